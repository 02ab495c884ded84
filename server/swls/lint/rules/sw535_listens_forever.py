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

from swls.dialects.plain import fields, items
from swls.lint.cases import bare
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW535",
    name="listens-forever",
    severity=Severity.WARNING,
    wants=("role:task-list",),
    local=True,
    generations=("1",),
)
MESSAGE = "'until' never holds, so what comes after it never runs"


def check(context: Context) -> Iterator[Finding]:
    """Conditions of listening tasks that are plainly false, where something follows."""
    text = context.text
    for place in context.places("task-list"):
        if text.find("until", place.start, place.end) < 0:
            continue
        for item in list(items(place))[:-1]:
            if text.find("until", item.start, item.end) < 0:
                continue
            for task in fields(item).values():
                until = task.at("listen", "to", "until")
                if until is not None and bare(until.text) in {"false", "null"}:
                    yield context.finding(until)
