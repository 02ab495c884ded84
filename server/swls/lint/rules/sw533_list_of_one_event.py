"""`any` or `all` lists a single event.

## Why
`one` says the same more plainly.

## Bad
```yaml
do:
  - await:
      listen:
        to: {any: [{with: {type: com.example.paid}}]}
```

## Good
```yaml
do:
  - await:
      listen:
        to: {one: {with: {type: com.example.paid}}}
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
    code="SW533",
    name="list-of-one-event",
    severity=Severity.HINT,
    wants=("role:strategy.any", "role:strategy.all"),
    default=False,
    generations=("1",),
    local=True,
)
MESSAGE = "'{name}' of a single event is the same as 'one'; write 'one'"


def check(context: Context) -> Iterator[Finding]:
    """Lists of one filter, which nothing makes go on."""
    for place in context.places("strategy", having=("any", "all")):
        filters = place.get("any") or place.get("all")
        node = filters.resolved.node if filters is not None else None
        if filters is not None and isinstance(node, Sequence) and len(node.items) == 1 and place.get("until") is None:
            yield context.finding(filters, key=True, name=filters.key)
