"""Complaints of the reader as findings of the rules that give them a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import RelatedPlace, Span
from swls.lint.finding import Finding, fix
from swls.lint.registry import RULES, by_syntax, module_of
from swls.syntax.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.rule import Listed
    from swls.syntax import SyntaxProblem

OTHER = "SW001"  # what no rule takes


def one_a_cause(problems: Iterable[SyntaxProblem]) -> Iterator[SyntaxProblem]:
    """The complaints without those that follow from another: a merge conflict is one, however much is wrong in it."""
    inside = False
    for problem in problems:
        marker = str(problem.args["marker"])[:1] if problem.kind == "conflict-marker" else ""
        if marker == "<":
            inside = True
            yield problem
        elif not inside:
            yield problem
        elif marker == ">":
            inside = False


def rule_for(problem: SyntaxProblem) -> Listed:
    """The rule that takes a complaint."""
    for listed in by_syntax().get(problem.kind, ()):
        if not listed.chooses or module_of(listed).chooses(problem):
            return listed
    return RULES[OTHER]


def syntax_finding(problem: SyntaxProblem) -> Finding:
    """The finding of a complaint: its message, related places and fix."""
    words = message(problem).replace("{", "{{").replace("}", "}}")
    title = problem.edit_title[:1].lower() + problem.edit_title[1:]
    return Finding(
        Span(problem.start, problem.end),
        (),
        problem.args,
        words,
        tuple(RelatedPlace(Span(start, end), text) for start, end, text in problem.related),
        (fix(title, *problem.edits),) if problem.edits else (),
    )
