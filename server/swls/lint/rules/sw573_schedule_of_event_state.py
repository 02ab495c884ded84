"""A workflow is started by a schedule and by events.

## Why
An event state at the start creates an instance when its events arrive. With a schedule besides, something has to send those
events at the times of the schedule; runtimes do not do so by themselves.

## Bad
```yaml
start: {stateName: Await, schedule: R/PT1H}
states:
  - name: Await
    type: event
    onEvents: [{eventRefs: [Paid]}]
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```

## Good
```yaml
start: Await
states:
  - name: Await
    type: event
    onEvents: [{eventRefs: [Paid]}]
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import first_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW573",
    name="schedule-of-event-state",
    severity=Severity.INFO,
    generations=("0",),
    first="0.6",
    wants=("format:cron", "format:interval"),
)
MESSAGE = "'{name}' awaits events, so the schedule starts nothing unless something sends them at its times"


def check(context: Context) -> Iterator[Finding]:
    """A schedule whose first state is an event state."""
    schedule = context.at(("start", "schedule"))
    first = first_state(context) if schedule is not None else None
    if schedule is not None and first is not None and first.made.kind == "event":
        yield context.finding(schedule, key=True, name=first.made.name)
