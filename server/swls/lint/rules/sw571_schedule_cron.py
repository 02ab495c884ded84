"""The cron expression of a schedule is none.

## Why
It has five fields (minute, hour, day of the month, month, day of the week); many runtimes also take seconds before and a
year behind them. A slip here starts the workflow at the wrong time, or never.

## Bad
```yaml
start: {stateName: Greet, schedule: {cron: 0 25 * * *}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
start: {stateName: Greet, schedule: {cron: 0 9 * * MON-FRI}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.schema.cron import cron_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW571",
    name="schedule-cron",
    severity=Severity.ERROR,
    generations=("0",),
    local=True,
    wants=("format:cron",),
)


def check(context: Context) -> Iterator[Finding]:
    """Texts in the place of cron expressions, unless they are expressions of the workflow."""
    for place in context.formats("cron"):
        fault = cron_fault(place.value) if isinstance(place.value, str) and "${" not in place.value else None
        if fault is not None:
            yield context.finding(place, message=fault.message, part=fault.part)
