"""The time zone of a schedule is none that is known.

## Why
A time zone has the name that the IANA database gives it, such as `Europe/Berlin`; without one, UTC is meant. By a name that
is not known no runtime finds the right time.

## Bad
```yaml
start: {stateName: Greet, schedule: {cron: 0 9 * * *, timezone: Berlin}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
start: {stateName: Greet, schedule: {cron: 0 9 * * *, timezone: Europe/Berlin}}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.rule import Rule
from swls.syntax.editing import rewrite_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW572",
    name="schedule-timezone",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    wants=("format:cron", "format:interval"),
)
MESSAGE = "'{value}' is no time zone{meant_}"

_OFFSET = re.compile(r"(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|Z")


def check(context: Context) -> Iterator[Finding]:
    """`timezone` of the schedule, where this machine knows the time zones."""
    place = context.at(("start", "schedule", "timezone"))
    known = _known()
    if place is None or not place.text or "${" in place.text or not known or place.text in known:
        return
    if _OFFSET.fullmatch(place.text):
        return
    word = place.text.lower().replace(" ", "_")
    meant = next((zone for zone in known if zone.rpartition("/")[2].lower() == word or zone.lower() == word), None)
    fixes = [fix(f"write '{meant}'", *rewrite_scalar(place, meant))] if meant is not None else []
    yield context.finding(place, fixes=fixes, value=place.text, meant_=did_you_mean(meant))


@cache
def _known() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))
