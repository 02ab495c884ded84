"""A timeout is over before a wait inside it.

## Why
The wait alone takes longer than the timeout allows, so the work is always interrupted.

## Bad
```yaml
timeout: {after: PT30S}
do:
  - pause:
      wait: {minutes: 1}
```

```yaml
do:
  - work:
      timeout: {after: PT30S}
      do:
        - pause:
            wait: PT1M
```

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
timeout: {after: PT5M}
do:
  - pause:
      wait: {minutes: 1}
```

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

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.diagnostic import Severity
from swls.lint.durations import in_words, seconds
from swls.lint.lists import things_in
from swls.lint.rule import Rule
from swls.lint.state_waits import too_long_waits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW512",
    name="timeout-within-wait",
    severity=Severity.WARNING,
    wants=("role:timeout", "refers:timeout", "format:duration"),
)
MESSAGE = "this timeout is over after {limit_}, but a wait inside takes {wait_}; allow more, or wait less"
_OF_STATES = "'{value}' is longer than the {whose_} may take, which is {most_}; allow more, or wait less"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Timeouts of the workflow, of its tasks and states, against the waits that are sure to happen in them."""
    root = context.root
    waits = context.each(_longest, *context.unit.dialect.lists.main)
    longest = context.follows("longest wait", waits, lambda reads: max((one.made for one in reads), default=0.0))
    yield from _judge(context, root.get("timeout"), longest, context.root.at("use", "timeouts"))
    yield from context.over(_inside, *context.unit.dialect.lists.main)
    for place, whose, most in too_long_waits(context):
        yield context.finding(place, message=_OF_STATES, value=place.text, whose_=whose, most_=in_words(most))


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    for task in things_in(context, part):
        timeout = task.get("timeout")
        if timeout is not None and timeout.is_mapping:
            yield from _judge(context, timeout, _wait_of(task), None)


def _judge(context: Context, timeout: Cursor | None, wait: float, named: Cursor | None) -> Iterator[Finding]:
    if timeout is None or not wait:
        return
    given = named.get(timeout.text) if timeout.is_scalar and named is not None else timeout
    after = given.get("after") if given is not None and given.is_mapping else None
    limit = seconds(after)
    if limit is not None and 0 < limit < wait:
        where = timeout if timeout.is_scalar or after is None else after
        yield context.finding(where, limit_=in_words(limit), wait_=in_words(wait))


def _longest(item: Cursor) -> float:
    """The longest wait that a task of the list makes in any case."""
    return max((_wait_of(task) for task in fields(item).values()), default=0.0)


def _wait_of(task: Cursor, level: int = 0) -> float:
    """The longest wait in a task, as far as no condition is in the way."""
    found = fields(task)
    if "if" in found or level > _LEVELS:
        return 0.0
    if "wait" in found:
        return max(seconds(found["wait"]) or 0.0, 0.0)
    inner = found.get("do") if "for" not in found and "do" in found else found.get("try")
    longest = 0.0
    for item in items(inner):
        for child in fields(item).values():
            longest = max(longest, _wait_of(child, level + 1))
            if {"switch", "raise"} & fields(child).keys() or "then" in fields(child):
                return longest
    return longest


_LEVELS = 20
