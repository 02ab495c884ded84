"""`exit` stands in the list that the workflow itself runs.

## Why
`exit` leaves a list and goes on with what comes behind it. Behind the list of the workflow comes nothing, so it ends there;
`end` says so.

## Bad
```yaml
do:
  - pack:
      if: ${ .empty }
      set: {packed: false}
      then: exit
  - ship:
      set: {shipped: true}
```

## Good
```yaml
do:
  - pack:
      if: ${ .empty }
      set: {packed: false}
      then: end
  - ship:
      set: {shipped: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import rewriting
from swls.lint.rule import Rule
from swls.lint.tasks import directives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW404",
    name="exit-at-root",
    severity=Severity.INFO,
    fixable="always",
    generations=("1",),
)
MESSAGE = "'exit' leaves the workflow's own list, which ends the workflow; 'end' says so"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Each `exit` of the main list."""
    yield from context.over(_leaving, *context.unit.dialect.lists.main)


def _leaving(context: Context, item: Cursor) -> Iterator[Finding]:
    for task in context.unit.dialect.lists.things(item):
        for cursor in directives(task):
            if cursor.text == "exit":
                yield context.finding(cursor, fixes=[rewriting("write 'end'", cursor, "end")])
