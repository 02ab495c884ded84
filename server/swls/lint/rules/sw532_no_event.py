"""A listener waits for all of no events.

## Why
`all: []` names no event to wait for.

## Bad
```yaml
do:
  - await:
      listen:
        to: {all: []}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {all: [{with: {type: com.example.paid}}, {with: {type: com.example.sent}}]}
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
    code="SW532",
    name="no-event",
    severity=Severity.ERROR,
    wants=("role:strategy.all",),
    generations=("1",),
    local=True,
)
MESSAGE = "'all' names no event to wait for; add one as '- with:'"


def check(context: Context) -> Iterator[Finding]:
    """Empty lists under `all`."""
    for place in context.places("strategy", having=("all",)):
        filters = place.get("all")
        node = filters.resolved.node if filters is not None else None
        if filters is not None and isinstance(node, Sequence) and not node.items:
            yield context.finding(filters, key=True)
