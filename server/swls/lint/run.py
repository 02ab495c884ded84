"""From a document to its diagnostics. The editor and the command line both call `lint`, and nothing else."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.choice import Said, SaidLot, chosen, distinct
from swls.lint.context import Context
from swls.lint.diagnostic import Diagnostic, Severity, Span
from swls.lint.finding import Finding
from swls.lint.groups import Run, said_of_groups
from swls.lint.hygiene import review
from swls.lint.local import LocalRules
from swls.lint.registry import BY_NAME, RULES, module_of
from swls.lint.settings import DEFAULT
from swls.lint.suppression import silence, suppressions
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.lint.lots import Lot, Stretch
    from swls.lint.rule import Listed, Rule
    from swls.lint.settings import Settings
    from swls.model import Document, Unit
    from swls.model.workspace import Workspace
    from swls.syntax import SyntaxProblem

Enabled = dict[str, Severity]
_GAP = regex(r"[ \t\r\n-]*")
NO_WORKFLOW = "not-a-workflow"


def lint(
    document: Document,
    settings: Settings = DEFAULT,
    *,
    path: str | None = None,
    syntax: Iterable[SyntaxProblem] | None = None,
    workspace: Callable[[], Workspace] | None = None,
    uri: str = "",
    rules: bool = True,
    hurried: bool = False,
) -> list[Diagnostic]:
    """Everything there is to say about a document, in the order of the text; nothing when it is no workflow.

    `path` is the file as `per-file-ignores` see it (None: the document's). `syntax` are the syntax errors where the
    caller knows them already, else they are confirmed here, which may take a while on a broken text. `workspace` gives
    the files whose names count here, too, when a rule asks, and `uri` is the document's among them, in its canonical
    spelling; None: nothing is known of other files. Without `rules`, only what the reader and the walk found is told: of a
    large text, that takes half the time. `hurried` as for `confirmed`.
    """
    if not document.units and not document.certain and not document.unread:
        return []
    enabled = settings.enabled
    ignored = settings.ignored_in(path if path is not None else document.path)
    if ignored:
        enabled = {code: severity for code, severity in enabled.items() if code not in ignored}
    broken_text = _confirmed(document, hurried=hurried) if syntax is None else list(syntax)
    found = list(_of_syntax(broken_text, enabled))
    clean = not broken_text and not (hurried and document.tree.undecided)
    if not document.units and clean:
        found += _said(BY_NAME[NO_WORKFLOW], [_no_workflow(document)], enabled)
    lots: list[SaidLot] = []
    contexts = [Context(document, unit, settings, workspace, uri) for unit in document.units]
    for context in contexts:
        above = len(context.root.path)
        for listed, one in _of_unit(context, _due(context, enabled) if rules else _structure(enabled)):
            severity = enabled[listed.rule.code]
            if not isinstance(one, Finding):
                lots.append(SaidLot(listed, severity, one, context))
            elif not context.broken.covers(one.path[above:]):
                found.append(Said(listed, severity, one, context))
    given = suppressions(document)
    if given or not document.lacks("*"):  # any may be silenced, or be there twice
        found += [one for lot in lots for one in lot]
        lots = []
    suspected = document.tree.problems() if hurried and document.tree.undecided else broken_text
    if suspected:
        errors = _errors(document, suspected)
        for number, lot in enumerate(lots):
            lots[number], near = lot.apart(errors.stretches)
            found += near
        found = [one for one in found if one.context is None or not _caused(one.context, one.finding, errors)]
    found = silence(distinct(found), given)
    for name, finding in review(document, given, enabled, unused=clean and rules):
        found += silence(list(_said(BY_NAME[name], [finding], enabled)), [s for s in given if s.form == "file"])
    told = chosen(found, lots, settings.max_problems, enabled)
    for context in contexts:
        context.close()
    document.tree.forget()
    return told


def _confirmed(document: Document, *, hurried: bool) -> list[SyntaxProblem]:
    from swls.syntax import confirmed  # brings the strict reader, which a sound text does not need

    return confirmed(document.tree, hurried=hurried)


def _of_syntax(problems: list[SyntaxProblem], enabled: Enabled) -> Iterator[Said]:
    if not problems:
        return
    from swls.lint import syntax  # only for broken texts

    for problem in syntax.one_a_cause(problems):
        yield from _said(syntax.rule_for(problem), [syntax.syntax_finding(problem)], enabled)


def _of_unit(context: Context, due: _Due) -> Iterator[tuple[Listed, Finding | Lot]]:
    """What is said of a workflow."""
    for code, lot in said_of_groups(context, due.groups).items():
        yield RULES[code], lot
    for listed in due.rules:
        wants = listed.rule.wants
        if not wants or not context.present.isdisjoint(wants):
            for one in module_of(listed).check(context):
                yield listed, one


class _Due(NamedTuple):
    """The rules that have a say about a workflow of a kind: those that see all of it, and what is asked of its groups."""

    asked: tuple[object, ...]
    rules: list[Listed]
    groups: Run


_DUE: deque[_Due] = deque(maxlen=16)  # the last kinds of units that were judged


def _due(context: Context, enabled: Enabled) -> _Due:
    """Those of a unit; the same object for all units of its kind while the settings are the same."""
    unit = context.unit
    asked = (enabled, context.settings, unit.view, unit.shape_name, unit.profile, unit.dialect)
    for known in tuple(_DUE):  # another thread may add to it
        if known.asked == asked:
            return known
    due = [one for one in RULES.values() if one.checks and one.rule.code in enabled and _judges(one.rule, unit)]
    local = LocalRules([listed for listed in due if listed.rule.local])
    _DUE.appendleft(_Due(asked, [one for one in due if not one.rule.local], Run(frozenset(enabled), local)))
    return _DUE[0]


def _structure(enabled: Enabled) -> _Due:
    """No rule that looks for anything itself."""
    return _Due((), [], Run(frozenset(enabled), LocalRules([])))


def _judges(rule: Rule, unit: Unit) -> bool:
    """Whether a rule is made for what a unit is."""
    if unit.dialect.generation not in rule.generations:
        return False
    if (rule.profiles and unit.profile not in rule.profiles) or (rule.shapes and unit.shape_name not in rule.shapes):
        return False
    if rule.first is None and rule.last is None:
        return True
    return unit.view.available(rule.first, rule.last)


def _said(listed: Listed, findings: Iterable[Finding], enabled: Enabled) -> Iterator[Said]:
    severity = enabled.get(listed.rule.code)
    if severity is not None:
        for finding in findings:
            yield Said(listed, severity, finding, None)


class _Errors(NamedTuple):
    """Where a text is broken: the offsets of its syntax errors, the lines they are in, and the stretches of those."""

    starts: list[int]
    lines: frozenset[int]
    stretches: list[Stretch]


def _errors(document: Document, broken: list[SyntaxProblem]) -> _Errors:
    starts = [error.start for error in broken]
    lines = frozenset(document.lines.position(start)[0] for start in starts)
    stretches = [(document.lines.line_start(line), document.lines.line_end(line)) for line in sorted(lines)]
    return _Errors(starts, lines, stretches)


def _caused(context: Context, finding: Finding, errors: _Errors) -> bool:
    """Whether a syntax error in the same line, or in the very thing that a finding is about, is its likely cause."""
    document, unit = context.document, context.unit
    if document.lines.position(finding.span.start)[0] in errors.lines:
        return True
    path = finding.path[len(unit.root.path) : -1 if finding.on_key else None]
    cursor = unit.root.at(*path) if path else None
    if cursor is None:
        return False
    gap = _GAP.match(document.text, max(cursor.key_span[1], cursor.end))
    begin, end = cursor.key_span[0], gap.end() if gap is not None else cursor.end
    return any(begin <= start <= end for start in errors.starts)


def _no_workflow(document: Document) -> Finding:
    """What is said of a file that somebody wants to be a workflow and that holds no mapping at all."""
    node = next((root for root in document.tree.roots if root.node is not None), None)
    if node is None or node.node is None:
        return Finding(Span(0, 0), message="the file is empty, a workflow begins with 'document:'")
    end = document.lines.line_end(document.lines.position(node.at)[0])
    return Finding(Span(node.at, min(end, node.at + node.node.width)))
