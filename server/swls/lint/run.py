"""From a document to its diagnostics. The editor and the command line both call `lint`, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.lint.broken import broken_places, is_broken
from swls.lint.context import Context
from swls.lint.diagnostic import Diagnostic, Severity, Span
from swls.lint.finding import Finding, fill
from swls.lint.hygiene import review
from swls.lint.local import local_findings
from swls.lint.registry import BY_NAME, RULES, module_of
from swls.lint.settings import DEFAULT
from swls.lint.structure import rule_for, structure_finding
from swls.lint.suppression import silence, suppressions
from swls.patterns import regex
from swls.syntax import to_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.lint.rule import Listed, Rule
    from swls.lint.settings import Settings
    from swls.model import Document, Unit
    from swls.model.workspace import Workspace
    from swls.syntax import SyntaxProblem

Enabled = dict[str, Severity]
_GAP = regex(r"[ \t\r\n-]*")
MORE = "too-many-problems"
NO_WORKFLOW = "not-a-workflow"


def lint(
    document: Document,
    settings: Settings = DEFAULT,
    *,
    path: str | None = None,
    syntax: Iterable[SyntaxProblem] | None = None,
    workspace: Callable[[], Workspace] | None = None,
    uri: str = "",
) -> list[Diagnostic]:
    """Everything there is to say about a document, in the order of the text; nothing when it is no workflow.

    `path` is the file as `per-file-ignores` see it (None: the document's). `syntax` are the syntax errors where the
    caller knows them already, else they are confirmed here, which may take a while on a broken text. `workspace` gives
    the files whose names count here, too, when a rule asks, and `uri` is the document's among them, in its canonical
    spelling; None: nothing is known of other files.
    """
    if not document.units and not document.certain:
        return []
    enabled = dict(settings.enabled)
    for code in settings.ignored_in(path if path is not None else document.path):
        enabled.pop(code, None)
    broken_text = _confirmed(document) if syntax is None else list(syntax)
    found = list(_of_syntax(broken_text, enabled))
    clean = not broken_text
    if not document.units and clean:
        found += _said(BY_NAME[NO_WORKFLOW], [_no_workflow(document)], enabled)
    contexts = [Context(document, unit, settings, workspace, uri) for unit in document.units]
    for context in contexts:
        found += _of_structure(context, broken_text, enabled)
        found += _of_rules(context, broken_text, enabled)
    given = suppressions(document)
    found = silence(_distinct(found), given)
    for name, finding in review(document, given, enabled, unused=clean):
        found += silence(list(_said(BY_NAME[name], [finding], enabled)), [s for s in given if s.form == "file"])
    diagnostics = _limited(found, settings.max_problems, enabled)
    for context in contexts:
        context.close()
    document.tree.forget()
    return diagnostics


def _confirmed(document: Document) -> list[SyntaxProblem]:
    from swls.syntax import confirmed  # noqa: PLC0415  (brings the strict reader, which a sound text does not need)

    return confirmed(document.tree)


def _of_syntax(problems: list[SyntaxProblem], enabled: Enabled) -> Iterator[_Said]:
    if not problems:
        return
    from swls.lint import syntax  # noqa: PLC0415  (only for broken texts)

    for problem in syntax.one_a_cause(problems):
        yield from _said(syntax.rule_for(problem), [syntax.syntax_finding(problem)], enabled)


def _of_structure(context: Context, broken: list[SyntaxProblem], enabled: Enabled) -> Iterator[_Said]:
    document, unit = context.document, context.unit
    errors = _errors(document, broken)
    for problem, at, path in context.problems:
        listed = rule_for(problem)
        if listed is None or listed.rule.code not in enabled:
            continue
        if broken and _caused(document, unit, path, at + problem.start, errors):
            continue
        yield from _said(listed, [structure_finding(document, unit, listed, problem, at, path)], enabled, context)


class _Errors(NamedTuple):
    """Where a text is broken: the offsets of its syntax errors, and the lines they are in."""

    starts: list[int]
    lines: frozenset[int]


def _errors(document: Document, broken: list[SyntaxProblem]) -> _Errors:
    starts = [error.start for error in broken]
    return _Errors(starts, frozenset(document.lines.position(start)[0] for start in starts))


def _caused(document: Document, unit: Unit, path: tuple[str | int, ...], at: int, errors: _Errors) -> bool:
    """Whether a syntax error in the same line, or in the very thing that a problem is about, is its likely cause."""
    if document.lines.position(at)[0] in errors.lines:
        return True
    cursor = unit.root.at(*path) if path else None
    if cursor is None:
        return False
    gap = _GAP.match(document.text, max(cursor.key_span[1], cursor.end))
    begin, end = cursor.key_span[0], gap.end() if gap is not None else cursor.end
    return any(begin <= start <= end for start in errors.starts)


def _of_rules(context: Context, broken_text: list[SyntaxProblem], enabled: Enabled) -> Iterator[_Said]:
    unit = context.unit
    due = [
        listed
        for listed in RULES.values()
        if listed.checks and listed.rule.code in enabled and _judges(listed.rule, unit)
    ]
    if not due:
        return
    broken = broken_places((problem, path) for problem, _, path in context.problems)
    above = len(unit.root.path)
    errors = _errors(context.document, broken_text)

    def sound(finding: Finding) -> bool:
        path = finding.path[above:]
        if is_broken(path, broken):
            return False
        return not errors.starts or not _caused(context.document, unit, path, finding.span.start, errors)

    for listed, finding in local_findings(context, [listed for listed in due if listed.rule.local]):
        if sound(finding):
            yield from _said(listed, [finding], enabled, context)
    for listed in due:
        wants = listed.rule.wants
        if listed.rule.local or (wants and context.present.isdisjoint(wants)):
            continue
        findings = module_of(listed).check(context)
        yield from _said(listed, filter(sound, findings), enabled, context)


def _judges(rule: Rule, unit: Unit) -> bool:
    """Whether a rule is made for what a unit is."""
    if unit.dialect.generation not in rule.generations:
        return False
    if (rule.profiles and unit.profile not in rule.profiles) or (rule.shapes and unit.shape_name not in rule.shapes):
        return False
    if rule.first is None and rule.last is None:
        return True
    return unit.view.available(rule.first, rule.last)


class _Said(NamedTuple):
    """A finding and how much it matters. It is worded, and its fixes are made, when it is chosen from all there are."""

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


def _said(
    listed: Listed, findings: Iterable[Finding], enabled: Enabled, context: Context | None = None
) -> Iterator[_Said]:
    severity = enabled.get(listed.rule.code)
    if severity is not None:
        for finding in findings:
            yield _Said(listed, severity, finding, context)


def _diagnostic(said: _Said) -> Diagnostic:
    """As a diagnostic. The `fixes` of a rule's file are asked for here, where a finding has its final place."""
    rule, finding, fixes = said.listed.rule, said.finding, said.finding.fixes
    mend = getattr(module_of(said.listed), "fixes", None) if said.context is not None else None
    if mend is not None:
        fixes = (*fixes, *(one for one in mend(said.context, finding) if one.edits))
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=said.severity,
        span=finding.span,
        message=said.message,
        pointer=to_pointer(finding.path),
        related=finding.related,
        tags=finding.tags or rule.tags,
        fixes=fixes,
        args=finding.args,
    )


