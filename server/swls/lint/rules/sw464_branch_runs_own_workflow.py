"""A branch of a parallel state runs the workflow that it stands in.

## Why
Each run would start another before anything could stop it. The language forbids it for branches.

## Bad
```yaml
id: booking
specVersion: '0.8'
states:
  - name: Both
    type: parallel
    branches:
      - name: one
        actions: [{subFlowRef: booking}]
      - name: other
        actions: [{subFlowRef: hotel}]
    end: true
```

## Good
```yaml
id: booking
specVersion: '0.8'
states:
  - name: Both
    type: parallel
    branches:
      - name: one
        actions: [{subFlowRef: flight}]
      - name: other
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
    code="SW464",
    name="branch-runs-own-workflow",
    severity=Severity.ERROR,
    generations=("0",),
    wants=("refers:workflow",),
)
MESSAGE = "'{name}' is this very workflow; a branch may not run it; run another"


def check(context: Context) -> Iterator[Finding]:
    """Sub-flows of branches that name the workflow itself."""
    for place in own_subflows(context, in_branches=True):
        yield context.finding(place, name=place.text)
