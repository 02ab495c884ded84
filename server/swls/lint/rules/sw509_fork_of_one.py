"""A `fork` has a single branch.

## Why
Nothing runs beside it, so the task could stand there by itself.

## Bad
```yaml
do:
  - work:
      fork:
        branches:
          - only:
              set: {a: 1}
```

## Good
```yaml
do:
  - work:
      set: {a: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW509",
    name="fork-of-one",
    severity=Severity.HINT,
    generations=("1",),
    local=True,
    default=False,
    wants=("role:task.fork",),
)
MESSAGE = "a 'fork' of one branch runs nothing side by side; add another, or write its task without 'fork'"


def check(context: Context) -> Iterator[Finding]:
    """Forks with one branch."""
    for task in context.places("task", having=("fork",)):
        branches = task.at("fork", "branches")
        if branches is not None and len(list(items(branches))) == 1:
            yield context.finding(branches, key=True)
