"""A cron expression is none.

## Why
It has five fields: minute, hour, day of the month, month, day of the week. What cannot be read never starts the workflow.

## Bad
```yaml
schedule: {cron: every hour}
do:
  - greet:
      set: {greeting: hello}
```

```yaml
schedule: {cron: 0 25 * * *}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
schedule: {cron: 0 9 * * 1-5}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.expressions.cron import cron_fault
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW502",
    name="bad-cron",
    severity=Severity.ERROR,
    wants=("format:cron",),
    generations=("1",),
    local=True,
)
MESSAGE = "'{text}' is no cron expression: {why_}"


def check(context: Context) -> Iterator[Finding]:
    """Cron expressions that cannot be read."""
    for place in context.formats("cron"):
        why = cron_fault(place.value)
        if why:
            yield context.finding(place, text=place.value, why_=why)
