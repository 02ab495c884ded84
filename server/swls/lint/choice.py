"""Which of all findings are told, and in which words.

There may be thousands, of which at most `max-problems` are told: the most serious, and of those the first. The others are
counted, and neither put in their places nor worded.
"""

from __future__ import annotations

from functools import partial
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.diagnostic import Diagnostic, Fix, Severity, Span
from swls.lint.finding import Finding, fill
from swls.lint.registry import BY_NAME, module_of
from swls.syntax import to_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.context import Context
    from swls.lint.lots import Lot, Stretch
    from swls.lint.rule import Listed

Enabled = dict[str, Severity]
MORE = "too-many-problems"


class Said(NamedTuple):
    """A finding and how much it matters. It is worded when it is chosen from all there are."""

    listed: Listed
    severity: Severity
    finding: Finding
    context: Context | None

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.listed.rule.code

    @property
    def span(self) -> Span:
        """Where it is."""
        return self.finding.span

    @property
    def message(self) -> str:
        """What it says."""
        finding = self.finding
        return fill(finding.message if finding.message is not None else module_of(self.listed).MESSAGE, finding.args)


class SaidLot:
    """Many findings of a rule, and how much they matter."""

    __slots__ = ("context", "count", "findings", "listed", "severity")

    def __init__(self, listed: Listed, severity: Severity, findings: Lot, context: Context) -> None:
        self.listed = listed
        self.severity = severity
        self.findings = findings
        self.context = context
        self.count = findings.count

    def __iter__(self) -> Iterator[Said]:
        """Each of them, in the order of the text."""
        return map(self._said, self.findings)

    def apart(self, stretches: list[Stretch]) -> tuple[SaidLot, list[Said]]:
        """Those that may have to do with some stretches of the text, behind a lot of the others."""
        rest, near = self.findings.apart(stretches)
        return SaidLot(self.listed, self.severity, rest, self.context), list(map(self._said, near))

    def _said(self, finding: Finding) -> Said:
        return Said(self.listed, self.severity, finding, self.context)


def distinct(said: Iterable[Said]) -> list[Said]:
    """In the order of the text, the same thing said once."""
    found: dict[tuple[Span, str], list[Said]] = {}
    for one in said:
        found.setdefault((one.finding.span, one.listed.rule.code), []).append(one)
    told: list[Said] = []
    for key in sorted(found):
        several = found[key]
        if len(several) > 1:
            by_message = {one.message: one for one in several}
            several = [by_message[message] for message in sorted(by_message)]
        told += several
    return told


def chosen(said: list[Said], lots: list[SaidLot], most: int, enabled: Enabled) -> list[Diagnostic]:
    """At most so many as diagnostics, the most serious first chosen, and a note that counts the others.

    `said` are in the order of the text; nothing in the `lots` is among them, or in two lots.
    """
    count = len(said) + sum(lot.count for lot in lots)
    told = [*said, *(one for lot in lots for one in lot)] if count <= most else list(_first(said, lots, most))
    if count > most:
        last = max(one.finding.span for one in told)
        severity = enabled.get(BY_NAME[MORE].rule.code)
        if severity is not None:
            finding = Finding(Span(last.start, last.end), args={"count": count - most})
            told.append(Said(BY_NAME[MORE], severity, finding, None))
    told.sort(key=lambda one: (one.finding.span, one.code == BY_NAME[MORE].rule.code, one.code))
    return [_diagnostic(one) for one in told]


def _first(said: list[Said], lots: list[SaidLot], most: int) -> Iterator[Said]:
    """The most serious, and of those the first in the text."""
    left = most
    for severity in Severity:
        sources: list[Iterable[Said]] = [[one for one in said if one.severity is severity]]
        sources += [lot for lot in lots if lot.severity is severity]
        for one in islice(merge(*sources, key=_place), left):
            left -= 1
            yield one


def _place(said: Said) -> tuple[Span, str]:
    return said.finding.span, said.listed.rule.code


def _diagnostic(said: Said) -> Diagnostic:
    rule, finding = said.listed.rule, said.finding
    told = Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=said.severity,
        span=finding.span,
        message=said.message,
        pointer=to_pointer(finding.path),
        related=finding.related,
        tags=finding.tags or rule.tags,
        args=finding.args,
    )
    told.mend = partial(_fixes, said)
    return told


def _fixes(said: Said) -> tuple[Fix, ...]:
    """The fixes of a finding, also those of its rule's file, which are made where it has its final place."""
    finding, context = said.finding, said.context
    fixes = finding.fixes if finding.later is None else (*finding.fixes, *finding.later())
    mend = getattr(module_of(said.listed), "fixes", None) if context is not None else None
    return fixes if mend is None else (*fixes, *(one for one in mend(context, finding) if one.edits))
