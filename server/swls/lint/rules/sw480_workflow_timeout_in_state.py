"""A state has the timeout of the whole workflow.

## Why
`workflowExecTimeout` stands in the `timeouts` of the workflow; a state cannot have it, and it limits nothing there.

## Bad
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    timeouts: {workflowExecTimeout: PT1H}
    end: true
```

## Good
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    timeouts: {stateExecTimeout: PT1H}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.open_keys import misplaced_timeouts
from swls.lint.rule import Rule
from swls.syntax.editing import rename_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW480",
    name="workflow-timeout-in-state",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    first="0.7",
    wants=("format:unknown-key",),
)
MESSAGE = "'workflowExecTimeout' limits the whole workflow and stands in its 'timeouts'; a state has 'stateExecTimeout'"


def check(context: Context) -> Iterator[Finding]:
    """`workflowExecTimeout` in the `timeouts` of a state or branch."""
    for place in misplaced_timeouts(context):
        if place.key == "workflowExecTimeout":
            fixes = [fix("rename it to 'stateExecTimeout'", *rename_key(place, "stateExecTimeout"), safe=False)]
            several = place.parent is not None and place.parent.get("stateExecTimeout") is not None
            yield context.finding(place, key=True, fixes=[] if several else fixes)
