"""The status of an error is no HTTP status.

## Why
Errors are described as in RFC 9457, with a status code of HTTP, from 100 to 599. Gateways and clients expect nothing else.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://example.com/errors/late', status: 42}
```

## Good
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://example.com/errors/late', status: 408}
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
    code="SW522",
    name="status-not-http",
    severity=Severity.WARNING,
    wants=("role:error.status", "role:error-filter.status"),
    generations=("1",),
    local=True,
)
MESSAGE = "{status_} is no HTTP status; write one from 100 to 599"


def check(context: Context) -> Iterator[Finding]:
    """Statuses that are numbers out of that range."""
    for place in context.places("error", "error-filter", having=("status",)):
        cursor = place.get("status")
        if cursor is not None and type(cursor.value) is int and not 100 <= cursor.value <= 599:
            yield context.finding(cursor, status_=cursor.value)
