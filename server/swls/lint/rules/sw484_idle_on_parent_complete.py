"""A sub-flow that is waited for says what becomes of it when its parent ends.

## Why
`onParentComplete` is for sub-flows that run on their own, with `invoke: async`. The parent does not end before one that it
waits for.

## Bad
```yaml
states:
  - name: Book
    type: operation
    actions:
      - subFlowRef: {workflowId: hotel, onParentComplete: continue}
    end: true
```

## Good
```yaml
states:
  - name: Book
    type: operation
    actions:
      - subFlowRef: {workflowId: hotel, invoke: async, onParentComplete: continue}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import actions_in
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW484",
    name="idle-on-parent-complete",
    severity=Severity.INFO,
    fixable="always",
    generations=("0",),
    first="0.8",
    wants=("refers:workflow",),
)
MESSAGE = "'onParentComplete' means nothing without 'invoke: async': the workflow waits for this sub-flow"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`onParentComplete` without `invoke: async`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for _, action in actions_in(state):
        flow = fields(action.get("subFlowRef"))
        if "onParentComplete" in flow and text(flow.get("invoke")) != "async":
            place = flow["onParentComplete"]
            yield context.finding(place, key=True, fixes=[fix("remove 'onParentComplete'", *remove(place), safe=False)])
