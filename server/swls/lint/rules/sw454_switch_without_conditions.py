"""A switch state has no conditions.

## Why
Such a state always takes its default, and could be left out.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions: []
    defaultCondition: {end: true}
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions: [{condition: '${ .late }', end: {terminate: true}}]
    defaultCondition: {end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW454",
    name="switch-without-conditions",
    severity=Severity.INFO,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "state '{name}' has no conditions, so it always takes its default; add conditions, or lead there directly"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Switch states with an empty list of conditions."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    for key in ("dataConditions", "eventConditions"):
        conditions = found.get(key)
        if text(found.get("type")) == "switch" and conditions is not None and conditions.is_sequence:
            if not items(conditions):
                yield context.finding(conditions, key=True, name=text(found.get("name")))
