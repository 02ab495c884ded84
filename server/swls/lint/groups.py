"""What is said of the groups of facts of a workflow: the problems of the walk, and what local rules find.

A group keeps what was said of it, relative to itself, and how much that is with all below it. So after a keystroke only the
groups on the way from the root to that place are judged again, and nobody looks into the others to count.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.broken import covered, failures, own_failures
from swls.lint.finding import Finding, fill, moved
from swls.lint.registry import module_of
from swls.lint.structure import rule_for, structure_finding
from swls.schema.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.local import LocalRules
    from swls.lint.lots import Lot, Stretch
    from swls.lint.rule import Listed
    from swls.schema import Facts, Problem

Path = tuple[str | int, ...]
_KEPT = "said"
_NOTHING: frozenset[Path] = frozenset()
_WORKFLOW: frozenset[Path] = frozenset({()})


class Run(NamedTuple):
    """What is asked of each group: `codes` are the rules that may say something. The same object as long as that is the same."""

    codes: frozenset[str]
    local: LocalRules


class _Said(NamedTuple):
    """What is said of a group, or of one below it that begins `by` further on at the path `more` from there."""

    start: int
    listed: Listed
    what: Finding | Problem
    by: int = 0
    more: Path = ()


class _Kept(NamedTuple):
    """What a group keeps: `counts` by code are of it and all below it. With `whole`, so is `own`."""

    run: Run | None
    own: list[_Said]
    counts: dict[str, int]
    whole: bool


_SILENT = _Kept(
    None, [], {}, whole=False
)  # of groups that were not asked, because nothing is wrong with their structure


class GroupsLot:
    """What one rule says of all groups."""

    def __init__(self, context: Context, code: str, count: int, without: frozenset[int] = frozenset()) -> None:
        self._context = context
        self._code = code
        self._without = without  # groups, by their identities: what is said of them, and not of those below them
        self.count = count

    def __iter__(self) -> Iterator[Finding]:
        """Each in its place."""
        return self._below(self._context.unit.facts, self._context.root.start, ())

    def _below(self, facts: Facts, at: int, path: Path) -> Iterator[Finding]:
        kept: _Kept = facts.kept[_KEPT]
        code = self._code
        own = iter(self._own(kept) if id(facts) not in self._without else ())
        said = next(own, None)
        for offset, more, child in facts.children if not kept.whole else ():
            if code not in child.kept[_KEPT].counts:
                continue
            while said is not None and said.start <= offset:
                yield self._placed(said, at, path)
                said = next(own, None)
            yield from self._below(child, at + offset, path + more)
        while said is not None:
            yield self._placed(said, at, path)
            said = next(own, None)

    def _own(self, kept: _Kept) -> list[_Said]:
        return [said for said in kept.own if said.listed.rule.code == self._code]

    def apart(self, stretches: list[Stretch]) -> tuple[Lot, list[Finding]]:
        """Those of the groups in which the stretches are, or next to which."""
        near: list[Finding] = []
        touched: list[int] = []
        waiting: list[tuple[Facts, int, Path, list[Stretch]]] = []
        waiting.append((self._context.unit.facts, self._context.root.start, (), stretches))
        while waiting:
            facts, at, path, here = waiting.pop()
            kept: _Kept = facts.kept[_KEPT]
            if own := self._own(kept):
                touched.append(id(facts))
                near += [self._placed(said, at, path) for said in own]
            inside: dict[int, list[Stretch]] = {}
            for start, end in here if not kept.whole else ():
                first = bisect_right(facts.children, start - at, key=_offset) - 2
                last = bisect_right(facts.children, end - at, key=_offset) + 1
                for number in range(max(0, first), min(last, len(facts.children))):
                    inside.setdefault(number, []).append((start, end))
            for number, some in inside.items():
                offset, more, child = facts.children[number]
                if self._code in child.kept[_KEPT].counts:
                    waiting.append((child, at + offset, path + more, some))
        return GroupsLot(self._context, self._code, self.count - len(near), frozenset(touched)), near

    def _placed(self, said: _Said, at: int, path: Path) -> Finding:
        context, what = self._context, said.what
        at, path = at + said.by, path + said.more
        if isinstance(what, Finding):
            return moved(what, at, context.root.path + path)
        return structure_finding(context.document, context.unit, said.listed, what, at, path + what.path)


def said_of_groups(context: Context, run: Run) -> dict[str, GroupsLot]:
    """What is said of the groups of a workflow, by the codes of the rules that say it."""
    kept = _judged(context, run, context.unit.facts, context.root.start, ())
    return {code: GroupsLot(context, code, count) for code, count in kept.counts.items()}


def _judged(context: Context, run: Run, facts: Facts, at: int, path: Path) -> _Kept:
    if not facts.problem_count and not run.local.due:
        facts.kept[_KEPT] = _SILENT
        return _SILENT
    known: _Kept | None = facts.kept.get(_KEPT)
    if known is not None and known.run is run:
        return known
    below = [
        (offset, more, _judged(context, run, child, at + offset, path + more), child)
        for offset, more, child in facts.children
    ]
    own = _own(context, run, facts, at, path)
    failed = own_failures(facts) - _above(context, facts)
    whole = bool(failed) and any(_overlap(one, more) for one in failed for _, more, _, _ in below)
    if whole:  # rare: the problem is about something that holds groups of its own
        for offset, more, kept, child in below:
            for said in _all(child, kept):
                lifted = said._replace(start=offset + said.start, by=offset + said.by, more=more + said.more)
                if not isinstance(said.what, Finding) or not covered(lifted.more + said.what.path, failed):
                    own.append(lifted)
    own.sort(key=attrgetter("start"))
    counts: dict[str, int] = {}
    for said in own:
        code = said.listed.rule.code
        counts[code] = counts.get(code, 0) + 1
    if not whole:
        for _, _, kept, _ in below:
            for code, count in kept.counts.items():
                counts[code] = counts.get(code, 0) + count
    found = facts.kept[_KEPT] = _Kept(run, own, counts, whole)
    return found


def _own(context: Context, run: Run, facts: Facts, at: int, path: Path) -> list[_Said]:
    """What is said of a group itself, the same thing once."""
    found: dict[tuple[str, int, int], list[_Said]] = {}

    def say(end: int, said: _Said) -> None:
        others = found.setdefault((said.listed.rule.code, said.start, end), [])
        if not others or _words(said) not in map(_words, others):
            others.append(said)

    for problem in facts.problems:
        listed = rule_for(problem)
        if listed is not None and listed.rule.code in run.codes:
            say(problem.end, _Said(problem.start, listed, problem))
    failed, above = failures(facts) - _above(context, facts), len(context.root.path) + len(path)
    for listed, finding in run.local.judge(context, facts, at, path):
        here = moved(finding, -at, (), above)
        if not covered(here.path, failed):
            say(here.span.end, _Said(here.span.start, listed, here))
    return [said for same in found.values() for said in same]


def _above(context: Context, facts: Facts) -> frozenset[Path]:
    """What does not count as a failure: that a workflow as a whole is not right says nothing of what is in it."""
    return _WORKFLOW if facts is context.unit.facts else _NOTHING


def _words(said: _Said) -> str:
    what, listed = said.what, said.listed
    if not isinstance(what, Finding):
        return message(what)
    return fill(what.message if what.message is not None else module_of(listed).MESSAGE, what.args)


def _all(facts: Facts, kept: _Kept) -> Iterator[_Said]:
    """What is said of a group and all below it, relative to it."""
    yield from kept.own
    for offset, more, child in facts.children if not kept.whole else ():
        for said in _all(child, child.kept[_KEPT]):
            yield said._replace(start=offset + said.start, by=offset + said.by, more=more + said.more)


def _offset(child: tuple[int, Path, Facts]) -> int:
    return child[0]


def _overlap(one: Path, other: Path) -> bool:
    """Whether one of two places lies in the other."""
    size = min(len(one), len(other))
    return one[:size] == other[:size]
