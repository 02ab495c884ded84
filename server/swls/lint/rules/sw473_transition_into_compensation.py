"""The normal flow leads into a state that only undoes others.

## Why
Such a state is run when compensation is triggered, and at no other time. Runtimes refuse a workflow that starts with it,
or that has a transition to it from a state without the mark.

## Bad
```yaml
states:
  - name: Book
    type: inject
    data: {booked: true}
    compensatedBy: Cancel
    transition: {nextState: Cancel, compensate: true}
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
from swls.lint.states import start_of, states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW473",
    name="transition-into-compensation",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = (
    "'{target}' only undoes other states; let compensation be triggered by 'compensate: true' instead of leading here"
)


def check(context: Context) -> Iterator[Finding]:
    """Ways from states without the mark, and from the start, to states with it."""
    states = states_of(context)
    marked = {one.made.name for one in states.undoing if states.known[one.made.name] is one}
    if not marked:
        return
    start = start_of(context)
    if start is not None and start.text in marked:
        words = "'{target}' only undoes other states; the workflow cannot start with it"
        yield context.finding(start, message=words, target=start.text)
    for (path, state), way in states.ways_to(marked):
        place = context.at((*path, *way.path)) if not state.undoes else None
        if place is not None:
            yield context.finding(place, target=way.target)
