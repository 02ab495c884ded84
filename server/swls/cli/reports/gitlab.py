"""The Code Quality report of GitLab."""

from __future__ import annotations

import hashlib
import json
from typing import IO, TYPE_CHECKING

from swls.cli.reports import place

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint

_SEVERITIES = {1: "major", 2: "minor", 3: "info", 4: "info"}


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the report. A fingerprint outlives a move of its line, so that GitLab sees what is new."""
    seen: dict[str, int] = {}
    entries = []
    for judged, found in run.each():
        spot = place(found.span, judged.lines)
        what = f"{judged.name}\0{found.code}\0{found.pointer}\0{found.message}"
        seen[what] = seen.get(what, 0) + 1
        entries.append(
            {
                "description": found.message,
                "check_name": found.code,
                "fingerprint": hashlib.sha256(f"{what}\0{seen[what]}".encode("utf-8", "replace")).hexdigest(),
                "severity": _SEVERITIES[found.severity],
                "location": {
                    "path": judged.name,
                    "positions": {
                        "begin": {"line": spot.line, "column": spot.column},
                        "end": {"line": spot.end_line, "column": spot.end_column},
                    },
                },
            }
        )
    json.dump(entries, out, indent=2, ensure_ascii=False)
    out.write("\n")
