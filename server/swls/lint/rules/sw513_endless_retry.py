"""A retry policy has no limit.

## Why
An error that does not go away is tried again for ever, and the workflow never fails.

## Bad
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch:
        retry: {delay: PT3S}
```

## Good
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch:
        retry:
          delay: PT3S
          limit: {attempt: {count: 5}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import addition, place_of
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW513",
    name="endless-retry",
    severity=Severity.WARNING,
    wants=("role:retry-policy",),
    fixable="sometimes",
    generations=("1",),
    local=True,
)
MESSAGE = "nothing limits how often this is tried again; add 'limit'"


def check(context: Context) -> Iterator[Finding]:
    """Policies without a limit and without a condition that may end them."""
    for place in context.places("retry-policy"):
        limit = place.get("limit")
        bounded = limit is not None and (limit.get("duration") or limit.at("attempt", "count"))
        if not bounded and place.get("when") is None and place.get("exceptWhen") is None:
            yield context.finding(place, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Try five times at most."""
    place = place_of(context, finding)
    if place is not None and place.is_mapping and place.get("limit") is None:
        yield addition("add a limit of five attempts", place, {"limit": {"attempt": {"count": 5}}})
