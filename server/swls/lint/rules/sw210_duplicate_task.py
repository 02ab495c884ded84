"""Two tasks of one list have the same name.

## Why
`then` could mean either of them, and so could everything that refers to a task by where it stands. Runtimes refuse
such a workflow or take one of the two.

## Bad
```yaml
do:
  - pack:
      set: {packed: true}
  - pack:
      set: {wrapped: true}
```

## Good
```yaml
do:
  - pack:
      set: {packed: true}
  - wrap:
      set: {wrapped: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity, Span
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW210",
    name="duplicate-task",
    severity=Severity.ERROR,
    generations=("1",),
)
MESSAGE = "this list has two tasks '{name}'; give one another name"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Tasks whose name is taken in their list."""
    yield from judge_lists(context, _judge, _inside)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    if len({way.name for way in listing.ways}) == len(listing.ways):
        return
    known: dict[str, Cursor] = {}
    for index, way in enumerate(listing.ways):
        place = listing.place(index)
        first = known.setdefault(way.name, place)
        if first.start != place.start:
            others = [(Span(*first.key_span), "the first one")]
            yield listing.context.finding(place, key=True, name=way.name, related=others)
