"""Arguments are passed to a function that is an expression.

## Why
An expression function has no parameters: it sees the data that the action sees. What is passed to it is lost.

## Bad
```yaml
states:
  - name: Add
    type: operation
    actions:
      - functionRef: {refName: total, arguments: {net: '${ .net }'}}
    end: true
functions:
  - {name: total, type: expression, operation: .net + .tax}
```

## Good
```yaml
states:
  - name: Add
    type: operation
    actions:
      - functionRef: total
    end: true
functions:
  - {name: total, type: expression, operation: .net + .tax}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.functions import calls_of, functions_of
from swls.lint.rule import Rule
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW252",
    name="arguments-for-expression",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.6",
    wants=("refers:function",),
)
MESSAGE = "'{name}' is an expression and takes no arguments; it reads the data that the action sees"


def check(context: Context) -> Iterator[Finding]:
    """Calls with `arguments` of functions of type `expression`."""
    expressions = {name for name, function in functions_of(context).items() if function.type == "expression"}
    for path, call in calls_of(context, expressions):
        if call.arguments:
            place = context.at((*path, *call.path, "arguments"))
            if place is not None:
                mended = fix("remove 'arguments'", *remove(place), safe=False)
                yield context.finding(place, key=True, fixes=[mended], name=call.name)
