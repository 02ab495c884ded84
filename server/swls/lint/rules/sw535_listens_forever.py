"""A listener goes on until something that never is, and tasks stand behind it.

## Why
`until: ${ false }` never holds, so what comes after it never runs. As the last task of a list it may be meant.

## Bad
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ false }'}
  - after:
      set: {done: true}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ .total > 100 }'}
  - after:
      set: {done: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.cases import bare
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW535",
    name="listens-forever",
    severity=Severity.WARNING,
    wants=("role:strategy",),
    generations=("1",),
)
MESSAGE = "'until' never holds, so what comes after it never runs"


def check(context: Context) -> Iterator[Finding]:
    """Conditions of listening tasks that are plainly false, where something follows."""
    for place in context.places("strategy", having=("until",)):
        until = place.get("until")
        if until is not None and bare(until.text) in {"false", "null"} and _followed(place):
            yield context.finding(until)


def _followed(strategy: Cursor) -> bool:
    """Whether the task of a strategy is followed by another, in its list."""
    cursor: Cursor | None = strategy
    while cursor is not None and not isinstance(cursor.key, int):
        cursor = cursor.parent
    return cursor is not None and cursor.parent is not None and cursor.parent.get(int(str(cursor.key)) + 1) is not None
