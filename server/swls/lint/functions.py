"""The functions of a 0.x workflow and the places that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, text
from swls.lint.reads import by_name
from swls.lint.states import actions_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from swls.lint.context import Context
    from swls.lint.reads import Reads
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
    return context.follows("functions", context.each(_function, "functions"), _first)


def _first(reads: Reads[tuple[str, str]]) -> dict[str, Function]:
    found: dict[str, Function] = {}
    for path, (name, kind) in reads:
        found.setdefault(name, Function(kind, path))
    return found


def calls_of(context: Context, names: Collection[str]) -> Iterator[tuple[Path, Call]]:
    """The calls of functions of these names, each with the path of its state."""
    calls = context.follows("calls", context.each(_calls, "states"), by_name)
    return (call for name in names for call in calls.get(name, ()))


def selecting_calls(context: Context) -> list[tuple[Path, Call]]:
    """The calls with a `selectionSet`."""
    return context.follows("selecting calls", context.each(_calls, "states"), _selecting)


def _selecting(reads: Reads[tuple[Call, ...]]) -> list[tuple[Path, Call]]:
    return [(path, call) for path, calls in reads for call in calls if call.selection]


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