def _no_workflow(document: Document) -> Finding:
    """What is said of a file that somebody wants to be a workflow and that holds no mapping at all."""
    node = next((root for root in document.tree.roots if root.node is not None), None)
    if node is None or node.node is None:
        return Finding(Span(0, 0), message="the file is empty, a workflow begins with 'document:'")
    end = document.lines.line_end(document.lines.position(node.at)[0])
    return Finding(Span(node.at, min(end, node.at + node.node.width)))


def _distinct(said: list[_Said]) -> list[_Said]:
    """In the order of the text, the same thing said once."""
    found: dict[tuple[Span, str], list[_Said]] = {}
    for one in said:
        found.setdefault((one.finding.span, one.listed.rule.code), []).append(one)
    distinct: list[_Said] = []
    for key in sorted(found):
        several = found[key]
        if len(several) > 1:
            by_message = {one.message: one for one in several}
            several = [by_message[message] for message in sorted(by_message)]
        distinct += several
    return distinct


def _limited(said: list[_Said], most: int, enabled: Enabled) -> list[Diagnostic]:
    """At most so many, the most serious first chosen, and a note that counts the others."""
    if len(said) > most:
        chosen = sorted(said, key=lambda one: (one.severity, one.finding.span))
        said = chosen[:most]
        last = max(one.finding.span for one in said)
        finding = Finding(Span(last.start, last.end), args={"count": len(chosen) - most})
        said += _said(BY_NAME[MORE], [finding], enabled)
    ordered = sorted(said, key=lambda one: (one.finding.span, one.code == BY_NAME[MORE].rule.code, one.code))
    return [_diagnostic(one) for one in ordered]
