"""An event state is to undo another state.

## Why
Compensation is a matter of doing, not of waiting: the language forbids event states there, and runtimes refuse the
workflow.

## Bad
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    end: {compensate: true}
  - name: Cancel
    type: event
    onEvents: [{eventRefs: [Cancelled]}]
    end: true
events:
  - {name: Cancelled, source: /bookings, type: com.example.cancelled}
```

## Good
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    end: {compensate: true}
  - name: Cancel
    type: inject
    usedForCompensation: true
    data: {booked: false}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW471",
    name="event-compensation",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "'{target}' is an event state, which cannot undo '{name}'; name a state of another type"


def check(context: Context) -> Iterator[Finding]:
    """`compensatedBy` that names an event state."""
    states = states_of(context)
    for path, state in states.undone:
        target = states.known.get(state.undone_by)
        place = context.at((*path, "compensatedBy")) if target is not None else None
        if target is not None and target.made.kind == "event" and place is not None:
            yield context.finding(place, target=target.made.name, name=state.name)
