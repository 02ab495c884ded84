"""A switch state over events has no event timeout.

## Why
SonataFlow demands one: without it, the default could never be taken, and the workflow is refused.

## Bad
```yaml
start: Decide
states:
  - name: Decide
    type: switch
    eventConditions:
      - {eventRef: Paid, end: true}
    defaultCondition: {end: {terminate: true}}
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```

## Good
```yaml
start: Decide
states:
  - name: Decide
    type: switch
    eventConditions:
      - {eventRef: Paid, end: true}
    timeouts: {eventTimeout: PT1H}
    defaultCondition: {end: {terminate: true}}
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW457",
    name="event-switch-without-timeout",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.7",
    profiles=("sonataflow",),
    wants=("declares:state",),
)
MESSAGE = "SonataFlow needs 'timeouts.eventTimeout' in '{name}', by which its default is taken"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Switch states with `eventConditions` and without `eventTimeout`, their own or the workflow's."""
    timeouts = context.at(("timeouts",))
    if timeouts is not None and (timeouts.is_scalar or timeouts.get("eventTimeout") is not None):
        return
    yield from context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    conditions = found.get("eventConditions")
    if (
        conditions is not None
        and text(found.get("type")) == "switch"
        and "eventTimeout" not in fields(found.get("timeouts"))
    ):
        yield context.finding(conditions, key=True, name=text(found.get("name")))
