"""A schedule has ended in the past.

## Why
After `validUntil` the schedule creates no more instances: the workflow starts only when somebody calls it.

## Bad
```yaml
start: {stateName: Greet, schedule: {cron: {expression: 0 9 * * *, validUntil: '2001-11-05T08:15:30-05:00'}}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
start: {stateName: Greet, schedule: {cron: {expression: 0 9 * * *, validUntil: '2999-11-05T08:15:30-05:00'}}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW574",
    name="schedule-over",
    severity=Severity.INFO,
    default=False,
    generations=("0",),
    first="0.7",
    wants=("format:cron",),
)
MESSAGE = "'{value}' is over, so this schedule starts nothing any more; write a later time"

_DAY = regex(r"\d{4}-\d\d-\d\d")
_GRACE = timedelta(days=1)  # somewhere on earth it is still yesterday


def check(context: Context) -> Iterator[Finding]:
    """`validUntil` before today."""
    place = context.at(("start", "schedule", "cron", "validUntil"))
    match = _DAY.match(place.text) if place is not None else None
    if place is None or match is None:
        return
    try:
        until = date.fromisoformat(match[0])
    except ValueError:
        return
    if until < datetime.now(tz=UTC).date() - _GRACE:
        yield context.finding(place, value=match[0])
