"""Checkstyle XML."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from swls.cli.reports import place
from swls.patterns import regex

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint

# What XML 1.0 cannot hold at all.
_FORBIDDEN = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEVELS = {1: "error", 2: "warning", 3: "info", 4: "info"}


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the document."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for judged in run.files:
        out.write(f"  <file name={attribute(judged.name)}>\n")
        for found in judged.diagnostics:
            spot = place(found.span, judged.lines)
            out.write(
                f'    <error line="{spot.line}" column="{spot.column}" severity="{_LEVELS[found.severity]}" '
                f'message={attribute(found.message)} source="swls.{found.code}"/>\n'
            )
        out.write("  </file>\n")
    out.write("</checkstyle>\n")


def attribute(text: str) -> str:
    """A text as an XML attribute, in quotes."""
    return quoteattr(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def content(text: str) -> str:
    """A text between XML tags."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
