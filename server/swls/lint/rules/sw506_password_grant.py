"""A name and password do not go with the grant.

## Why
The grant `password` needs `username` and `password`, and no other grant uses them.

## Bad
```yaml
use:
  authentications:
    shop:
      oauth2: {authority: 'https://login.example.com', grant: password, client: {id: shop}}
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
    shop:
      oauth2: {authority: 'https://login.example.com', grant: password, client: {id: shop}, username: '${ .user }', password: '${ .password }'}
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW506",
    name="password-grant",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:oauth2.grant",),
)


def check(context: Context) -> Iterator[Finding]:
    """Grants without what they need, and what other grants do not use."""
    for place in context.places("oauth2", having=("grant",)):
        grant = place.get("grant")
        if grant is None:
            continue
        given = [one for key in ("username", "password") if (one := place.get(key)) is not None]
        if grant.text == "password" and len(given) < 2:
            yield context.finding(grant, message="the grant 'password' needs 'username' and 'password'")
        elif grant.text and grant.text != "password" and "${" not in grant.text:
            for one in given:
                yield context.finding(one, key=True, message=_UNUSED, word=one.key, grant=grant.text)


_UNUSED = "'{word}' is used by the grant 'password' only, not by '{grant}'"
