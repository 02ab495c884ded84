"""A branch of a `fork` names another branch in its `then`.

## Why
Branches run at the same time. One of them cannot be what comes after another; put the two into one branch, with a `do`.

## Bad
```yaml
do:
  - both:
      fork:
        branches:
          - left:
              set: {a: 1}
              then: right
          - right:
              set: {b: 2}
```

## Good
```yaml
do:
  - both:
      fork:
        branches:
          - left:
              do:
                - first:
                    set: {a: 1}
                - second:
                    set: {b: 2}
          - right:
              set: {c: 3}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule
from swls.lint.tasks import directives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW405",
    name="then-between-branches",
    severity=Severity.WARNING,
    generations=("1",),
)
MESSAGE = "branches run at the same time, so '{name}' cannot come after '{branch}'; put both into one branch with 'do'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Branches that name a sibling."""
    yield from judge_lists(context, _judge, _inside, settled=False)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    if not listing.concurrent:
        return
    names = {way.name for way in listing.ways}
    for index, way in enumerate(listing.ways):
        if not names.isdisjoint(way.targets):
            for cursor in directives(listing.place(index)):
                if cursor.text in names:
                    yield listing.context.finding(cursor, name=cursor.text, branch=way.name)
