"""An event is sent whose definition says that the workflow awaits it.

## Why
What is sent must be of kind `produced`. Runtimes have no way to send this one, or refuse the workflow.

## Bad
```yaml
states:
  - name: Order
    type: operation
    actions: [{functionRef: order}]
    end:
      produceEvents: [{eventRef: Ordered}]
functions:
  - {name: order, operation: api.yaml#order}
events:
  - {name: Ordered, source: /shop, type: com.example.ordered, kind: consumed}
```

## Good
```yaml
states:
  - name: Order
    type: operation
    actions: [{functionRef: order}]
    end:
      produceEvents: [{eventRef: Ordered}]
functions:
  - {name: order, operation: api.yaml#order}
events:
  - {name: Ordered, type: com.example.ordered, kind: produced}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.event_uses import PRODUCED, misused_events
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW254",
    name="sent-event-is-consumed",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    last="0.8",
    wants=("refers:event",),
)
MESSAGE = "event '{name}' is sent here, but its kind is 'consumed'; send another event or make it 'produced'"


def check(context: Context) -> Iterator[Finding]:
    """Where events of kind `consumed` are sent: `produceEvents` and `triggerEventRef`."""
    for place, use, event, fixes in misused_events(context, PRODUCED):
        definition = context.at((*event.path, "kind"))
        if event.written and definition is not None:
            yield context.finding(place, related=[(definition, "its kind")], fixes=fixes, name=use.name)
