"""An authentication is named that nobody defines.

## Why
A name under `authentication.use` stands for one of `use.authentications`; in 0.x `authRef` stands for one of `auth`.

## Bad
```yaml
do:
  - ask:
      call: http
      with:
        method: get
        endpoint: {uri: 'https://example.com', authentication: {use: shop}}
```

## Good
```yaml
use:
  authentications:
    shop: {bearer: {token: '${ .token }'}}
do:
  - ask:
      call: http
      with:
        method: get
        endpoint: {uri: 'https://example.com', authentication: {use: shop}}
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
    code="SW206",
    name="undefined-authentication",
    severity=Severity.ERROR,
    generations=("1", "0"),
    fixable="sometimes",
    wants=("refers:authentication", "refers:auth"),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of authentications that are declared nowhere."""
    for use in undefined(context, "authentication", "auth"):
        yield report(context, use, "authentication")
