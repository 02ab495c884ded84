"""Where an assist is asked for, and what it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from swls.syntax import Cursor, Mapping, covering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from swls.model import Document, Unit
    from swls.model.workspace import Workspace
    from swls.schema import Shape

Path = tuple[str | int, ...]
AssistKind = Literal["refactor.extract", "refactor.inline", "refactor.rewrite"]
TextChange = tuple[int, int, str]


class Assist(NamedTuple):
    """A change on offer: edits (start, end, text) that do not overlap."""

    title: str
    kind: AssistKind
    edits: tuple[TextChange, ...]


class Spot(NamedTuple):
    """A selection in a workflow; `around` are the values that contain its beginning, the innermost first.

    `workspace` has the other files, where there are any, and `uri` is the document's among them.
    """

    document: Document
    unit: Unit
    start: int
    end: int
    around: tuple[Cursor, ...]
    workspace: Workspace | None = None
    uri: str = ""

    def path(self, cursor: Cursor) -> Path:
        """Where a value stands, from the unit's root."""
        return cursor.path[len(self.unit.root.path) :]

    def forms(self, cursor: Cursor) -> list[Shape]:
        """The forms that a value at this place may have, whatever stands there now, as far as the version has them."""
        path = self.path(cursor)
        found: list[Shape] = []
        for around in self.unit.forms(path[:-1]):
            if isinstance(path[-1], int):
                found += self.unit.item_forms(around)
            elif (key := around.key(path[-1])) is not None and not key.forbidden:
                found += self.unit.leaf_forms(key.shape)
        return [form for form in found if form.available]

    def named(self, within: Cursor | None = None) -> Cursor | None:
        """The nearest value around the selection, or around one of those, whose key is a name of its own list: a task."""
        outermost = len(within.path) if within is not None else len(self.around[0].path) if self.around else 0
        for cursor in self.around:
            if len(cursor.path) > outermost:
                continue
            if any(one.get("scope") == "list" for form in self.forms(cursor) for one in form.declares_key):
                return cursor
        return None

    def leads_out(self, parts: Collection[Cursor]) -> bool:
        """Whether something in these parts names a thing of a list that stands outside of them."""
        names = self.unit.names
        spans = [(part.entry_at, max(part.end, part.key_span[1])) for part in parts]

        def inside(offset: int) -> bool:
            return any(start <= offset < end for start, end in spans)

        for start, end in spans:
            for use in names.uses_between(start, end):
                symbol = names.resolve(use)
                if symbol is not None and symbol.scope and not inside(symbol.start):
                    return True
        return False


def spot_at(document: Document, start: int, end: int, workspace: Workspace | None = None, uri: str = "") -> Spot | None:
    """The spot of a selection; None outside of workflows and in a text that is broken there."""
    unit = document.unit_at(start)
    if unit is None:
        return None
    depth = len(unit.root.path)
    around = [cursor for cursor in covering(document.tree, start, unit.index) if len(cursor.path) > depth]
    for problem in document.tree.problems():
        if around and around[0].entry_at <= problem.start <= around[0].end:
            return None
    return Spot(document, unit, start, end, tuple(reversed(around)), workspace, uri)


def fresh(base: str, taken: Iterable[str]) -> str:
    """A name that is not taken yet: the base, or with a number behind it."""
    used = set(taken)
    name, number = base, 2
    while name in used:
        name, number = f"{base}{number}", number + 1
    return name


def joined(first: str, second: str) -> str:
    """Two words as one name, in the manner of the first: `checkStock` + `retry` as `checkStockRetry`."""
    if not first:
        return second
    between = next((mark for mark in ("-", "_", " ") if mark in first), "")
    return f"{first}{between}{second}" if between else f"{first}{second[:1].upper()}{second[1:]}"


def identifier(text: str) -> str:
    """The letters, digits and dashes of a text, as a name."""
    return "-".join(re.findall(r"[A-Za-z0-9_]+", text))


def written_keys(cursor: Cursor) -> tuple[str, ...]:
    """The keys of a mapping as written, merge keys not looked through; empty for anything else."""
    node = cursor.node
    return tuple(entry.name for entry in node.entries) if isinstance(node, Mapping) else ()
