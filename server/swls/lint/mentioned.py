"""Declared names inside expressions: `$SECRETS.name`, `$CONST.name`, `fn:name`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.finding import did_you_mean, fix
from swls.lint.undefined import nameable
from swls.model.mentions import may_name, mentions_in
from swls.model.names import Expression, Use
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model import Unit
    from swls.schema import Facts

Path = tuple[str | int, ...]
_KEPT = "mentioned"
_VARIABLE = "variable"


def mentioned(context: Context, kind: str) -> Iterator[Use]:
    """The places in expressions that name something of a kind that is declared for the whole workflow."""
    root = context.root
    for use in _below(context.unit, context.unit.facts, root.start):
        if use.kinds == (kind,):
            yield use._replace(start=root.start + use.start, end=root.start + use.end)


def undefined_mention(context: Context, use: Use, creating: Iterable[Fix]) -> Finding:
    """What is said of a name in an expression that is declared nowhere, with the fixes that declare it."""
    meant = context.suggest(use.name, nameable(context, use))
    fixes = list(creating)
    if meant is not None and meant.isidentifier():
        fixes = [fix(f"write '{clean(meant)}'", (use.start, use.end, meant)), *fixes]
    return context.finding(use, fixes=fixes, name=use.name, meant_=did_you_mean(meant))


def _below(unit: Unit, facts: Facts, at: int) -> list[Use]:
    """The names in the expressions of a group and all below it, at offsets and paths from the group, which keeps them."""
    known: list[Use] | None = facts.kept.get(_KEPT)
    if known is None:
        known = []
        for fact in facts.expressions:
            if not may_name(unit, unit.tree.text[at + fact.start : at + fact.end]):
                continue
            place = Expression(fact.context, fact.mode, at + fact.start, at + fact.end, fact.path)
            for one in mentions_in(unit, place):
                if one.kind != _VARIABLE:
                    span = one.start - at, one.end - at
                    known.append(Use((one.kind,), one.name, *span, "", literal=False, external=False, path=fact.path))
        for offset, more, child in facts.children:
            for use in _below(unit, child, at + offset):
                path = (*more, *use.path)
                known.append(use._replace(start=offset + use.start, end=offset + use.end, path=path))
        facts.kept[_KEPT] = known
    return known
