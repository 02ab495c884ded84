"""Workflow commands of GitHub Actions: findings become annotations."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from swls.cli.reports import place

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint

_COMMANDS = {1: "error", 2: "warning", 3: "notice", 4: "notice"}


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write a command a finding."""
    for judged, found in run.each():
        spot = place(found.span, judged.lines)
        properties = {
            "title": f"swls ({found.code})",
            "file": judged.name,
            "line": spot.line,
            "col": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
        }
        if spot.end_line != spot.line:  # columns are only understood within one line
            del properties["col"], properties["endColumn"]
        listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        message = f"{judged.name}:{spot.line}:{spot.column}: {found.code} {found.message}"
        out.write(f"::{_COMMANDS[found.severity]} {listed}::{_data(message)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
