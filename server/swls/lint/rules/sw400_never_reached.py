"""No path leads to a task or state.

## Why
It never runs: what stands before it always goes on somewhere else, and nothing leads here. All paths count, those of
errors, events, timeouts and compensation as well. What only the unreached leads to is counted there and not reported again.

## Bad
```yaml
do:
  - pack:
      set: {packed: true}
      then: end
  - ship:
      set: {shipped: true}
```

```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://example.com/errors/refused', status: 400}
  - ship:
      set: {shipped: true}
```

```yaml
version: '1.0'
states:
  - {name: Begin, type: inject, data: {a: 1}, end: true}
  - {name: Lost, type: inject, data: {b: 2}, end: true}
```

## Good
```yaml
do:
  - pack:
      set: {packed: true}
  - ship:
      set: {shipped: true}
      then: end
```

```yaml
version: '1.0'
states:
  - {name: Begin, type: inject, data: {a: 1}, transition: Found}
  - {name: Found, type: inject, data: {b: 2}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.ways import cut_off
from swls.lint.diagnostic import Severity
from swls.lint.finding import Finding
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW400",
    name="never-reached",
    severity=Severity.WARNING,
    tags=("unnecessary",),
)
MESSAGE = "no path leads to {noun_} '{name}'{more_}"


def check(context: Context) -> Iterator[Finding | Lot]:
    """What nothing leads to; not what only that leads to."""
    yield from judge_lists(context, _judge, _inside)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    if listing.concurrent or len(listing.ways) < 2:
        return
    reached = listing.course.reached
    if len(reached) == len(listing.ways):
        return
    for index, more in cut_off(listing.ways, reached):
        name = listing.ways[index].name
        if name and listing.first[name] == index:  # of several of one name, only the first can be meant
            span, path, noun = listing.head(index)
            yield Finding(span, path, {"noun_": noun, "name": name, "more_": _more(more, noun)})


def _more(count: int, noun: str) -> str:
    """How many others are reached from there alone."""
    if not count:
        return ""
    return f", nor to the {noun} after it" if count == 1 else f", nor to the {count} {noun}s after it"
