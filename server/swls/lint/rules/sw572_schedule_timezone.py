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

from functools import cache
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.rule import Rule
from swls.patterns import regex
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

_OFFSET = regex(r"(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|Z")
# What names look like, for machines that have no list of them.
_NAME = regex(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)/[\w/+-]+"
    r"|[A-Z]{3}(?:\d[A-Z]{3})?"
)


def check(context: Context) -> Iterator[Finding]:
    """`timezone` of the schedule."""
    place = context.at(("start", "schedule", "timezone"))
    if place is None or not place.text or "${" in place.text or _is_zone(place.text):
        return
    word = place.text.lower().replace(" ", "_")
    meant = next((zone for zone in _known() if word in {zone.lower(), zone.rpartition("/")[2].lower()}), None)
    fixes = [fix(f"write '{meant}'", *rewrite_scalar(place, meant))] if meant is not None else []
    yield context.finding(place, fixes=fixes, value=place.text, meant_=did_you_mean(meant))


def _is_zone(name: str) -> bool:
    known = _known()
    return _OFFSET.fullmatch(name) is not None or (name in known if known else _NAME.fullmatch(name) is not None)


@cache
def _known() -> tuple[str, ...]:
    from zoneinfo import available_timezones  # slow to load, and few schedules name a zone

    return tuple(sorted(available_timezones()))
