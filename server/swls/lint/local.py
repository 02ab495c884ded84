"""Runs the rules that judge one part at a time, and keeps what they say for as long as the part stays as it is.

A part is a group of facts with the tree below it. What a local rule says of it depends on nothing else, so after a keystroke
only the parts on the way from the root to that place are judged again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.context import Context, words_of
from swls.lint.finding import moved
from swls.lint.registry import module_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.finding import Finding
    from swls.lint.rule import Listed
    from swls.lint.settings import Settings
    from swls.schema import Facts, View

    Said = tuple[Listed, Finding]

Path = tuple[str | int, ...]
_KEPT = "local"


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


class _Run(NamedTuple):
    """What findings depend on beside the part. The same object as long as that stays the same."""

    due: list[Listed]
    settings: Settings
    view: View


def local_findings(context: Context, due: list[Listed]) -> Iterator[tuple[Listed, Finding]]:
    """What the local rules among those that are due say about a workflow."""
    unit = context.unit
    run = _Run(due, context.settings, unit.view)
    memory = unit.memory.parts.setdefault(_KEPT, {})
    if memory.get(0) == run:
        run = memory[0]
    memory[0] = run
    above, at = unit.root.path, unit.root.start
    for listed, finding in _judged(context, run, unit.facts, at, ()):
        yield listed, moved(finding, at, above)


def _judged(context: Context, run: _Run, facts: Facts, at: int, path: Path) -> list[Said]:
    """What is said of a group and all below it, at offsets and paths relative to the group."""
    known = facts.kept.get(_KEPT)
    if known is not None and known[0] is run:
        found: list[Said] = known[1]
        return found
    above = context.unit.root.path + path
    part = Part(context, (facts, at, path))
    present = words_of(facts)
    found = []
    for listed in run.due:
        if present.isdisjoint(listed.rule.wants):
            continue
        for finding in module_of(listed).check(part):
            found.append((listed, moved(finding, -at, (), len(above))))
    for offset, more, child in facts.children:
        for listed, finding in _judged(context, run, child, at + offset, path + more):
            found.append((listed, moved(finding, offset, more)))
    facts.kept[_KEPT] = (run, found)
    return found
