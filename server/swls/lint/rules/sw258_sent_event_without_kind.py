"""An event is sent whose definition says nothing about its kind.

## Why
An event without a `kind` is one that is consumed. Many runtimes send it all the same; others refuse the workflow.

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
  - {name: Ordered, source: /shop, type: com.example.ordered}
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
    code="SW258",
    name="sent-event-without-kind",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    profiles=("spec", "strict"),
    last="0.8",
    wants=("refers:event",),
)
MESSAGE = "event '{name}' is sent here, but without a 'kind' it is one that is consumed; say 'kind: produced'"


def check(context: Context) -> Iterator[Finding]:
    """Where events without a `kind` are sent: `produceEvents` and `triggerEventRef`."""
    for place, use, event, fixes in misused_events(context, PRODUCED):
        definition = context.at(event.path)
        if not event.written and definition is not None:
            related = [(definition.get("name") or definition, "its definition")]
            yield context.finding(place, related=related, fixes=fixes, name=use.name)
