"""A workflow runs itself.

## Why
Each run starts another one. Unless a condition stops that, it never ends. To start over, end this run instead: in 0.x
by `continueAs`.

## Bad
```yaml
do:
  - again:
      run:
        workflow: {namespace: examples, name: example, version: 1.0.0}
```

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
do:
  - other:
      run:
        workflow: {namespace: examples, name: another, version: 1.0.0}
```

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
    code="SW222",
    name="runs-itself",
    severity=Severity.WARNING,
    wants=("refers:workflow",),
)
MESSAGE = "'{name}' is this very workflow, so each run starts another; run it only under a condition"


def check(context: Context) -> Iterator[Finding]:
    """Places that run the workflow they stand in; branches are another rule's matter."""
    for place in own_subflows(context, in_branches=False):
        yield context.finding(place, name=place.text)
