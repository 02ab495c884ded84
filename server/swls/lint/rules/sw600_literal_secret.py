"""A password, token or key stands in the workflow.

## Why
Whoever can read the file can use it, and it stays in the history of the file for ever. Secrets are kept by
the runtime; the workflow lists their names (`use.secrets`, in 0.x `secrets`) and reads them as `$secrets` or `$SECRETS`.

## Bad
```yaml
use:
  authentications:
    shop: {basic: {username: admin, password: hunter2}}
do:
  - ask:
      call: http
      with:
        method: get
        endpoint: {uri: 'https://example.com', authentication: {use: shop}}
```

```yaml
auth:
  - name: shop
    scheme: bearer
    properties: {token: abc123}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
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

```yaml
auth:
  - name: shop
    scheme: bearer
    properties: {token: '${ $SECRETS.token }'}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
secrets: [token]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW600",
    name="literal-secret",
    severity=Severity.INFO,
    shapes=(),
    local=True,
    wants=("format:secret",),
)
MESSAGE = "'{name}' stands here for everybody to read; make it a secret and write an expression that reads it"


_SCHEME = regex(r"(?:basic|bearer|digest|apikey)?\s*")


def check(context: Context) -> Iterator[Finding]:
    """Texts where a secret belongs, that are no expression and no mere placeholder."""
    for place in context.formats("secret"):
        value = str(place.value)
        if not _SCHEME.fullmatch(value.lower()) and not value.startswith(("<", "{{")):
            yield context.finding(place, name=str(place.path[-1]))
