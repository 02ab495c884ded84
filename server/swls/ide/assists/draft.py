"""Several changes one after the other, each made on the text that the ones before have left; then all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.syntax import find
from swls.syntax.editing import entries_as_lines, fragment, remove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.ide.assists.spot import Path, TextChange
    from swls.model import Document, Unit
    from swls.syntax import Cursor


class Piece(NamedTuple):
    """A stretch of the text as it is now: `start:end` of the first text, or (`start` is -1) something new."""

    start: int
    end: int
    text: str = ""

    @property
    def width(self) -> int:
        """Its length."""
        return len(self.text) if self.start < 0 else self.end - self.start

    def cut(self, low: int, high: int) -> Piece:
        """A part of it, by offsets from its beginning."""
        if self.start < 0:
            return Piece(-1, -1, self.text[low:high])
        return Piece(self.start + low, self.start + high)


class Draft:
    """A document that changes step by step. What an earlier step moved is found again by its path."""

    def __init__(self, document: Document, unit: Unit) -> None:
        self.document = document
        self.index = unit.index
        self.root = unit.root.path
        self._length = len(document.text)
        self._pieces = [Piece(0, self._length)]

    def at(self, path: Path) -> Cursor | None:
        """The value at a path from the unit's root, as the text is now."""
        return find(self.document.tree, (*self.root, *path), self.index)

    def change(self, edits: Iterable[TextChange]) -> None:
        """Make changes to the text as it is now."""
        for start, end, text in sorted(edits, reverse=True):
            self.document = self.document.edit(start, end, text)
            self._pieces = [*_between(self._pieces, 0, start), Piece(-1, -1, text), *_between(self._pieces, end, None)]

    def take(self, path: Path, keys: list[str]) -> Any:
        """Some entries of the mapping at a path, taken out of the text, as a value that can be put elsewhere.

        None where something ties them to their place; the draft is of no use then.
        """
        mapping = self.at(path)
        if mapping is None:
            return None
        lines = entries_as_lines(mapping, keys)
        if lines is not None:
            self.change(lines[1])
            return lines[0]
        parts: dict[str, Any] = {}
        for child in mapping.children():
            if child.key in keys:
                parts[str(child.key)] = fragment(child) if child.node is not None else None
                if child.node is not None and parts[str(child.key)] is None:
                    return None
        for key in reversed(keys):
            here = self.at((*path, key))
            if here is not None:
                self.change(remove(here))
        return parts

    def edits(self) -> tuple[TextChange, ...]:
        """All changes as edits of the first text."""
        found: list[TextChange] = []
        at, new = 0, ""
        for piece in [*self._pieces, Piece(self._length, self._length)]:
            if piece.start < 0:
                new += piece.text
                continue
            if new or piece.start > at:
                found.append((at, piece.start, new))
            at, new = piece.end, ""
        return tuple(found)


def _between(pieces: list[Piece], low: int, high: int | None) -> list[Piece]:
    """The pieces of the text `low:high`."""
    found = []
    at = 0
    for piece in pieces:
        first, last = max(low - at, 0), piece.width if high is None else min(high - at, piece.width)
        if first < last:
            found.append(piece.cut(first, last))
        at += piece.width
    return found
