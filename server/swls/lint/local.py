"""Runs the rules that judge one part at a time, a part being a group of facts with the tree below it.

What a local rule says of it depends on nothing else, so after a keystroke only the parts on the way from the root to that
place are judged again (see `groups`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swls.lint.context import Context
from swls.lint.registry import module_of
from swls.lint.wanted import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from swls.lint.finding import Finding
    from swls.lint.rule import Listed
    from swls.schema import Facts

Path = tuple[str | int, ...]


class Part(Context):
    """What a local rule sees of a workflow: the facts of one group."""

    def __init__(self, whole: Context, group: tuple[Facts, int, Path]) -> None:
        super().__init__(whole.document, whole.unit, whole.settings)
        self.around = whole.around
        self.cursors = whole.cursors
        self._group = group

    @cached_property
    def groups(self) -> list[tuple[Facts, int, Path]]:
        """That group."""
        return [self._group]


class LocalRules:
    """The local rules that are due, and which of them have anything to do with some facts."""

    def __init__(self, due: Sequence[Listed]) -> None:
        self.due = due
        self._wanting: dict[frozenset[str], list[Listed]] = {}

    def judge(self, context: Context, facts: Facts, at: int, path: Path) -> Iterator[tuple[Listed, Finding]]:
        """What they say of a group of facts at its place."""
        present = words_of(facts)
        wanting = self._wanting.get(present)
        if wanting is None:
            wanting = [listed for listed in self.due if not present.isdisjoint(listed.rule.wants)]
            self._wanting[present] = wanting
        if not wanting:
            return
        part = Part(context, (facts, at, path))
        for listed in wanting:
            for finding in module_of(listed).check(part):
                yield listed, finding
