"""A retry policy is named that nobody defines.

## Why
A name under `catch.retry` stands for a policy of `use.retries`; in 0.x `retryRef` stands for one of `retries`.

## Bad
```yaml
use:
  retries:
    backoff: {delay: PT3S, limit: {attempt: {count: 5}}}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch:
        retry: backof
```

## Good
```yaml
use:
  retries:
    backoff: {delay: PT3S, limit: {attempt: {count: 5}}}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch:
        retry: backoff
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.undefined import report, undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW204",
    name="undefined-retry",
    severity=Severity.ERROR,
    generations=("1", "0"),
    fixable="sometimes",
    wants=("refers:retry",),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of retry policies that are declared nowhere."""
    for use in undefined(context, "retry"):
        yield report(context, use, "retry")
