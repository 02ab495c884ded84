"""The longest wait of a retry policy is shorter than the first one.

## Why
`maxDelay` caps every wait, so `delay` is never waited, and the growth by `increment` or `multiplier` means nothing.

## Bad
```yaml
retries:
  - {name: again, delay: PT1M, maxDelay: PT10S, maxAttempts: 5}
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryRef: again}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
retries:
  - {name: again, delay: PT10S, maxDelay: PT1M, maxAttempts: 5}
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryRef: again}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.schema.durations import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW557",
    name="retry-max-delay",
    severity=Severity.WARNING,
    generations=("0",),
    shapes=("workflow", "flow", "retries-file"),
    wants=("declares:retry",),
)
MESSAGE = "'{value}' is shorter than the 'delay' of '{delay}', so even the first wait is cut; make it longer"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`maxDelay` below `delay`."""
    return context.over(_judge, "retries")


def _judge(context: Context, retry: Cursor) -> Iterator[Finding]:
    found = fields(retry)
    least, most = seconds_of(text(found.get("delay"))), seconds_of(text(found.get("maxDelay")))
    if least is not None and most is not None and most < least:
        related = [(found["delay"], "the first wait")]
        yield context.finding(
            found["maxDelay"], related=related, value=text(found["maxDelay"]), delay=text(found["delay"])
        )
