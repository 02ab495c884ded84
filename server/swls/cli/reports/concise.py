"""One line a finding: `path:line:col: CODE message`."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from swls.cli.reports import place
from swls.cli.terminal import harmless

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the lines."""
    for judged, found in run.each():
        spot = place(found.span, judged.lines)
        where = paint(harmless(judged.name), "bold")
        code = paint(found.code, found.severity.name.lower())
        out.write(f"{where}:{spot.line}:{spot.column}: {code} {found.message}\n")
