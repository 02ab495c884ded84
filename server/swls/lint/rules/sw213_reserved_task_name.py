"""A task is called like a directive.

## Why
`continue`, `exit` and `end` mean the directives wherever `then` says them, so no `then` can lead to such a task.

## Bad
```yaml
do:
  - end:
      set: {done: true}
```

## Good
```yaml
do:
  - finish:
      set: {done: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.lists import Listing, inner_lists, judge_lists
from swls.lint.rule import Rule
from swls.lint.tasks import DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW213",
    name="reserved-task-name",
    severity=Severity.ERROR,
    generations=("1",),
    wants=("declares:task",),
)
MESSAGE = "'{name}' is a directive, so no 'then' can lead to a task of that name; call it otherwise"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Tasks of such names."""
    yield from judge_lists(context, _judge, _inside)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for listing in inner_lists(context, part):
        yield from _judge(listing)


def _judge(listing: Listing) -> Iterator[Finding]:
    for index, way in enumerate(listing.ways):
        if way.name in DIRECTIVES:
            yield listing.context.finding(listing.place(index), key=True, name=way.name)
