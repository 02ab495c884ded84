"""A task inside another has the name of a task around it.

## Why
Each `then` means the task of its own list. Readers may take it for the other.

## Bad
```yaml
do:
  - pack:
      do:
        - pack:
            set: {packed: true}
```

## Good
```yaml
do:
  - pack:
      do:
        - wrap:
            set: {wrapped: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW216",
    name="repeated-task-name",
    severity=Severity.HINT,
    default=False,
    generations=("1",),
    wants=("declares:task",),
)
MESSAGE = "a task around this one is called '{name}' too; give one of them another name"


def check(context: Context) -> Iterator[Finding]:
    """Tasks that are called like one they are in, or like a sibling of that."""
    tasks = list(context.symbols("task"))
    scopes: dict[str, set[str]] = {}
    for symbol in tasks:
        scopes.setdefault(symbol.scope, set()).add(symbol.name)
    for symbol in tasks:
        around = symbol.scope
        while around := around.rpartition("/")[0]:
            if symbol.name in scopes.get(around, ()):
                yield context.finding(symbol, name=symbol.name)
                break
