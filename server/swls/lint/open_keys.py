"""Keys that are not of the language where it lets other keys pass, and keys of the other generation among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects import DIALECTS
from swls.schema import Problem, load
from swls.schema.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context, Placed
    from swls.syntax import Cursor


class OpenKey(NamedTuple):
    """An unknown key; `suggestion` is the known one that it resembles, empty for none."""

    place: Placed
    name: str
    suggestion: str
    message: str


def open_keys(context: Context) -> Iterator[OpenKey]:
    """The unknown keys that no rule of structure may object to, without those that tools mark as their own."""
    said = [*foreign_keys(context), *misplaced_timeouts(context)]
    foreign = {(cursor.key_span[0], cursor.key) for cursor in said}
    for place in context.formats("unknown-key"):
        args = place.value
        name = args["property"]
        if name.startswith(("x-", "$", ".")) or (place.start, name) in foreign:
            continue
        words = message(Problem("unknown-property", 0, 0, (), args))
        yield OpenKey(place._replace(path=(*place.path, name)), name, args.get("suggestion") or "", words)


def foreign_keys(context: Context) -> list[Cursor]:
    """The keys at the root that only the other generation has, where the document shows that it is of both."""
    unit = context.unit
    if not unit.detection.other:
        return []
    known = unit.shape.properties
    elsewhere: set[str] = set()
    for dialect in DIALECTS:
        if dialect is not unit.dialect:
            elsewhere.update(load(dialect.generation).view(dialect.latest).root.properties)
    return [child for child in unit.root.children() if child.key in elsewhere and child.key not in known]


def misplaced_timeouts(context: Context) -> list[Cursor]:
    """The keys among the timeouts of a state or branch that are timeouts, and of which it has none."""
    known = context.unit.view.shape("timeout-map").properties if context.unit.dialect.generation == "0" else {}
    found = []
    for place in context.formats("unknown-key"):
        name = place.value["property"]
        if name in known and place.path[-1:] == ("timeouts",) and len(place.path) > 1:
            cursor = context.at((*place.path, name))
            if cursor is not None:
                found.append(cursor)
    return found
