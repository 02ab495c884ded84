"""A state that undoes others is itself to be undone.

## Why
Compensation is not recursive: what undoes a state has no `compensatedBy` of its own, and runtimes refuse the workflow.

## Bad
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
    compensatedBy: Rebook
  - name: Rebook
    type: inject
    usedForCompensation: true
    data: {booked: true}
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
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import states_of
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW475",
    name="recursive-compensation",
    severity=Severity.ERROR,
    fixable="always",
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "'{name}' undoes other states and cannot itself be undone; remove 'compensatedBy'"


def check(context: Context) -> Iterator[Finding]:
    """States with both `usedForCompensation` and `compensatedBy`."""
    for path, state in states_of(context).undone:
        place = context.at((*path, "compensatedBy")) if state.undoes else None
        if place is not None:
            mended = fix("remove 'compensatedBy'", *remove(place), safe=False)
            yield context.finding(place, key=True, fixes=[mended], name=state.name)
