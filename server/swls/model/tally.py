"""Which names of the whole workflow are declared and used, without saying where: what is amiss among them can then be looked for.

A group of facts remembers its tally, so that after a keystroke only the groups around that place are counted again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import expression_call, expression_roots
from swls.model.mentions import may_name, mentions

if TYPE_CHECKING:
    from swls.model.unit import Unit
    from swls.schema import Facts

_KEPT = "tally"


class Tally:
    """Names by kind. `declared` twice or more are also in `repeated`; `used` plainly or in an expression, with every kind that
    the place could mean.
    """

    __slots__ = ("_unknown", "declared", "repeated", "used")

    def __init__(
        self,
        declared: frozenset[tuple[str, str]],
        repeated: frozenset[tuple[str, str]],
        used: frozenset[tuple[tuple[str, ...], str]],
    ) -> None:
        self.declared = declared
        self.repeated = repeated
        self.used = used
        self._unknown: list[tuple[tuple[str, ...], str]] | None = None

    def unknown(self, *kinds: str) -> set[str]:
        """The names that are used as one of these kinds and not declared as what they could mean."""
        if self._unknown is None:
            known = self.declared
            self._unknown = [
                (could, name) for could, name in self.used if known.isdisjoint([(kind, name) for kind in could])
            ]
        return {name for could, name in self._unknown if not set(could).isdisjoint(kinds)}

    def idle(self, *kinds: str) -> set[tuple[str, str]]:
        """The declared names of these kinds that nothing uses."""
        used = {(kind, name) for could, name in self.used for kind in could}
        return {(kind, name) for kind, name in self.declared if kind in kinds and (kind, name) not in used}


# One each for the many groups that name nothing.
_NONE: frozenset[tuple[str, str]] = frozenset()
_NOTHING = Tally(_NONE, _NONE, frozenset())


def tally_of(unit: Unit) -> Tally:
    """The names of a workflow."""
    return _tally(unit, unit.facts, unit.root.start)


def _tally(unit: Unit, facts: Facts, at: int) -> Tally:
    known: Tally | None = facts.kept.get(_KEPT)
    if known is not None:
        return known
    declared: set[tuple[str, str]] = set()
    repeated: set[tuple[str, str]] = set()
    for fact in facts.declarations:
        if fact.scope == "workflow":
            one = (fact.kind, fact.name)
            (repeated if one in declared else declared).add(one)
    used = {(ref.kinds, ref.name) for ref in facts.references if not ref.literal and ref.scope != "list"}
    used |= _mentioned(unit, facts, at)
    for offset, _, child in facts.children:
        below = _tally(unit, child, at + offset)
        if below.declared:
            repeated |= below.repeated
            repeated |= declared & below.declared
            declared |= below.declared
        used |= below.used
    found = _NOTHING
    if declared or used:
        found = Tally(frozenset(declared) or _NONE, frozenset(repeated) or _NONE, frozenset(used))
    facts.kept[_KEPT] = found
    return found


def _mentioned(unit: Unit, facts: Facts, at: int) -> set[tuple[tuple[str, ...], str]]:
    roots, call = expression_roots(unit.detection), expression_call(unit.detection)
    text = unit.tree.text
    found: set[tuple[tuple[str, ...], str]] = set()
    for fact in facts.expressions:
        written = text[at + fact.start : at + fact.end]
        if may_name(unit, written):
            bare = fact.mode in ("bare", "required")
            named = mentions(text, at + fact.start, at + fact.end, bare=bare, roots=roots, call=call)
            found.update([((one.kind,), one.name) for one in named if one.kind != "variable"])
    return found
