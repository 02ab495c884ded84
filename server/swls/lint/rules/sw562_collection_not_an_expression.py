"""A collection of a foreach state is no expression.

## Why
`inputCollection` and `outputCollection` select an array from the state data. Without `${ }` a runtime takes the text for a
text, which is no array.

## Bad
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: orders
    iterationParam: one
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: '${ .orders }'
    iterationParam: one
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW562",
    name="collection-not-an-expression",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    profiles=("spec", "strict"),
    wants=("declares:state",),
)
MESSAGE = "'{key_}' selects an array from the state data by an expression; '{value}' is a mere text; write it between '${{' and '}}'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Collections without `${`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for key in ("inputCollection", "outputCollection"):
        place = state.get(key)
        if place is not None and place.text and "${" not in place.text:
            yield context.finding(place, key_=key, value=place.text)
