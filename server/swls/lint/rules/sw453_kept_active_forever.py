"""A workflow is kept active and nothing ever ends it.

## Why
With `keepActive: true` an instance ends only where an end says `terminate: true`, or when `workflowExecTimeout` is over.
Without either it waits forever.

## Bad
```yaml
keepActive: true
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
keepActive: true
states:
  - {name: Greet, type: inject, data: {message: hello}, end: {terminate: true}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import is_true
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW453",
    name="kept-active-forever",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.6",
    wants=("declares:state",),
)
MESSAGE = "nothing ends this workflow: give an end 'terminate: true', or the workflow a 'workflowExecTimeout'"


def check(context: Context) -> Iterator[Finding]:
    """`keepActive: true` without a terminating end or a timeout of the workflow."""
    keep = context.at(("keepActive",))
    if not is_true(keep) or keep is None:
        return
    timeouts = context.at(("timeouts",))
    elsewhere = timeouts is not None and timeouts.is_scalar  # in a file of its own, that may limit the workflow
    limited = elsewhere or context.at(("timeouts", "workflowExecTimeout")) or context.at(("execTimeout",))
    if not limited and not states_of(context).terminating:
        yield context.finding(keep, key=True)
