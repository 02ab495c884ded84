"""Structural problems of the walk as findings of the rules that give them a code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from swls.lint.diagnostic import RelatedPlace, Span
from swls.lint.finding import Finding
from swls.lint.registry import by_structure, module_of
from swls.lint.repairs import repairs
from swls.schema.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.rule import Listed
    from swls.model import Document, Unit
    from swls.schema import Facts, Problem

Path = tuple[str | int, ...]


def placed_problems(unit: Unit) -> Iterator[tuple[Problem, int, Path]]:
    """The problems of a unit, each with the absolute offset of its group and its path from the unit's root."""
    stack: list[tuple[Facts, int, Path]] = [(unit.facts, unit.root.start, ())]
    while stack:
        group, at, path = stack.pop()
        for problem in group.problems:
            yield problem, at, path + problem.path
        stack.extend(
            (child, at + offset, path + more) for offset, more, child in reversed(group.children) if child.problem_count
        )


def rule_for(problem: Problem) -> Listed | None:
    """The rule that takes a problem: the first of its kind that does not choose otherwise."""
    for listed in by_structure().get(problem.kind, ()):
        if not listed.chooses or module_of(listed).chooses(problem):
            return listed
    return None


def structure_finding(document: Document, unit: Unit, listed: Listed, problem: Problem, at: int, path: Path) -> Finding:
    """The finding of a problem by its rule: its message, unless the rule has one, related places and fixes."""
    where = unit.root.path + path
    on_key = problem.kind in {"unknown-property", "misplaced-property", "missing-companion", "two-kinds"}
    return Finding(
        Span(at + problem.start, at + problem.end),
        (*where, problem.args["property"]) if on_key else where,
        problem.args,
        None if hasattr(module_of(listed), "MESSAGE") else _escape(message(problem)),
        tuple(RelatedPlace(Span(at + one.start, at + one.end), one.message) for one in problem.related),
        on_key=on_key,
        later=partial(repairs, document, unit, problem, at, path),
    )


def _escape(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
