"""A listener takes every event there is.

## Why
`any: []` has no filter, so whatever is published anywhere ends the wait. That is rarely meant.

## Bad
```yaml
do:
  - await:
      listen:
        to: {any: []}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.syntax import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW531",
    name="any-event",
    severity=Severity.INFO,
    wants=("role:strategy.any",),
    generations=("1",),
    local=True,
)
MESSAGE = "'any' without a filter takes every event there is; add 'with' and a 'type' in it"


def check(context: Context) -> Iterator[Finding]:
    """Empty lists under `any`, which no condition ends either."""
    for place in context.places("strategy", having=("any",)):
        filters = place.get("any")
        node = filters.resolved.node if filters is not None else None
        if filters is not None and isinstance(node, Sequence) and not node.items and place.get("until") is None:
            yield context.finding(filters, key=True)
