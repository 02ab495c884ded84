"""The diagnostic format of reviewdog (rdjson)."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from swls.cli.reports import place, url_of

if TYPE_CHECKING:
    from swls.cli.judge import Judged
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint
    from swls.lint import Diagnostic, Span

_SEVERITIES = {1: "ERROR", 2: "WARNING", 3: "INFO", 4: "INFO"}


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the document."""
    whole = {
        "source": {"name": "swls", "url": "https://github.com/swls/swls"},
        "severity": "WARNING",
        "diagnostics": [_entry(judged, found) for judged, found in run.each()],
    }
    json.dump(whole, out, indent=2, ensure_ascii=False)
    out.write("\n")


def _entry(judged: Judged, found: Diagnostic) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "message": found.message,
        "location": {"path": judged.name, "range": _range(judged, found.span)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code, "url": url_of(found)},
    }
    if found.fixes:
        entry["suggestions"] = [
            {"range": _range(judged, edit.span), "text": edit.text} for edit in found.fixes[0].edits
        ]
    return entry


def _range(judged: Judged, span: Span) -> dict[str, Any]:
    """Lines from 1; columns count the bytes of UTF-8, from 1."""
    spot = place(span, judged.lines)
    return {
        "start": {"line": spot.line, "column": _bytes(judged, span.start, spot.column)},
        "end": {"line": spot.end_line, "column": _bytes(judged, span.end, spot.end_column)},
    }


def _bytes(judged: Judged, offset: int, column: int) -> int:
    return len(judged.text[offset - column + 1 : offset].encode("utf-8", "replace")) + 1
