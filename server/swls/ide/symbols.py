"""The outline of a document: its parts, its tasks or states, and what it declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from swls.ide.names import holder_path, symbol_detail

if TYPE_CHECKING:
    from swls.model import Document, Unit
    from swls.model.names import Symbol
    from swls.syntax import Cursor

# What a reader would not look for in an outline.
_LEFT_OUT = frozenset({"variable", "event-type", "workflow", "secret"})


@dataclass(slots=True)
class Outline:
    """An entry of the outline. `kind` is that of the declared name, `part` for a top-level key.

    `start:end` is the whole thing, `name_start:name_end` its name; absolute offsets.
    """

    name: str
    kind: str
    detail: str
    start: int
    end: int
    name_start: int
    name_end: int
    children: list[Outline] = field(default_factory=list)


def outline(document: Document) -> list[Outline]:
    """The outline, in the order of the text. Several workflows in a text stand beside each other."""
    found: list[Outline] = []
    for unit in document.units:
        found += _of_unit(unit)
    return found


def _of_unit(unit: Unit) -> list[Outline]:
    top: list[Outline] = []
    by_path: dict[tuple[str | int, ...], Outline] = {}
    for child in unit.root.children():
        entry = _part(child)
        by_path[str(child.key),] = entry
        top.append(entry)
    for symbol in sorted(unit.names.symbols, key=lambda one: (one.start, one.end)):
        path = holder_path(symbol)
        if symbol.kind in _LEFT_OUT or not path:
            continue
        cursor = unit.root.at(*path)
        if cursor is None:
            continue
        parent = next(
            (by_path[path[:length]] for length in range(len(path) - 1, 0, -1) if path[:length] in by_path), None
        )
        entry = _declared(unit, symbol, cursor, _role(path, by_path))
        by_path.setdefault(path, entry)
        (parent.children if parent is not None else top).append(entry)
    return top


def _part(cursor: Cursor) -> Outline:
    start, end = cursor.key_span
    return Outline(str(cursor.key), "part", _size(cursor), start, max(end, cursor.end), start, end)


def _size(cursor: Cursor) -> str:
    if cursor.is_scalar and len(cursor.text) <= 60:
        return " ".join(cursor.text.split())
    return ""


def _declared(unit: Unit, symbol: Symbol, cursor: Cursor, role: str) -> Outline:
    key_start, key_end = cursor.key_span
    start = min(symbol.start, key_start, cursor.start)
    end = max(symbol.end, key_end, cursor.end)
    words = symbol_detail(unit, symbol).removeprefix(f"{symbol.kind}, ")
    detail = f"{role}: {words}" if role else words
    return Outline(symbol.name, symbol.kind, detail, start, end, symbol.start, symbol.end)


def _role(path: tuple[str | int, ...], known: dict[tuple[str | int, ...], Outline]) -> str:
    """The part of its parent that something stands in (`catch`, `branches`), where it is not the obvious one."""
    for length in range(len(path) - 1, 0, -1):
        if path[:length] in known:
            words = [str(step) for step in path[length:-1] if isinstance(step, str)]
            return next((word for word in words if word in {"catch", "before", "after", "foreach"}), "")
    return ""
