"""One file an output format: `write(run, out, paint)` writes all findings of a run."""

from __future__ import annotations

import importlib
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from swls.lint import Diagnostic, Severity
from swls.lint.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.cli.judge import Judged
    from swls.cli.terminal import Paint
    from swls.lint import Span
    from swls.syntax import LineIndex

FORMATS = (
    "full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson",
)  # fmt: skip


class Run(NamedTuple):
    """The judged files of a run, in order."""

    files: tuple[Judged, ...]
    version: str

    def each(self) -> Iterator[tuple[Judged, Diagnostic]]:
        """Every finding with the file it is in."""
        return ((judged, found) for judged in self.files for found in judged.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(found.severity is severity for _, found in self.each())


class Place(NamedTuple):
    """1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def place(span: Span, lines: LineIndex) -> Place:
    """Where a span stands in its text."""
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(max(span.end, span.start))
    return Place(line + 1, column + 1, end_line + 1, end_column + 1)


def url_of(found: Diagnostic) -> str:
    """The page of the rule behind a finding."""
    listed = RULES.get(found.code)
    return listed.rule.url if listed is not None else ""


def as_range(span: Span, lines: LineIndex) -> dict[str, Any]:
    """A span as the JSON formats give it."""
    spot = place(span, lines)
    return {
        "start": {"line": spot.line, "column": spot.column},
        "end": {"line": spot.end_line, "column": spot.end_column},
    }


def writer(name: str) -> Callable[[Run, IO[str], Paint], None]:
    """The function that writes a format."""
    module = importlib.import_module(f"swls.cli.reports.{name.replace('-', '_')}")
    write: Callable[[Run, IO[str], Paint], None] = module.write
    return write


def plural(count: int, word: str, several: str = "") -> str:
    """`1 error`, `2 errors`; `several` where that is no mere `s` more."""
    return f"{count} {word if count == 1 else several or f'{word}s'}"


def summary_of(run: Run) -> str:
    """The findings of a run in one line."""
    counts = [
        (run.count(severity), word)
        for severity, word in zip(Severity, ("error", "warning", "info", "hint"), strict=True)
    ]
    said = ", ".join(plural(count, word) if word != "info" else f"{count} info" for count, word in counts if count)
    return f"{said or 'no problems'} in {plural(len(run.files), 'workflow file')}"


def used_rules(run: Run) -> Iterable[str]:
    """The codes that occur, in order."""
    return sorted({found.code for _, found in run.each()})
