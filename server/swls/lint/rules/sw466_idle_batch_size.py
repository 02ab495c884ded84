"""A foreach state has a batch size and treats its elements one by one.

## Why
`batchSize` is for mode `parallel`. With `mode: sequential` it means nothing.

## Bad
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: ${ .orders }
    iterationParam: order
    mode: sequential
    batchSize: 5
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
    mode: parallel
    batchSize: 5
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
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW466",
    name="idle-batch-size",
    severity=Severity.INFO,
    fixable="always",
    generations=("0",),
    first="0.7",
    wants=("declares:state",),
)
MESSAGE = "'batchSize' means nothing with 'mode: sequential'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`batchSize` in mode `sequential`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    if text(found.get("mode")) == "sequential" and "batchSize" in found:
        place = found["batchSize"]
        yield context.finding(place, key=True, fixes=[fix("remove 'batchSize'", *remove(place), safe=False)])
