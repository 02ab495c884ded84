"""An error says itself where it comes from.

## Why
`instance` is where the error was raised, and the runtime writes it. What stands here is replaced, or wrong.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://example.com/errors/late', status: 408, instance: /do/0/other}
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
from swls.lint.mending import place_of, removal
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW524",
    name="instance-of-error",
    severity=Severity.INFO,
    wants=("role:error.instance",),
    fixable="always",
    generations=("1",),
    local=True,
)
MESSAGE = "the runtime writes 'instance'; leave it out"


def check(context: Context) -> Iterator[Finding]:
    """Errors with an instance."""
    for place in context.places("error", having=("instance",)):
        cursor = place.get("instance")
        if cursor is not None:
            yield context.finding(cursor, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take it away."""
    place = place_of(context, finding)
    if place is not None:
        yield removal("remove 'instance'", place, safe=False)
