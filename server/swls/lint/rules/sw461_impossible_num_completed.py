"""A parallel state waits for a number of branches that it cannot have.

## Why
The number is a whole one, at least 1 and at most as many as there are branches. Waiting for more never ends.

## Bad
```yaml
states:
  - name: Both
    type: parallel
    completionType: atLeast
    numCompleted: 3
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
    numCompleted: 2
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

from swls.dialects.plain import fields, items, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import counted, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW461",
    name="impossible-num-completed",
    severity=Severity.ERROR,
    generations=("0",),
    wants=("declares:branch",),
)
MESSAGE = "{value} branches can never be done: there {count_}"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`numCompleted` (until 0.6 `n`) below 1, above the number of branches, or no whole number."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    place = found.get("numCompleted") or found.get("n")
    count = sum(1 for _ in items(found.get("branches")))
    if place is None or not place.is_scalar or text(found.get("completionType")) not in {"atLeast", "n_of_m"}:
        return
    if place.text.startswith("${"):
        return
    number = number_of(place)
    if number is None or number != int(number):
        yield context.finding(place, message="'{value}' is no whole number of branches", value=place.text)
    elif number < 1:
        yield context.finding(place, message="at least 1 branch has to be done, not {value}", value=place.text)
    elif number > count > 0:
        yield context.finding(place, value=place.text, count_=counted(count, "branch", "branches"))
