"""A timeout is over before a wait inside it can be.

## Why
What waits longer than it may take never comes to its end: the timeout always stops it.

## Bad
```yaml
states:
  - name: Rest
    type: sleep
    duration: PT1H
    timeouts: {stateExecTimeout: PT30M}
    end: true
```

## Good
```yaml
states:
  - name: Rest
    type: sleep
    duration: PT1H
    timeouts: {stateExecTimeout: PT2H}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import actions_in
from swls.schema.durations import amount_words, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW555",
    name="timeout-shorter-than-wait",
    severity=Severity.WARNING,
    generations=("0",),
    wants=("format:duration",),
)
MESSAGE = "'{value}' is longer than the {whose_} may take, which is {most_}"

Path = tuple[str | int, ...]


class _Wait(NamedTuple):
    """How long is waited; `path` leads from the state to where that is said."""

    seconds: float
    path: Path


def check(context: Context) -> Iterator[Finding]:
    """Waits of states against the timeouts of the state, and of the workflow."""
    whole = _limit(context.at(("timeouts", "workflowExecTimeout")) or context.at(("execTimeout",)))
    common = _limit(context.at(("timeouts", "stateExecTimeout")))
    for path, (own, waits) in context.each(_waits, "states"):
        most = own if own is not None else common
        for wait in waits:
            if most is not None and wait.seconds > most:
                yield from _finding(context, (*path, *wait.path), "state", most)
            elif whole is not None and wait.seconds > whole:
                yield from _finding(context, (*path, *wait.path), "workflow", whole)


def _finding(context: Context, path: Path, whose: str, most: float) -> Iterator[Finding]:
    place = context.at(path)
    if place is not None:
        yield context.finding(place, value=place.text, whose_=whose, most_=amount_words(most))


def _limit(cursor: Cursor | None) -> float | None:
    """A timeout in seconds, in its short form or its long one."""
    long = fields(cursor)
    return seconds_of(text(long.get("total")) or text(long.get("duration")) or text(cursor))


def _waits(state: Cursor) -> tuple[float | None, tuple[_Wait, ...]]:
    """How long a state may take, and all that is waited for in it."""
    found = fields(state)
    timeouts = fields(found.get("timeouts"))
    places: dict[Path, Cursor | None] = {
        ("duration",): found.get("duration"),
        ("timeDelay",): found.get("timeDelay"),
        ("timeouts", "eventTimeout"): timeouts.get("eventTimeout"),
        ("timeouts", "stateExecTimeout", "single"): fields(timeouts.get("stateExecTimeout")).get("single"),
    }
    for path, action in actions_in(state):
        sleep = fields(action.get("sleep"))
        places |= {(*path, "sleep", key): sleep.get(key) for key in ("before", "after")}
    waits = [_Wait(seconds, path) for path, place in places.items() if (seconds := seconds_of(text(place))) is not None]
    return _limit(timeouts.get("stateExecTimeout")), tuple(waits)
