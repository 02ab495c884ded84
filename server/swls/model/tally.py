"""Which names of the whole workflow are declared and used, without saying where: what is amiss among them can then be looked for.

A group of facts remembers its tally, so that after a keystroke only the groups around that place are counted again; and where
the names are the same as before, it is the same tally, so that whoever adds them up need not do it again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import expression_call, expression_roots
from swls.model.mentions import may_name, mentions

if TYPE_CHECKING:
    from swls.model.unit import Unit
    from swls.schema import Facts

_KEPT = "tally"
_MANY = 500  # facts, from which on it pays to compare before adding up


class _Names(NamedTuple):
    """Names by kind. `declared` twice or more are also in `repeated`; `used` plainly or in an expression, with every kind that
    the place could mean.
    """

    declared: frozenset[tuple[str, str]]
    repeated: frozenset[tuple[str, str]]
    used: frozenset[tuple[tuple[str, ...], str]]


class Tally(_Names):
    """Names by kind, and what is amiss among them."""

    def unknown(self, *kinds: str) -> set[str]:
        """The names that are used as one of these kinds and not declared as what they could mean."""
        return {name for could, name in self._unknown if not set(could).isdisjoint(kinds)}

    @cached_property
    def _unknown(self) -> list[tuple[tuple[str, ...], str]]:
        known = self.declared
        return [(could, name) for could, name in self.used if known.isdisjoint([(kind, name) for kind in could])]

    def idle(self, *kinds: str) -> set[tuple[str, str]]:
        """The declared names of these kinds that nothing uses."""
        return {(kind, name) for kind, name in self._idle if kind in kinds}

    @cached_property
    def _idle(self) -> frozenset[tuple[str, str]]:
        return self.declared.difference([(kind, name) for could, name in self.used for kind in could])


class _Sum(NamedTuple):
    """A tally and what it was made of."""

    own: Tally
    below: list[Tally]
    all: Tally


# One each for the many groups that name nothing.
_NONE: frozenset[tuple[str, str]] = frozenset()
_NOTHING = Tally(_NONE, _NONE, frozenset())


def tally_of(unit: Unit) -> Tally:
    """The names of a workflow."""
    return _tally(unit, unit.facts, unit.root.start, ())


def _tally(unit: Unit, facts: Facts, at: int, place: tuple[int, ...]) -> Tally:
    """The names in a group; `place` is its number among the groups of its parent, behind that of the parent."""
    known: Tally | None = facts.kept.get(_KEPT)
    if known is not None:
        return known
    own = _own(unit, facts, at)
    below = [
        _tally(unit, child, at + offset, (*place, number)) for number, (offset, _, child) in enumerate(facts.children)
    ]
    if facts.fact_count < _MANY:
        found = _added(own, below) if below else own
    else:
        memory = unit.memory.parts
        before: _Sum | None = memory.get((_KEPT, place))
        if before is not None and before.own == own and before.below == below:
            found = before.all
        else:
            found = _added(own, below)
            memory[_KEPT, place] = _Sum(own, below, found)
    facts.kept[_KEPT] = found
    return found


def _own(unit: Unit, facts: Facts, at: int) -> Tally:
    declared: set[tuple[str, str]] = set()
    repeated: set[tuple[str, str]] = set()
    for fact in facts.declarations:
        if fact.scope == "workflow":
            one = (fact.kind, fact.name)
            (repeated if one in declared else declared).add(one)
    used = {(ref.kinds, ref.name) for ref in facts.references if not ref.literal and ref.scope != "list"}
    return _named(declared, repeated, used | _mentioned(unit, facts, at))


def _added(own: Tally, below: list[Tally]) -> Tally:
    declared, repeated, used = set(own.declared), set(own.repeated), set(own.used)
    for one in below:
        if one.declared:
            repeated |= one.repeated
            repeated |= declared & one.declared
            declared |= one.declared
        used |= one.used
    return _named(declared, repeated, used)


def _named(
    declared: set[tuple[str, str]], repeated: set[tuple[str, str]], used: set[tuple[tuple[str, ...], str]]
) -> Tally:
    if not declared and not used:
        return _NOTHING
    return Tally(frozenset(declared) or _NONE, frozenset(repeated) or _NONE, frozenset(used))


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
