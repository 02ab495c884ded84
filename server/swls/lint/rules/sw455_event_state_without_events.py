"""An event state awaits no events.

## Why
It would wait forever, or be done at once: no runtime can tell, and some refuse the workflow.

## Bad
```yaml
states:
  - {name: Await, type: event, onEvents: [], end: true}
```

## Good
```yaml
states:
  - {name: Await, type: event, onEvents: [{eventRefs: [Paid]}], end: true}
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW455",
    name="event-state-without-events",
    severity=Severity.ERROR,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "event state '{name}' awaits no events; list them in 'onEvents'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Event states with an empty `onEvents`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    events = found.get("onEvents")
    if text(found.get("type")) == "event" and events is not None and events.is_sequence:
        if not items(events):
            yield context.finding(events, key=True, name=text(found.get("name")))
