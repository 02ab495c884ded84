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
from swls.lint.lists import main_list
from swls.lint.mending import rewriting
from swls.lint.rule import Rule
from swls.lint.tasks import directives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW404",
    name="exit-at-root",
    severity=Severity.INFO,
    fixable="always",
    generations=("1",),
)
MESSAGE = "'exit' leaves the workflow's own list, which ends the workflow; 'end' says so"


def check(context: Context) -> Iterator[Finding]:
    """Each `exit` of the main list."""
    for listing in main_list(context):
        for index, way in enumerate(listing.ways):
            if way.leaves:
                for cursor in directives(listing.place(index)):
                    if cursor.text == "exit":
                        yield context.finding(cursor, fixes=[rewriting("write 'end'", cursor, "end")])
