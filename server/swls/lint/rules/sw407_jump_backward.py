"""A `then` leads to a task that is written earlier.

## Why
What looks like a list is a loop. That is fine where it is meant; some teams prefer to say so with `for`.

## Bad
```yaml
do:
  - ask:
      set: {asked: true}
  - again:
      switch:
        - more: {when: '${ .more }', then: ask}
        - done: {then: end}
```

## Good
```yaml
do:
  - ask:
      for: {each: question, in: '${ .questions }'}
      do:
        - put:
            set: {asked: true}
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
    code="SW407",
    name="jump-backward",
    severity=Severity.HINT,
    default=False,
    generations=("1",),
)
MESSAGE = "this leads back to '{name}', which makes a loop"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Directives that name an earlier task, or their own."""
    yield from judge_lists(context, _judge, _inside, settled=False)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, way in enumerate(listing.ways):
        seen.add(way.name)
        if not seen.isdisjoint(way.targets):
            for cursor in directives(listing.place(index)):
                if cursor.text in seen:
                    yield listing.context.finding(cursor, name=cursor.text)
