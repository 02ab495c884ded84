"""A foreach state treats fewer than two elements at a time, in parallel.

## Why
`batchSize` says how many elements are treated at the same time, and must be greater than 1. One at a time is
`mode: sequential`.

## Bad
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: ${ .orders }
    iterationParam: order
    batchSize: 1
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: ${ .orders }
    iterationParam: order
    mode: sequential
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW465",
    name="batch-size",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.7",
    wants=("declares:state",),
)
MESSAGE = "'batchSize' is a whole number greater than 1, not '{value}'; for one at a time write 'mode: sequential'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`batchSize` (until 0.6 `max`) that is no whole number above 1, in mode `parallel`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    place = found.get("batchSize")
    if place is None or not place.is_scalar or place.value is None or place.text.startswith("${"):
        return
    if text(found.get("type")) != "foreach" or text(found.get("mode")) == "sequential":
        return
    number = number_of(place)
    if number is None or number != int(number) or number < 2:
        yield context.finding(place, value=place.text)
