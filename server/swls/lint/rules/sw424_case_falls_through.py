"""The task of one case goes on with the task of another.

## Why
After a task comes what is written next, also where that is what another case leads to. Both run then, unless the first says
where to go.

## Bad
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: pack}
        - large: {then: wrap}
  - pack:
      set: {packed: true}
  - wrap:
      set: {wrapped: true}
```

## Good
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: pack}
        - large: {then: wrap}
  - pack:
      set: {packed: true}
      then: end
  - wrap:
      set: {wrapped: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW424",
    name="case-falls-through",
    severity=Severity.HINT,
    default=False,
    generations=("1",),
)
MESSAGE = "'{name}' goes on with '{other}', which another case of '{switch}' leads to; say where to go with 'then'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Targets of a switch that stand right before another target of it."""
    yield from judge_lists(context, _judge, _inside, settled=False)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    for way in listing.ways:
        if len(way.targets) < 2:
            continue
        for index, (one, other) in enumerate(zip(listing.ways, listing.ways[1:], strict=False)):
            if one.passes and not one.targets and {one.name, other.name} <= set(way.targets):
                yield listing.context.finding(
                    listing.place(index), key=True, name=one.name, other=other.name, switch=way.name
                )
