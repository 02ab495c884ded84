"""A `schedule` says nothing of when to start.

## Why
It needs one of `every`, `cron`, `after` and `on`; without them nothing ever starts the workflow.

## Bad
```yaml
schedule: {}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
schedule: {every: PT1H}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW500",
    name="empty-schedule",
    severity=Severity.ERROR,
    wants=("role:schedule",),
    generations=("1",),
    local=True,
)
MESSAGE = "'schedule' says nothing of when to start; add one of every, cron, after, on"


def check(context: Context) -> Iterator[Finding]:
    """Schedules with none of the ways to start."""
    for place in context.places("schedule"):
        if not any(place.get(key) for key in ("every", "cron", "after", "on")):
            yield context.finding(place, key=True)
