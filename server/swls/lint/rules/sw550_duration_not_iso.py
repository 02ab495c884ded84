"""A text is no ISO 8601 duration.

## Why
Durations are written `PT5S`, `PT1H30M`, `P1D`. The short forms of other tools are not understood, and a runtime fails when
it comes to them, if it starts the workflow at all.

## Bad
```yaml
states:
  - {name: Rest, type: sleep, duration: 5s, end: true}
```

## Good
```yaml
states:
  - {name: Rest, type: sleep, duration: PT5S, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import rewording
from swls.lint.rule import Rule
from swls.schema.durations import meant_duration, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW550",
    name="duration-not-iso",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    shapes=(),
    local=True,
    wants=("format:duration",),
)
MESSAGE = "'{value}' is no ISO 8601 duration{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Texts in the place of durations, unless they are expressions."""
    for place in context.formats("duration"):
        value = place.value
        if not isinstance(value, str) or "${" in value or seconds_of(value) is not None:
            continue
        meant = meant_duration(value)
        if meant is None:
            yield context.finding(place, value=value, meant_="; durations are written like 'PT5S' or 'PT1H30M'")
            continue
        fixes = rewording(context, place, meant.iso)
        yield context.finding(place, fixes=fixes, value=value, meant_=f"; write '{meant.iso}'")
