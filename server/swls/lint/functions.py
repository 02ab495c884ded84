"""The functions of a 0.x workflow and the places that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, text
from swls.lint.states import actions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.syntax import Cursor

Path = tuple[str | int, ...]


class Function(NamedTuple):
    """A defined function; `type` is "" where nothing is written. `path` leads there from the workflow."""

    type: str
    path: Path


class Call(NamedTuple):
    """A `functionRef`, by name or with more. `path` leads to it from the state."""

    name: str
    path: Path
    arguments: bool
    selection: bool


def functions_of(context: Context) -> dict[str, Function]:
    """The functions that are defined beside the states, by name."""
    found: dict[str, Function] = {}
    for read in context.each(_function, "functions"):
        name, kind = read.made
        found.setdefault(name, Function(kind, read.path))
    return found


def calls_in(context: Context) -> Iterator[tuple[Path, Call]]:
    """The calls of all states, each with the path of its state."""
    return ((read.path, call) for read in context.each(_calls, "states") for call in read.made)


def _function(cursor: Cursor) -> tuple[str, str]:
    found = fields(cursor)
    return text(found.get("name")), text(found.get("type"))


def _calls(state: Cursor) -> tuple[Call, ...]:
    found = []
    for path, action in actions_in(state):
        reference = action.get("functionRef")
        said = fields(reference)
        name = text(said.get("refName")) or text(reference)
        if name:
            found.append(Call(name, (*path, "functionRef"), "arguments" in said, "selectionSet" in said))
    return tuple(found)
