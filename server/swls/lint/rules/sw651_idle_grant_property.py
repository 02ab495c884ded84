"""An OAuth2 property belongs to another grant than the one that is asked for.

## Why
User name and password are sent with the grant `password` only, a subject or its token with `tokenExchange` only.

## Bad
```yaml
auth:
  - name: shop
    scheme: oauth2
    properties: {authority: https://auth.example.com, grantType: clientCredentials, clientId: shop, clientSecret: '${ $SECRETS.client }', username: joe}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
secrets: [client]
```

## Good
```yaml
auth:
  - name: shop
    scheme: oauth2
    properties: {authority: https://auth.example.com, grantType: clientCredentials, clientId: shop, clientSecret: '${ $SECRETS.client }', scopes: [orders]}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
secrets: [client]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW651",
    name="idle-grant-property",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.7",
    shapes=("workflow", "flow", "auth-file"),
    wants=("declares:auth",),
)
MESSAGE = "'{name}' is used with the grant '{wanted_}' only, not with '{grant}'"

_GRANTS = {
    "username": "password",
    "password": "password",
    "subjectToken": "tokenExchange",
    "requestedSubject": "tokenExchange",
    "requestedIssuer": "tokenExchange",
}


def check(context: Context) -> Iterator[Finding | Lot]:
    """Properties that the grant does not use."""
    return context.over(_judge, "auth")


def _judge(context: Context, auth: Cursor) -> Iterator[Finding]:
    properties = fields(auth.get("properties"))
    grant = text(properties.get("grantType"))
    for key, wanted in _GRANTS.items():
        if key in properties and grant and "${" not in grant and grant != wanted:
            fixes = [fix(f"remove '{key}'", *remove(properties[key]), safe=False)]
            yield context.finding(properties[key], key=True, fixes=fixes, name=key, wanted_=wanted, grant=grant)
