"""A number of branches is given where all have to be done.

## Why
`numCompleted` counts only with `completionType: atLeast`. Without it the state waits for every branch.

## Bad
```yaml
states:
  - name: Both
    type: parallel
    numCompleted: 1
    branches:
      - name: one
        actions: [{functionRef: greet}]
      - name: other
        actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Both
    type: parallel
    completionType: atLeast
    numCompleted: 1
    branches:
      - name: one
        actions: [{functionRef: greet}]
      - name: other
        actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import number_of
from swls.syntax.editing import insert_entries, rewrite_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW462",
    name="idle-num-completed",
    severity=Severity.INFO,
    fixable="always",
    generations=("0",),
    first="0.7",
    wants=("declares:branch",),
)
MESSAGE = "'numCompleted' counts only with 'completionType: atLeast'; as it is, all branches have to be done"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`numCompleted` without `atLeast`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    place = found.get("numCompleted")
    if place is not None and text(found.get("completionType")) in {"", "allOf"} and number_of(place) != 0:
        completion = found.get("completionType")
        edits = (
            rewrite_scalar(completion, "atLeast")
            if completion is not None and completion.is_scalar
            else insert_entries(state.resolved, {"completionType": "atLeast"}, before="numCompleted")
        )
        yield context.finding(place, key=True, fixes=[fix("write 'completionType: atLeast'", *edits, safe=False)])
