"""A custom function is of none of the kinds that SonataFlow brings along.

## Why
The application may have a kind of its own. Without one, it is not built.

## Bad
```yaml
functions:
  - {name: greet, type: custom, operation: 'sysuot:greeting'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
start: Greet
```

## Good
```yaml
functions:
  - {name: greet, type: custom, operation: 'sysout:INFO'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
start: Greet
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW559",
    name="unknown-custom-operation",
    severity=Severity.HINT,
    generations=("0",),
    first="0.8",
    profiles=("sonataflow",),
    shapes=("workflow", "flow", "functions-file"),
    wants=("declares:function",),
)
MESSAGE = "'{value}' is of no kind that SonataFlow brings along ({known_}){meant_}"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Custom operations that begin like no known form."""
    return context.over(_judge, "functions")


def _judge(context: Context, function: Cursor) -> Iterator[Finding]:
    operation = function.get("operation")
    kind = function.get("type")
    if operation is None or not operation.text or kind is None or kind.text != "custom":
        return
    starts = [form["starts"] for form in context.unit.view.shape("custom-operation").annotations.get("x-forms", ())]
    if starts and not any(operation.text.startswith(start) for start in starts):
        known = sorted(start.rstrip(":") for start in starts)
        meant = context.suggest(operation.text.partition(":")[0], known)
        yield context.finding(operation, value=operation.text, known_=", ".join(known), meant_=did_you_mean(meant))
