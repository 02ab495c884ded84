"""An event is awaited whose definition says that the workflow sends it.

## Why
Only events of kind `consumed`, which is the default, are received. A runtime never gives this one to the workflow, or
refuses the workflow.

## Bad
```yaml
states:
  - name: Await
    type: event
    onEvents: [{eventRefs: [Paid]}]
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid, kind: produced}
```

## Good
```yaml
states:
  - name: Await
    type: event
    onEvents: [{eventRefs: [Paid]}]
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid, kind: consumed}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.event_uses import CONSUMED, misused_events
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW253",
    name="awaited-event-is-produced",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    last="0.8",
    wants=("refers:event",),
)
MESSAGE = "event '{name}' is awaited here, but its kind is 'produced'; await another event or make it 'consumed'"


def check(context: Context) -> Iterator[Finding]:
    """Where events are awaited: `onEvents`, `eventConditions`, callback states, `resultEventRef`."""
    for place, use, event, fixes in misused_events(context, CONSUMED):
        definition = context.at((*event.path, "kind"))
        related = [(definition, "its kind")] if definition is not None else []
        yield context.finding(place, related=related, fixes=fixes, name=use.name)
