"""A workflow runs itself.

## Why
Each run starts another. That ends only where a condition keeps it from coming here again; to start over, there is
`continueAs`.

## Bad
```yaml
id: booking
specVersion: '0.8'
states:
  - name: Book
    type: operation
    actions: [{subFlowRef: booking}]
    end: true
```

## Good
```yaml
id: booking
specVersion: '0.8'
states:
  - name: Book
    type: operation
    actions: [{subFlowRef: hotel}]
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.subflows import own_subflows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW483",
    name="workflow-runs-itself",
    severity=Severity.INFO,
    generations=("0",),
    wants=("refers:workflow",),
)
MESSAGE = "'{name}' is this very workflow, so each run starts another; to start over, end with 'continueAs'"


def check(context: Context) -> Iterator[Finding]:
    """Sub-flows that name the workflow itself; those of branches are another rule's matter."""
    for place in own_subflows(context):
        if "branches" not in place.path:
            yield context.finding(place, name=place.text)
