"""The `id` of a workflow holds an expression.

## Why
Other workflows find a workflow by its `id`, before there is any data. So it is a constant, and nothing evaluates what
looks like an expression in it.

## Bad
```yaml
id: ${ .name }
specVersion: '0.8'
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
id: greeting
specVersion: '0.8'
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
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

RULE = Rule(
    code="SW250",
    name="expression-in-id",
    severity=Severity.ERROR,
    generations=("0",),
)
MESSAGE = "'{value}' is not evaluated: the '{key_}' of a workflow is a constant; write the value itself"


def check(context: Context) -> Iterator[Finding]:
    """`id` and `key` of the workflow."""
    for key in ("id", "key"):
        place = context.at((key,))
        if place is not None and "${" in place.text:
            yield context.finding(place, key_=key, value=place.text)
