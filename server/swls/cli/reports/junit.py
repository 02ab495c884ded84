"""JUnit XML: a test suite a file, a failed test a finding."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from swls.cli.reports import place
from swls.cli.reports.checkstyle import attribute, content

if TYPE_CHECKING:
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the document. A file without findings is one test that passed."""
    failures = sum(len(judged.diagnostics) for judged in run.files)
    tests = sum(max(len(judged.diagnostics), 1) for judged in run.files)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="swls" tests="{tests}" failures="{failures}" errors="0">\n')
    for judged in run.files:
        name = attribute(judged.name)
        count = len(judged.diagnostics)
        out.write(f'  <testsuite name={name} tests="{max(count, 1)}" failures="{count}" errors="0">\n')
        if not count:
            out.write(f'    <testcase name="swls" classname={name}/>\n')
        for found in judged.diagnostics:
            spot = place(found.span, judged.lines)
            title = attribute(f"{found.code} {found.name}")
            body = content(f"{judged.name}:{spot.line}:{spot.column}: {found.message}")
            message = attribute(found.message)
            out.write(f'    <testcase name={title} classname={name} line="{spot.line}">\n')
            kind = found.severity.name.lower()
            out.write(f'      <failure type="{kind}" message={message}>{body}</failure>\n    </testcase>\n')
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")
