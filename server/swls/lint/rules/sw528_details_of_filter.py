"""A filter for errors looks for `details`.

## Why
Errors have `detail`. The schemas of the releases have `details` by mistake; the version after 1.0.3 mends it.

## Bad
```yaml dsl=1.0.3
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {errors: {with: {details: too late}}}
```

## Good
```yaml dsl=1.0.3
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {errors: {with: {status: 408}}}
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
    code="SW528",
    name="details-of-filter",
    severity=Severity.INFO,
    wants=("role:error-filter.details",),
    last="1.0.3",
    generations=("1",),
    local=True,
)
MESSAGE = "errors have 'detail', not 'details'; this filter fits none"


def check(context: Context) -> Iterator[Finding]:
    """Filters with that key."""
    for place in context.places("error-filter", having=("details",)):
        cursor = place.get("details")
        if cursor is not None:
            yield context.finding(cursor, key=True)
