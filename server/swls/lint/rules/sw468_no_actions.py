"""A state or branch has an empty list of actions.

## Why
Nothing is done there. Some runtimes refuse a branch without actions.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actions: []
    end: true
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet}]
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
    code="SW468",
    name="no-actions",
    severity=Severity.INFO,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "{noun_} '{name}' has no actions, so it does nothing; add one"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Empty `actions`; of event states they may be left out, and so may be empty."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    owners = [("state", found), *(("branch", fields(branch)) for branch in items(found.get("branches")))]
    for noun, owner in owners:
        actions = owner.get("actions")
        if actions is not None and actions.is_sequence and not items(actions):
            yield context.finding(actions, key=True, noun_=noun, name=text(owner.get("name")))
