"""A password or token stands in the definition.

## Why
A definition is read by many: it is checked in, shown and sent around. Keep the value with the runtime, name it in
`secrets`, and read it by `$SECRETS`.

## Bad
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW652",
    name="literal-credential",
    severity=Severity.WARNING,
    generations=("0",),
    shapes=(),
    local=True,
    wants=("format:secret",),
)
MESSAGE = "'{name}' is written for everybody to read; name it in 'secrets' and read it by '$SECRETS'"
_PLACEHOLDERS = ("<", "{{")


def check(context: Context) -> Iterator[Finding]:
    """Literal values where secrets belong."""
    for place in context.formats("secret"):
        if (
            isinstance(place.value, str)
            and place.value
            and "${" not in place.value
            and not place.value.startswith(_PLACEHOLDERS)
        ):
            yield context.finding(place, name=str(place.path[-1]))
