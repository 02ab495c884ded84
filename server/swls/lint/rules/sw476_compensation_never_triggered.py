"""A state says how it is undone, but nothing triggers compensation.

## Why
Compensation never happens by itself: a transition or an end has to say `compensate: true`. Without one, the state that
undoes is never run.

## Bad
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    end: true
  - name: Cancel
    type: inject
    usedForCompensation: true
    data: {booked: false}
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
    code="SW476",
    name="compensation-never-triggered",
    severity=Severity.INFO,
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "no transition or end says 'compensate: true', so '{target}' never undoes '{name}'; add it to one of them"


def check(context: Context) -> Iterator[Finding]:
    """The first `compensatedBy` of a workflow that triggers no compensation."""
    states = states_of(context)
    if states.triggering:
        return
    for path, state in states.undone:
        if (place := context.at((*path, "compensatedBy"))) is not None:
            yield context.finding(place, key=True, target=state.undone_by, name=state.name)
            return
