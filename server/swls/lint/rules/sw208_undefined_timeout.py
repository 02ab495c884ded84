"""A timeout is named that nobody defines.

## Why
A name under `timeout` stands for one of `use.timeouts`. A duration needs an object, `{after: PT30S}`.

## Bad
```yaml
timeout: short
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
use:
  timeouts:
    short: {after: PT30S}
timeout: short
do:
  - greet:
      set: {greeting: hello}
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
    code="SW208",
    name="undefined-timeout",
    severity=Severity.ERROR,
    generations=("1",),
    fixable="sometimes",
    wants=("refers:timeout",),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of timeouts that are declared nowhere."""
    for use in undefined(context, "timeout"):
        yield report(context, use, "timeout")
