"""A listener goes on until something that never is, and tasks stand behind it.

## Why
`until: ${ false }` never holds, so what comes after it never runs. As the last task of a list it may be meant.

## Bad
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ false }'}
  - after:
      set: {done: true}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ .total > 100 }'}
  - after:
      set: {done: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.cases import bare
from swls.lint.diagnostic import Severity
from swls.lint.lists import inner_lists
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.lint.reads import Reads
    from swls.syntax import Cursor

RULE = Rule(
    code="SW535",
    name="listens-forever",
    severity=Severity.WARNING,
    wants=("role:task-list",),
    generations=("1",),
)
MESSAGE = "'until' never holds, so what comes after it never runs"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Conditions of listening tasks that are plainly false, where something follows."""
    lists = context.unit.dialect.lists
    reads = context.each(_forever, *lists.main)
    for place in context.follows("listens forever", reads, _followed):
        item = context.at((*lists.main, place))
        yield from (context.finding(until) for until in _endless(item))
    for section in lists.sections:
        yield from context.over(_inside, *section)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        for item in list(items(listing.cursor))[:-1]:
            yield from (context.finding(until) for until in _endless(item))


def _followed(reads: Reads[bool]) -> list[int]:
    """The numbers of the items with such a listener, without the last of all."""
    return [place for place, forever in reads.placed() if forever and place < len(reads.made) - 1]


def _forever(item: Cursor) -> bool:
    return any(True for _ in _endless(item))


def _endless(item: Cursor | None) -> Iterator[Cursor]:
    for task in fields(item).values():
        until = task.at("listen", "to", "until") if "listen" in fields(task) else None
        if until is not None and bare(until.text) in {"false", "null"}:
            yield until
