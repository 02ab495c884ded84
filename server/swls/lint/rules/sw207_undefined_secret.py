"""A secret is named that `use.secrets` does not list.

## Why
`use.secrets` says which secrets the runtime has to provide. It provides no others.

## Bad
```yaml
use:
  secrets: [shop]
  authentications:
    shop: {basic: {use: shopp}}
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
  secrets: [shop]
  authentications:
    shop: {basic: {use: shop}}
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
    code="SW207",
    name="undefined-secret",
    severity=Severity.ERROR,
    generations=("1",),
    fixable="sometimes",
    wants=("refers:secret",),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of secrets that are declared nowhere."""
    for use in undefined(context, "secret"):
        yield report(context, use, "secret")
