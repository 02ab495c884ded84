"""The properties of an auth definition are those of another scheme.

## Why
`scheme` decides what `properties` hold: user name and password for `basic`, which is the default, a token for `bearer`,
grant and client for `oauth2`. A runtime looks for those of the scheme and does not find them.

## Bad
```yaml
auth:
  - name: shop
    scheme: bearer
    properties: {username: '${ $SECRETS.user }', password: '${ $SECRETS.password }'}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
secrets: [user, password]
```

## Good
```yaml
auth:
  - name: shop
    scheme: basic
    properties: {username: '${ $SECRETS.user }', password: '${ $SECRETS.password }'}
functions: [{name: greet, operation: api.yaml#greet, authRef: shop}]
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
secrets: [user, password]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.syntax.editing import insert_entries, rewrite_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW650",
    name="credentials-of-other-scheme",
    severity=Severity.ERROR,
    fixable="always",
    generations=("0",),
    first="0.7",
    shapes=("workflow", "flow", "auth-file"),
    wants=("declares:auth",),
)
MESSAGE = "the scheme of '{name}' is '{scheme}', but its properties are those of '{other_}'"

_NEEDED = {
    "oauth2": {"grantType", "clientId"},
    "bearer": {"token"},
    "basic": {"username", "password"},
}
_DEFAULT = "'{name}' has no scheme, which means '{scheme}', but its properties are those of '{other_}'"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Auth definitions whose properties fit another scheme than theirs."""
    return context.over(_judge, "auth")


def _judge(context: Context, auth: Cursor) -> Iterator[Finding]:
    found = fields(auth)
    properties = fields(found.get("properties"))
    scheme = found.get("scheme")
    said = text(scheme) or "basic"
    fitting = [name for name, keys in _NEEDED.items() if keys <= properties.keys()]
    if said not in _NEEDED or said in fitting or len(fitting) != 1:
        return
    edits = (
        rewrite_scalar(scheme, fitting[0])
        if scheme is not None and scheme.is_scalar
        else insert_entries(auth.resolved, {"scheme": fitting[0]}, after="name")
    )
    fixes = [fix(f"write 'scheme: {fitting[0]}'", *edits, safe=scheme is None)]
    words = MESSAGE if scheme is not None else _DEFAULT
    yield context.finding(
        scheme or found["properties"],
        key=scheme is None,
        message=words,
        fixes=fixes,
        scheme=said,
        other_=fitting[0],
        name=text(found.get("name")),
    )
