"""A listener goes on until something that never is.

## Why
`until: ${ false }` never holds, so nothing after it runs.

## Bad
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ false }'}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}], until: '${ .total > 100 }'}
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

RULE = Rule(
    code="SW535",
    name="listens-forever",
    severity=Severity.WARNING,
    wants=("role:strategy",),
    generations=("1",),
    local=True,
)
MESSAGE = "'until' never holds, so this never ends"


def check(context: Context) -> Iterator[Finding]:
    """Conditions that are plainly false."""
    for place in context.places("strategy", having=("until",)):
        until = place.get("until")
        if until is not None and bare(until.text) in {"false", "null"}:
            yield context.finding(until)
