"""A `catch` swallows every error and does nothing.

## Why
Whatever goes wrong inside is forgotten: no retry, no handler, no filter. Bugs hide there.

## Bad
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {}
```

## Good
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {errors: {with: {status: 404}}}
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
    code="SW525",
    name="silent-catch",
    severity=Severity.WARNING,
    wants=("role:catch",),
    generations=("1",),
    local=True,
)
MESSAGE = "every error is swallowed here; say which with 'errors', or handle them with 'do' or 'retry'"


def check(context: Context) -> Iterator[Finding]:
    """Handlers that say nothing at all."""
    for place in context.places("catch"):
        if not {"errors", "when", "exceptWhen", "retry", "do", "then"} & fields(place).keys():
            yield context.finding(place, key=True)
