"""A secret is named that the workflow does not list.

## Why
`use.secrets` (in 0.x `secrets`) says which secrets the runtime has to provide. It provides no others, neither to an
authentication nor to an expression that reads `$secrets.name`.

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

```yaml
use:
  secrets: [shop]
do:
  - greet:
      input: {from: '${ $secrets.shoop }'}
      set: {greeting: hello}
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
from swls.lint.undefined import in_expressions, report, undefined

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
    wants=("refers:secret", "expression"),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of secrets that are declared nowhere."""
    for use in undefined(context, "secret"):
        yield report(context, use, "secret")
    yield from in_expressions(context, "secret", "secret")
