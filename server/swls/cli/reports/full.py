"""A finding with the lines of the text it is about, a caret under each character of the token."""

from __future__ import annotations

import unicodedata
from typing import IO, TYPE_CHECKING

from swls.cli.reports import place
from swls.cli.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.cli.judge import Judged
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint
    from swls.lint import Diagnostic, Span

# Of a longer line only the neighbourhood of the token is shown.
_WIDEST = 160


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the findings, an empty line behind each."""
    for judged, found in run.each():
        out.writelines(f"{line}\n" for line in _lines(judged, found, paint))
        out.write("\n")


def _lines(judged: Judged, found: Diagnostic, paint: Paint) -> Iterator[str]:
    level = found.severity.name.lower()
    spot = place(found.span, judged.lines)
    gutter = " " * len(str(spot.line))
    bar = paint("|", "blue")
    yield f"{paint(f'{level}[{found.code}]', level)}: {paint(found.message, 'bold')}"
    yield f"{gutter}{paint('-->', 'blue')} {harmless(judged.name)}:{spot.line}:{spot.column}"
    yield f"{gutter} {bar}"
    if spot.line > 1 and (before := _line(judged, spot.line - 1)).strip():
        yield f"{paint(str(spot.line - 1).rjust(len(gutter)), 'blue')} {bar} {harmless(before[:_WIDEST])}".rstrip()
    text, carets = _underlined(judged, found.span)
    yield f"{paint(str(spot.line), 'blue')} {bar} {text}".rstrip()
    yield f"{gutter} {bar} {paint(carets, level)}"
    for other in found.related:
        there = place(other.span, judged.lines)
        line = f"{harmless(judged.name)}:{there.line}:{there.column}: {other.message}"
        yield f"{gutter} {paint('=', 'blue')} related: {line}"
    yield f"{gutter} {paint('=', 'blue')} help: {found.name}, explained by `swls rule {found.code}`"
    for fix in found.fixes[:3]:
        unsafe = "" if fix.applicability == "safe" else " (unsafe)"
        yield f"{gutter} {paint('=', 'blue')} fix: {fix.title}{unsafe}"


def _line(judged: Judged, number: int) -> str:
    return judged.text[judged.lines.line_start(number - 1) : judged.lines.line_end(number - 1)]


def _underlined(judged: Judged, span: Span) -> tuple[str, str]:
    """The line where a span begins, and blanks and carets for the line below."""
    line, column = judged.lines.position(span.start)
    begin, end = judged.lines.line_start(line), judged.lines.line_end(line)
    first = max(begin, span.start - _WIDEST // 2) if end - begin > _WIDEST else begin
    text = harmless(judged.text[first : min(end, first + _WIDEST)])
    lead = "…" if first > begin else ""
    before = text[: begin + column - first]
    marked = text[begin + column - first : max(min(span.end, end), span.start) - first]
    return lead + text, " " * (len(lead) + _width(before)) + "^" * max(_width(marked), 1)


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
