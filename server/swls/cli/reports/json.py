"""All findings as one JSON document (`version` 1 of it)."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from swls.cli.reports import as_range, url_of
from swls.lint import Severity

if TYPE_CHECKING:
    from swls.cli.judge import Judged
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint
    from swls.lint import Diagnostic, Fix


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the document."""
    whole = {
        "version": 1,
        "tool": {"name": "swls", "version": run.version},
        "diagnostics": [entry(judged, found) for judged, found in run.each()],
        "summary": summary(run),
    }
    json.dump(whole, out, indent=2, ensure_ascii=False)
    out.write("\n")


def summary(run: Run) -> dict[str, int]:
    """How many files were judged, and how many findings there are of each severity."""
    return {"files": len(run.files), **{f"{severity.name.lower()}s": run.count(severity) for severity in Severity}}


def entry(judged: Judged, found: Diagnostic) -> dict[str, Any]:
    """A finding."""
    result: dict[str, Any] = {
        "file": judged.name,
        "code": found.code,
        "name": found.name,
        "severity": found.severity.name.lower(),
        "message": found.message,
        "range": as_range(found.span, judged.lines),
        "pointer": found.pointer,
        "url": url_of(found),
        "tags": list(found.tags),
        "related": [{"message": other.message, "range": as_range(other.span, judged.lines)} for other in found.related],
        "fix": None,
    }
    if found.fixes:
        result["fix"] = _fix(judged, found.fixes[0])
    return result


def _fix(judged: Judged, fix: Fix) -> dict[str, Any]:
    edits = [{"range": as_range(edit.span, judged.lines), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability, "edits": edits}
