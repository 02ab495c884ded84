"""A state that only undoes others has an `end`.

## Why
When such a state is done, control goes back to where compensation was triggered, and the `end` is ignored. It reads as if
the workflow ended here, which it does not.

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
    end: true
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
    code="SW472",
    name="compensation-end",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "state '{name}' only undoes others, so its 'end' is ignored; remove it"


def check(context: Context) -> Iterator[Finding]:
    """States with both `usedForCompensation` and `end`."""
    for path, state in states_of(context).undoing:
        if ("end",) in state.ends and (end := context.at((*path, "end"))) is not None:
            yield context.finding(end, key=True, fixes=[fix("remove 'end'", *remove(end))], name=state.name)
