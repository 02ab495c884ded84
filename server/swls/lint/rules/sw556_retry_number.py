"""A number of a retry policy is none, or out of its range.

## Why
`maxAttempts` is a whole number, `multiplier` a number greater than 0, `jitter` a part of the wait from 0 to 1 or a duration. Each may be
written as text, but has to be one.

## Bad
```yaml
retries:
  - {name: again, maxAttempts: often}
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryRef: again}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
retries:
  - {name: again, maxAttempts: 5}
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryRef: again}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import number_of
from swls.schema.durations import seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW556",
    name="retry-number",
    severity=Severity.ERROR,
    generations=("0",),
    shapes=("workflow", "flow", "retries-file"),
    wants=("declares:retry",),
)
MESSAGE = "'{key_}' must be {wanted_}, not '{value}'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`maxAttempts`, `multiplier` and `jitter` of retries."""
    return context.over(_judge, "retries")


def _judge(context: Context, retry: Cursor) -> Iterator[Finding]:
    found = fields(retry)
    for key, objection in _OBJECTIONS.items():
        place = found.get(key)
        if place is not None and place.is_scalar and place.value is not None and "${" not in place.text:
            words = objection(place)
            if words:
                yield context.finding(place, key_=key, value=place.text, wanted_=words)


def _attempts(place: Cursor) -> str:
    number = number_of(place)
    return "a whole number" if number is None or number != int(number) else ""


def _multiplier(place: Cursor) -> str:
    number = number_of(place)
    if number == 0:
        return "a number greater than 0"  # of which no waits would be left
    return "a number" if isinstance(place.value, str) and number is None else ""


def _jitter(place: Cursor) -> str:
    number = number_of(place)
    if not isinstance(place.value, str) or (number is not None and 0 <= number <= 1):
        return ""
    return "" if seconds_of(place.text) is not None else "a number from 0 to 1, or an ISO 8601 duration"


_OBJECTIONS: dict[str, Callable[[Cursor], str]] = {
    "maxAttempts": _attempts,
    "multiplier": _multiplier,
    "jitter": _jitter,
}
