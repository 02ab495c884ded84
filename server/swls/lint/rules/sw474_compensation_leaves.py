"""A state that only undoes others leads to one that does not.

## Why
Compensation may take several states, but all of them lie outside the normal flow and carry the mark
`usedForCompensation: true`. Runtimes refuse a way back into the normal flow.

## Bad
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    transition: Confirm
  - name: Cancel
    type: inject
    usedForCompensation: true
    data: {booked: false}
    transition: Confirm
  - name: Confirm
    type: inject
    data: {confirmed: true}
    end: {compensate: true}
```

## Good
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    transition: Confirm
  - name: Cancel
    type: inject
    usedForCompensation: true
    data: {booked: false}
  - name: Confirm
    type: inject
    data: {confirmed: true}
    end: {compensate: true}
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
    code="SW474",
    name="compensation-leaves",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "'{name}' only undoes other states, and so must those it leads to; mark '{target}' with 'usedForCompensation: true' too"


def check(context: Context) -> Iterator[Finding]:
    """Ways from states with the mark to states without it; what their error handlers do is left to them."""
    states = states_of(context)
    for path, state in states.undoing:
        for way in state.ways:
            target = states.known.get(way.target)
            if target is None or target.made.undoes or way.kind == "error":
                continue
            if (place := context.at((*path, *way.path))) is not None:
                yield context.finding(place, name=state.name, target=way.target)
