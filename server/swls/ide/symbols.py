"""The outline of a document: its parts, its tasks or states, and what it declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from swls.ide.names import holder_path, symbol_detail
from swls.model.names import symbols_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.model import Document, Unit
    from swls.model.frames import Frame
    from swls.model.names import Symbol
    from swls.syntax import Cursor

# What a reader would not look for in an outline.
_LEFT_OUT = frozenset({"variable", "event-type", "workflow", "secret"})
_ROLES = frozenset({"catch", "before", "after", "foreach"})
_FEW = 60  # facts of a part that is read as one

Path = tuple[str | int, ...]


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


class _Below(NamedTuple):
    """An entry of a part of the text, and the path to it from there."""

    path: Path
    entry: Outline


def outline(document: Document) -> list[Outline]:
    """The outline, in the order of the text. Several workflows in a text stand beside each other."""
    found: list[Outline] = []
    for unit in document.units:
        found += _of_unit(unit)
    return found


def _of_unit(unit: Unit) -> list[Outline]:
    top: list[Outline] = []
    known: dict[Path, Outline] = {}
    for child in unit.root.children():
        entry = _part(child)
        known[str(child.key),] = entry
        top.append(entry)
    taken: list[Outline] = []  # entries below which there are some of other parts of the text

    def read(part: Frame, groups: Iterable[Frame]) -> list[_Below]:
        return _read(unit, part, groups)

    for frame, found in unit.names.made("outline", read, _FEW):
        for below in found:
            path = frame.path + below.path
            parent = _around(path, known)
            entry = _moved(below.entry, frame.at)
            if parent is None:
                top.append(entry)
            else:
                role = _role(path[parent:])
                entry.detail = f"{role}: {entry.detail}" if role else entry.detail
                taken.append(known[path[:parent]])
                taken[-1].children.append(entry)
            known.setdefault(path, entry)
    for entry in {id(entry): entry for entry in taken}.values():
        entry.children.sort(key=_place)
    return top


def _read(unit: Unit, part: Frame, groups: Iterable[Frame]) -> list[_Below]:
    """The entries of a part, at offsets from where it begins."""
    top: list[_Below] = []
    known: dict[Path, Outline] = {}
    for symbol in sorted(symbols_in(groups, part.at, part.path), key=_place):
        path = holder_path(symbol)
        cursor = unit.root.at(*path) if path and symbol.kind not in _LEFT_OUT else None
        if cursor is None:
            continue
        entry = _declared(unit, symbol, cursor, part.at)
        parent = _around(path, known)
        if parent is None:
            top.append(_Below(path[len(part.path) :], entry))
        else:
            role = _role(path[parent:])
            entry.detail = f"{role}: {entry.detail}" if role else entry.detail
            known[path[:parent]].children.append(entry)
        known.setdefault(path, entry)
    return top


def _around(path: Path, known: dict[Path, Outline]) -> int | None:
    """The length of the path of the nearest entry that a place stands in."""
    return next((length for length in range(len(path) - 1, -1, -1) if path[:length] in known), None)


def _place(one: Symbol | Outline) -> tuple[int, int]:
    return one.start, one.end


def _moved(entry: Outline, by: int) -> Outline:
    return Outline(
        entry.name,
        entry.kind,
        entry.detail,
        entry.start + by,
        entry.end + by,
        entry.name_start + by,
        entry.name_end + by,
        [_moved(child, by) for child in entry.children],
    )


def _part(cursor: Cursor) -> Outline:
    start, end = cursor.key_span
    return Outline(str(cursor.key), "part", _size(cursor), start, max(end, cursor.end), start, end)


def _size(cursor: Cursor) -> str:
    if cursor.is_scalar and len(cursor.text) <= 60:
        return " ".join(cursor.text.split())
    return ""


def _declared(unit: Unit, symbol: Symbol, cursor: Cursor, base: int) -> Outline:
    key_start, key_end = cursor.key_span
    start = min(symbol.start, key_start, cursor.start) - base
    end = max(symbol.end, key_end, cursor.end) - base
    detail = symbol_detail(unit, symbol).removeprefix(f"{symbol.kind}, ")
    return Outline(symbol.name, symbol.kind, detail, start, end, symbol.start - base, symbol.end - base)


def _role(path: Path) -> str:
    """The part of its parent that something stands in (`catch`, `before`), where it is not the obvious one; `path` leads to it
    from its parent.
    """
    return next((str(step) for step in path[:-1] if step in _ROLES), "")
