"""The findings below the name of their file."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from swls.cli.reports import place
from swls.cli.terminal import harmless

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write a block a file."""
    for judged in run.files:
        if not judged.diagnostics:
            continue
        out.write(paint(harmless(judged.name), "bold") + ":\n")
        spots = [place(found.span, judged.lines) for found in judged.diagnostics]
        width = max(len(f"{spot.line}:{spot.column}") for spot in spots)
        for spot, found in zip(spots, judged.diagnostics, strict=True):
            where = f"{spot.line}:{spot.column}".ljust(width)
            out.write(f"  {where}  {paint(found.code, found.severity.name.lower())}  {found.message}\n")
        out.write("\n")
