"""A workflow runs itself.

## Why
Each run starts another one. Unless a condition stops that, it never ends.

## Bad
```yaml
do:
  - again:
      run:
        workflow: {namespace: examples, name: example, version: 1.0.0}
```

## Good
```yaml
do:
  - other:
      run:
        workflow: {namespace: examples, name: another, version: 1.0.0}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import identity_of, target_of
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW222",
    name="runs-itself",
    severity=Severity.WARNING,
    generations=("1",),
    wants=("refers:workflow",),
)
MESSAGE = "this workflow runs itself"


def check(context: Context) -> Iterator[Finding]:
    """References to the workflow they stand in."""
    detection = context.unit.detection
    own = identity_of(detection)
    if own is None:
        return
    for use in context.names.using(("workflow",), own.name):
        place = context.at(use.path)
        if place is not None and target_of(detection, place).means(own):
            yield context.finding(use, name=use.name)
