"""Offsets, lines and columns.

Lines end at `\\n`, `\\r\\n` and `\\r`, as in the Language Server Protocol, and nowhere else. The index is kept in segments of
a few thousand characters, so that an edit re-scans one segment and shifts whole segments, not lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_BREAK = re.compile(r"\r\n|\n|\r")
_SEGMENT = 4096


class LineIndex:
    """The lines of one text. Lines and columns count from 0; columns count code points unless an encoding is named."""

    __slots__ = ("_at", "_breaks", "_first", "_widths", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._widths, self._breaks = _scan(text, 0, len(text))
        self._sum()

    def _sum(self) -> None:
        self._at = list(accumulate(self._widths, initial=0))
        self._first = list(accumulate(map(len, self._breaks), initial=0))

    def edit(self, start: int, end: int, text: str) -> LineIndex:
        """The index of `text`, which differs from this one's by what stands at `start:end` of this one."""
        new = object.__new__(LineIndex)
        new.text = text
        low = max(0, bisect_right(self._at, start) - 2)  # one more: a `\r` may have met a `\n`
        high = min(len(self._widths), bisect_right(self._at, end) + 1)
        grown = len(text) - len(self.text)
        widths, breaks = _scan(text, self._at[low], self._at[high] + grown)
        new._widths = self._widths[:low] + widths + self._widths[high:]
        new._breaks = self._breaks[:low] + breaks + self._breaks[high:]
        new._sum()
        return new

    @property
    def count(self) -> int:
        """The number of lines; a text that ends with a line break has an empty last line."""
        return self._first[-1] + 1

    def line_start(self, line: int) -> int:
        """The offset at which a line begins; beyond the last line, the length of the text."""
        if line <= 0:
            return 0
        if line > self._first[-1]:
            return len(self.text)
        segment = bisect_right(self._first, line - 1) - 1
        return self._at[segment] + self._breaks[segment][line - 1 - self._first[segment]]

    def line_end(self, line: int) -> int:
        """The offset behind the last character of a line, before its line break."""
        if line >= self._first[-1]:
            return len(self.text)
        end = self.line_start(line + 1) - 1
        if end > 0 and self.text[end] == "\n" and self.text[end - 1] == "\r":
            end -= 1
        return end

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, which is first brought inside the text."""
        offset = min(max(offset, 0), len(self.text))
        line, begin, _ = self._line(offset)
        return line, offset - begin

    def _line(self, offset: int) -> tuple[int, int, int]:
        """The line of an offset inside the text, where it begins, and where the next one does."""
        if not self._breaks:
            return 0, 0, len(self.text)
        segment = min(bisect_right(self._at, offset), len(self._breaks)) - 1
        at, breaks = self._at[segment], self._breaks[segment]
        inside = bisect_right(breaks, offset - at)
        line = self._first[segment] + inside
        begin = at + breaks[inside - 1] if inside else self.line_start(line)
        return line, begin, at + breaks[inside] if inside < len(breaks) else self.line_start(line + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a position; a column behind the end of its line is brought back to it."""
        if line < 0:
            return 0
        if line >= self.count:
            return len(self.text)
        return min(self.line_start(line) + max(column, 0), self.line_end(line))

    def to_unit(self, offset: int, encoding: Encoding) -> tuple[int, int]:
        """Line and character of an offset, counted in the code units of an encoding."""
        offset = min(max(offset, 0), len(self.text))
        line, begin, _ = self._line(offset)
        column = offset - begin
        if encoding == "utf-32" or column == 0:
            return line, column
        prefix = self.text[begin:offset]
        if prefix.isascii():
            return line, column
        if encoding == "utf-16":
            return line, column + sum(char > "\uffff" for char in prefix)
        return line, len(prefix.encode("utf-8", "surrogatepass"))

    def span_to_unit(self, start: int, end: int, encoding: Encoding) -> tuple[int, int, int, int]:
        """Line and character of two offsets. Where both stand in one line of ASCII, that is hardly more work than one."""
        if 0 <= start <= end <= len(self.text):
            line, begin, behind = self._line(start)
            if end < behind and self.text[begin:end].isascii():
                return line, start - begin, line, end - begin
        return *self.to_unit(start, encoding), *self.to_unit(end, encoding)

    def from_unit(self, line: int, character: int, encoding: Encoding) -> int:
        """The offset of a position counted in code units; inside a character, the offset before it."""
        if line < 0:
            return 0
        if line >= self.count:
            return len(self.text)
        start, end = self.line_start(line), self.line_end(line)
        if encoding == "utf-32":
            return min(start + max(character, 0), end)
        content = self.text[start:end]
        if content.isascii():
            return min(start + max(character, 0), end)
        units = 0
        for index, char in enumerate(content):
            units += _units(char, encoding)
            if units > character:
                return start + index
        return end


def _units(char: str, encoding: Encoding) -> int:
    if encoding == "utf-16":
        return 2 if char > "\uffff" else 1
    code = ord(char)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


def _scan(text: str, start: int, end: int) -> tuple[list[int], list[list[int]]]:
    """Segments of a stretch: their widths, and the offsets inside each at which a new line begins."""
    widths = []
    breaks = []
    while start < end:
        stop = min(start + _SEGMENT, end)
        if stop < len(text) and text[stop - 1] == "\r" and text[stop] == "\n" and stop < end:
            stop += 1
        breaks.append([match.end() - start for match in _BREAK.finditer(text, start, stop)])
        widths.append(stop - start)
        start = stop
    return widths, breaks
