"""Compensation is triggered where no state says how it is undone.

## Why
`compensate: true` runs the states that `compensatedBy` names. Without any, it does nothing.

## Bad
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    end: {compensate: true}
```

## Good
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    end: true
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
    code="SW477",
    name="nothing-to-compensate",
    severity=Severity.INFO,
    generations=("0",),
    first="0.6",
    wants=("declares:state",),
)
MESSAGE = "no state has a 'compensatedBy', so 'compensate: true' undoes nothing; remove it"


def check(context: Context) -> Iterator[Finding]:
    """Every `compensate: true` of a workflow without `compensatedBy`."""
    states = states_of(context)
    if states.undone:
        return
    for path, state in states.triggering:
        for trigger in state.triggers:
            if (place := context.at((*path, *trigger))) is not None:
                yield context.finding(place, key=True)
