"""An action that is not waited for says what is done with its results or failures.

## Why
With `invoke: async` the workflow goes on at once. There are no results to filter by then, and nobody notices a failure that
could be tried again.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actions:
      - functionRef: {refName: greet, invoke: async}
        retryRef: again
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
retries: [{name: again, maxAttempts: 3}]
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actions:
      - functionRef: {refName: greet, invoke: sync}
        retryRef: again
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
retries: [{name: again, maxAttempts: 3}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import actions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW554",
    name="idle-when-async",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.8",
    wants=("refers:function", "refers:workflow", "refers:event"),
)
MESSAGE = "'{name}' means nothing with 'invoke: async': the workflow does not wait for this action; remove it"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Data filters and retries of actions with `invoke: async`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for _, action in actions_in(state):
        kinds = [kind for kind in ("functionRef", "eventRef", "subFlowRef") if kind in action]
        if not any(text(fields(action[kind]).get("invoke")) == "async" for kind in kinds):
            continue
        filtered = fields(action.get("actionDataFilter"))
        idle = [action[key] for key in ("retryRef", "retryableErrors", "nonRetryableErrors") if key in action]
        idle += [filtered[key] for key in ("useResults", "results", "toStateData") if key in filtered]
        for place in idle:
            yield context.finding(place, key=True, name=place.key)
