"""Tasks or states lead to each other in a circle that nothing leaves.

## Why
Once control is in the circle it stays there for ever: no condition, no error and no end leads out of it.

## Bad
```yaml
do:
  - ask:
      set: {asked: true}
      then: again
  - again:
      set: {again: true}
      then: ask
```

## Good
```yaml
do:
  - ask:
      set: {asked: true}
      then: again
  - again:
      if: ${ .again }
      set: {again: true}
      then: ask
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.ways import circles
from swls.lint.diagnostic import Severity, Span
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW402",
    name="endless-circle",
    severity=Severity.WARNING,
)
MESSAGE = "{names_} lead to each other for ever; add a way out"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Circles of several."""
    yield from judge_lists(context, _judge, _inside)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    if listing.concurrent or _runs_down(listing):
        return
    for circle in circles(listing.ways, listing.starts):
        if len(circle) > 1:
            names = [f"'{clean(listing.ways[index].name)}'" for index in circle]
            words = (
                f"{', '.join(names[:3])} and {len(names) - 3} others"
                if len(names) > 4
                else ", ".join(names[:-1]) + f" and {names[-1]}"
            )
            others = [(Span(*listing.place(index).key_span), "also in the circle") for index in circle[1:4]]
            yield listing.context.finding(listing.place(circle[0]), key=True, names_=words, related=others)


def _runs_down(listing: Listing) -> bool:
    """Whether nothing leads back: the common case, decided quickly."""
    seen: set[str] = set()
    for way in listing.ways:
        seen.add(way.name)
        if not seen.isdisjoint(way.targets):
            return False
    return True
