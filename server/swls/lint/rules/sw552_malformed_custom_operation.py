"""A custom function of SonataFlow is written in a way that SonataFlow does not read.

## Why
The beginning of the text says which kind it is; what follows has to have the form of that kind, or the application is not
built.

## Bad
```yaml
functions:
  - {name: greet, type: custom, operation: 'rest:fetch:/greetings'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
start: Greet
```

## Good
```yaml
functions:
  - {name: greet, type: custom, operation: 'rest:get:/greetings'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
start: Greet
```
"""

from __future__ import annotations

import re
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
    code="SW552",
    name="malformed-custom-operation",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.8",
    profiles=("sonataflow",),
    shapes=("workflow", "flow", "functions-file"),
    wants=("declares:function",),
)
MESSAGE = "SonataFlow does not read '{value}'; write it as '{form_}'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Custom operations that begin like a known form and do not go on like it."""
    return context.over(_judge, "functions")


def _judge(context: Context, function: Cursor) -> Iterator[Finding]:
    operation = function.get("operation")
    kind = function.get("type")
    if operation is None or not operation.text or kind is None or kind.text != "custom":
        return
    for form in context.unit.view.shape("custom-operation").annotations.get("x-forms", ()):
        if operation.text.startswith(form["starts"]):
            if re.search(form["pattern"], operation.text) is None:
                yield context.finding(operation, value=operation.text, form_=form["label"])
            return
