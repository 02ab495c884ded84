"""An error of a standard type has a status of another class than its type.

## Why
Each standard type has a status that everybody expects of it: 408 of a timeout, 401 of an authentication, and so on.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://serverlessworkflow.io/spec/1.0.0/errors/timeout', status: 500}
```

## Good
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://serverlessworkflow.io/spec/1.0.0/errors/timeout', status: 408}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.errors import STANDARD, standard
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW523",
    name="status-of-other-type",
    severity=Severity.INFO,
    wants=("role:error.type",),
    generations=("1",),
    local=True,
)
MESSAGE = "errors of the type '{name}' have status {usual_}, not {status_}"


def check(context: Context) -> Iterator[Finding]:
    """Errors, where the hundreds differ."""
    for place in context.places("error", having=("type",)):
        kind, status = place.get("type"), place.get("status")
        name = standard(kind.text) if kind is not None else ""
        if name and status is not None and type(status.value) is int and status.value // 100 != STANDARD[name] // 100:
            yield context.finding(status, name=name, usual_=STANDARD[name], status_=status.value)
