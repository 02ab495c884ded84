"""A parallel state does not say how many branches have to be done.

## Why
`completionType: atLeast` lets the state go on when some of its branches are done; `numCompleted` says how many, and must
be there.

## Bad
```yaml
states:
  - name: Both
    type: parallel
    completionType: atLeast
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
from swls.syntax.editing import insert_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW460",
    name="missing-num-completed",
    severity=Severity.ERROR,
    fixable="always",
    generations=("0",),
    wants=("declares:branch",),
)
MESSAGE = "'{value}' needs '{needed_}': how many branches have to be done"

_NEEDED = {"atLeast": "numCompleted", "n_of_m": "n"}


def check(context: Context) -> Iterator[Finding | Lot]:
    """`atLeast` without `numCompleted` (until 0.6 `n_of_m` without `n`)."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    completion = found.get("completionType")
    needed = _NEEDED.get(text(completion), "")
    if completion is not None and needed and needed not in found:
        edits = insert_entries(state.resolved, {needed: 1}, after="completionType")
        fixes = [fix(f"add '{needed}: 1'", *edits, safe=False)]
        yield context.finding(completion, fixes=fixes, value=completion.text, needed_=needed)
