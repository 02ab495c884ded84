"""Offsets inside, positions outside: the only code that knows how the client counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lsprotocol import types

    from swls.syntax import Encoding, LineIndex


class Places(NamedTuple):
    """Converts between the offsets of one text and the positions of one client."""

    lines: LineIndex
    encoding: Encoding

    def position(self, offset: int) -> dict[str, int]:
        """The position of an offset."""
        line, character = self.lines.to_unit(offset, self.encoding)
        return {"line": line, "character": character}

    def range(self, start: int, end: int) -> dict[str, Any]:
        """The range of two offsets."""
        line, character, last, behind = self.lines.span_to_unit(start, end, self.encoding)
        return {"start": {"line": line, "character": character}, "end": {"line": last, "character": behind}}

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one outside the text is brought back into it."""
        return self.lines.from_unit(position.line, position.character, self.encoding)

    def span(self, where: types.Range) -> tuple[int, int]:
        """The offsets of a range, in order."""
        start, end = self.offset(where.start), self.offset(where.end)
        return (start, end) if start <= end else (end, start)
