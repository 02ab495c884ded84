"""Places that name what is declared nowhere, for the rules about each kind of name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.context import Placed
from swls.lint.finding import did_you_mean, fix
from swls.lint.mending import definition, renaming
from swls.model.mentions import mentioning
from swls.model.tally import tally_of
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model.names import Use


def undefined(context: Context, *kinds: str) -> Iterator[Use]:
    """The places that name something of one of these kinds, where it is declared neither here nor in a file that is known."""
    for name in sorted(tally_of(context.unit).unknown(*kinds)):
        for use in context.names.using(kinds, name):
            if not use.literal and context.around.undeclared(use):
                yield use


def nameable(context: Context, use: Use) -> list[str]:
    """Every name that could stand there."""
    if context.around.spread:
        return context.around.nameable(use)
    return sorted(name for kind, name in tally_of(context.unit).declared if kind in use.kinds)


def in_expressions(context: Context, kind: str, noun: str) -> Iterator[Finding]:
    """Names of a kind that expressions read plainly (`$secrets.name`), where they are declared nowhere."""
    if context.around.spread:
        return
    tally = tally_of(context.unit)
    known = sorted(name for of, name in tally.declared if of == kind)
    for name in sorted(tally.unknown(kind)):
        meant = context.suggest(name, known)
        for expression, mention in mentioning(context.unit, kind, name):
            place = Placed(expression.context, None, mention.start, mention.end, expression.path)
            edit = (
                fix(f"write '{clean(meant)}'", (mention.start, mention.end, meant)) if meant and _plain(meant) else None
            )
            yield context.finding(
                place,
                message="{noun_} '{name}' is not defined{meant_}",
                fixes=[edit] if edit is not None and not mention.quoted else [],
                noun_=noun,
                name=name,
                meant_=did_you_mean(meant),
            )


def _plain(name: str) -> bool:
    """Whether a name can stand behind a dot."""
    return name.isidentifier() and name.isascii()


def report(context: Context, use: Use, noun: str, message: str | None = None) -> Finding:
    """What is said of such a place: where names of its kind are defined, which one is meant, and how to mend it."""
    kind = use.kinds[0]
    name = context.suggest(use.name, nameable(context, use))
    home = context.unit.homes.get(kind)
    return context.finding(
        use,
        message=message or "{noun_} '{name}' is not defined{where_}{meant_}",
        related=[
            (symbol, f"'{clean(symbol.name)}' is defined here")
            for one in use.kinds
            for symbol in context.names.named(one, name or "")
        ][:1],
        fixes=[*renaming(context, use, name), *creating(context, use, noun)],
        noun_=noun,
        name=use.name,
        where_=f" in {'.'.join(home.path)}" if home is not None else "",
        meant_=did_you_mean(name),
    )


def creating(context: Context, use: Use, noun: str) -> list[Fix]:
    """Define what is missing."""
    made = definition(context, use.kinds[0], use.name, f"define {noun} '{clean(use.name)}'")
    return [made] if made is not None else []
