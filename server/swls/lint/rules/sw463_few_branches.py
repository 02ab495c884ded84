"""A parallel state has fewer than two branches.

## Why
Nothing runs side by side then, and an operation state does the same. Some runtimes refuse the workflow.

## Bad
```yaml
states:
  - name: Both
    type: parallel
    branches:
      - name: one
        actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Both
    type: parallel
    branches:
      - name: one
        actions: [{functionRef: greet}]
      - name: other
        actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW463",
    name="few-branches",
    severity=Severity.WARNING,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "parallel state '{name}' has a single branch; add another, or make it an operation state"

_NONE = "parallel state '{name}' has no branches"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Parallel states with one branch, or none."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    branches = found.get("branches")
    if branches is not None and branches.is_sequence and text(found.get("type")) == "parallel":
        count = sum(1 for _ in branches.children())
        if count < 2:
            words = _NONE if count == 0 else MESSAGE
            yield context.finding(branches, key=True, message=words, name=text(found.get("name")))
