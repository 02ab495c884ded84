"""A `catch` handles every error.

## Why
Without `errors` and `when` it also handles what nobody thought of, such as a mistake in an expression.

## Bad
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {do: [{note: {set: {failed: true}}}]}
```

## Good
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {errors: {with: {status: 404}}, do: [{note: {set: {failed: true}}}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW526",
    name="catch-without-filter",
    severity=Severity.HINT,
    wants=("role:catch",),
    default=False,
    generations=("1",),
    local=True,
)
MESSAGE = "every error is handled here; say which with 'errors' or 'when'"


def check(context: Context) -> Iterator[Finding]:
    """Handlers that do something, for any error."""
    for place in context.places("catch"):
        found = fields(place).keys()
        if found & {"do", "retry"} and not found & {"errors", "when", "exceptWhen"}:
            yield context.finding(place, key=True)
