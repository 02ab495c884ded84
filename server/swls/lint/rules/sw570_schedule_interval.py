"""The interval of a schedule is none that a workflow can be started by.

## Why
It is `R/` and a duration, with a moment to start from before it or one to end at behind it: `R/PT2H`,
`R/2030-03-20T09:00:00Z/PT2H`. The number of repetitions always stays open.

## Bad
```yaml
start: {stateName: Greet, schedule: R5/PT2H}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
start: {stateName: Greet, schedule: R/PT2H}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import rewording
from swls.lint.rule import Rule
from swls.patterns import regex
from swls.schema.durations import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW570",
    name="schedule-interval",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    local=True,
    wants=("format:interval",),
)
MESSAGE = "'{value}' is no repeating interval; write 'R/PT2H', with a start before the duration or an end behind it"

_COUNTED = "'{value}' counts its repetitions, which a schedule cannot; write '{rest}'"
_MOMENT = regex(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")


def check(context: Context) -> Iterator[Finding]:
    """Texts in the place of intervals, unless they are expressions."""
    for place in context.formats("interval"):
        value = place.value
        if not isinstance(value, str) or "${" in value:
            continue
        counted = re.fullmatch(r"R\d+/(.+)", value)
        if counted is not None and _is_interval(f"R/{counted[1]}"):
            fixes = rewording(context, place, f"R/{counted[1]}")
            yield context.finding(place, message=_COUNTED, fixes=fixes, value=value, rest=f"R/{counted[1]}")
        elif not _is_interval(value):
            fixes = rewording(context, place, f"R/{value}") if seconds_of(value) else []
            yield context.finding(place, fixes=fixes, value=value)


def _is_interval(value: str) -> bool:
    parts = value.split("/")
    if parts[0] == "R":
        parts = parts[1:]
    elif len(parts) != 2:
        return False
    spans = [seconds_of(part) for part in parts]
    moments = [_MOMENT.fullmatch(part) is not None for part in parts]
    if len(parts) == 1:
        return value.startswith("R/") and bool(spans[0])
    if len(parts) != 2:
        return False
    return (bool(spans[0]) or moments[0]) and (bool(spans[1]) or moments[1]) and not (spans[0] and spans[1])
