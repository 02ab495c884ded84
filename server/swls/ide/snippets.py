"""The snippets of the `snippets/` folder: read once, offered where they fit."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from swls.resources import read_text
from swls.syntax import Mapping, Sequence, read, root_cursor

if TYPE_CHECKING:
    from swls.schema import Shape, View
    from swls.syntax import Cursor

_NEEDED = ("name", "prefix", "where", "description", "body")


class Snippet(NamedTuple):
    """A text with tab stops. `where` is the definition of the schema whose value it is: `workflow`, `task`, ...

    `since` is the first version that has what it writes, "" for all of them.
    """

    name: str
    prefix: str
    where: str
    description: str
    body: str
    since: str = ""


@cache
def load_snippets(generation: str) -> tuple[Snippet, ...]:
    """The snippets of a generation; ValueError where the file is not as it should be."""
    tree = read(read_text("snippets", f"{generation}.yaml"), "yaml")
    root = root_cursor(tree)
    if root is None or not isinstance(root.node, Sequence) or tree.problems():
        raise ValueError(f"snippets/{generation}.yaml is no list of snippets")
    return tuple(_snippet(item) for item in root.children())


def _snippet(item: Cursor) -> Snippet:
    values = {str(child.key): child.value for child in item.children()} if isinstance(item.node, Mapping) else {}
    if not set(_NEEDED) <= set(values) <= {*_NEEDED, "since"} or not all(
        isinstance(value, str) for value in values.values()
    ):
        raise ValueError(
            f"a snippet needs {', '.join(_NEEDED)} and may have since, all of them texts; found {', '.join(values)}"
        )
    return Snippet(**{name: str(value) for name, value in values.items()})


def fitting(view: View, shape: Shape) -> list[Snippet]:
    """The snippets that are values of a shape."""
    known = _definitions(view)
    names = {known[id(part)] for part in (*shape.parts, *shape.sources) if id(part) in known}
    if not names:
        return []
    known_here = load_snippets(view.language.generation)
    return [one for one in known_here if one.where in names and view.available(one.since or None, None)]


@lru_cache(maxsize=32)
def _definitions(view: View) -> dict[int, str]:
    """The names of the definitions that snippets are for, by the schema (which the language keeps)."""
    wanted = {one.where for one in load_snippets(view.language.generation)}
    found = {}
    for name in wanted & set(view.language.definitions):
        definition = view.language.definitions[name]
        found[id(definition)] = found[id(view.overlaid(definition))] = name
    return found
