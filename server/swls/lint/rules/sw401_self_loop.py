"""A task or state always goes on with itself.

## Why
Nothing ends the round: it runs the same thing again for ever.

## Bad
```yaml
do:
  - poll:
      call: http
      with: {method: get, endpoint: 'https://example.com/status'}
      then: poll
```

```yaml
version: '1.0'
states:
  - {name: Poll, type: inject, data: {a: 1}, transition: Poll}
```

## Good
```yaml
do:
  - poll:
      call: http
      with: {method: get, endpoint: 'https://example.com/status'}
  - ready:
      switch:
        - no:
            when: ${ .status != "done" }
            then: poll
        - yes:
            then: end
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.ways import circles
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
    code="SW401",
    name="self-loop",
    severity=Severity.WARNING,
)
MESSAGE = "'{name}' always goes on with itself and never ends; add a condition"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Circles of one."""
    yield from judge_lists(context, _judge, _inside)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    if listing.concurrent or not any(way.name in way.targets for way in listing.ways):
        return
    for circle in circles(listing.ways, listing.starts):
        way = listing.ways[circle[0]]
        if len(circle) == 1 and way.targets == (way.name,) and not way.passes:
            yield listing.context.finding(listing.place(circle[0]), key=True, name=way.name)
