"""One JSON object a finding and line."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from swls.cli.reports.json import entry

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the lines."""
    for judged, found in run.each():
        out.write(json.dumps(entry(judged, found), ensure_ascii=False, separators=(",", ":")) + "\n")
