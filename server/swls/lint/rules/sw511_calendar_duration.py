"""A duration counts in years, months or weeks.

## Why
How long a month or a year is depends on when it begins, and the object form has no such units: not every runtime takes them.

## Bad
```yaml
do:
  - pause:
      wait: P1M
```

## Good
```yaml
do:
  - pause:
      wait: P30D
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.schema.durations import has_calendar_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW511",
    name="calendar-duration",
    severity=Severity.INFO,
    wants=("format:duration",),
    generations=("1",),
    local=True,
)
MESSAGE = "'{text}' counts in years, months or weeks, which not every runtime takes; count in days"


def check(context: Context) -> Iterator[Finding]:
    """Texts with such units."""
    for place in context.formats("duration"):
        if isinstance(place.value, str) and has_calendar_units(place.value):
            yield context.finding(place, text=place.value)
