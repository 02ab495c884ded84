"""An action waits before or after it, while the others run anyway.

## Why
With `actionMode: parallel` all actions begin at once. A `sleep` delays only its own action; it keeps no distance from the
others.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actionMode: parallel
    actions:
      - {functionRef: greet, sleep: {before: PT5S}}
      - functionRef: greet
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actionMode: sequential
    actions:
      - {functionRef: greet, sleep: {before: PT5S}}
      - functionRef: greet
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
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
    code="SW469",
    name="sleep-between-parallel-actions",
    severity=Severity.HINT,
    default=False,
    generations=("0",),
    first="0.7",
    wants=("declares:state",),
)
MESSAGE = "the actions run at the same time, so this 'sleep' delays one of them and not the others"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`sleep` of actions that run side by side."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    for owner in [found, *(fields(one) for one in items(found.get("onEvents")))]:
        actions = [fields(action) for action in items(owner.get("actions"))]
        if text(owner.get("actionMode")) == "parallel" and len(actions) > 1:
            for action in actions:
                if "sleep" in action:
                    yield context.finding(action["sleep"], key=True)
