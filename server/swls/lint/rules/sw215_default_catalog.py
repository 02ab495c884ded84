"""A catalog is called `default`.

## Why
That name means the catalog of the runtime. Calls that rely on it would go to this one instead.

## Bad
```yaml
use:
  catalogs:
    default: {endpoint: 'https://example.com/catalog'}
do:
  - log:
      call: log:1.0.0@default
```

## Good
```yaml
use:
  catalogs:
    shop: {endpoint: 'https://example.com/catalog'}
do:
  - log:
      call: log:1.0.0@shop
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
    code="SW215",
    name="default-catalog",
    severity=Severity.WARNING,
    generations=("1",),
    wants=("declares:catalog",),
)
MESSAGE = "'default' means the catalog of the runtime, which this one would hide; call it otherwise"


def check(context: Context) -> Iterator[Finding]:
    """A catalog of that name."""
    for symbol in context.names.named("catalog", "default"):
        yield context.finding(symbol, name=symbol.name)
