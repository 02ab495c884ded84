"""A retry policy allows no attempt.

## Why
With a count of nothing, or less, the work is never tried again and the policy does nothing.

## Bad
```yaml
use:
  retries:
    never: {delay: PT3S, limit: {attempt: {count: 0}}}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {retry: never}
```

## Good
```yaml
use:
  retries:
    once: {delay: PT3S, limit: {attempt: {count: 1}}}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {retry: once}
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
    code="SW515",
    name="no-attempt",
    severity=Severity.WARNING,
    wants=("role:retry-policy.limit",),
    generations=("1",),
    local=True,
)
MESSAGE = "a limit of {count_} attempts means that nothing is tried again"


def check(context: Context) -> Iterator[Finding]:
    """Counts that are not positive."""
    for place in context.places("retry-policy", having=("limit",)):
        count = place.at("limit", "attempt", "count")
        if count is not None and isinstance(count.value, int) and count.value <= 0:
            yield context.finding(count, count_=count.value)
