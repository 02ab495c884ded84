"""A client proves who it is by a signed statement, and has none.

## Why
`private_key_jwt` needs the statement in `assertion`.

## Bad
```yaml
use:
  authentications:
    shop:
      oauth2: {authority: 'https://login.example.com', grant: client_credentials, client: {id: shop, authentication: private_key_jwt}}
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
      oauth2: {authority: 'https://login.example.com', grant: client_credentials, client: {id: shop, authentication: private_key_jwt, assertion: '${ .statement }'}}
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
from swls.lint.mending import addition, place_of
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW505",
    name="missing-assertion",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    fixable="always",
    wants=("role:oauth2.client",),
)
MESSAGE = "'private_key_jwt' needs an 'assertion'"


def check(context: Context) -> Iterator[Finding]:
    """Clients of that kind without it."""
    for place in context.places("oauth2", having=("client",)):
        how = place.at("client", "authentication")
        if how is not None and how.text == "private_key_jwt" and place.at("client", "assertion") is None:
            yield context.finding(how)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Add a statement to fill in."""
    place = place_of(context, finding)
    if place is not None and place.parent is not None:
        yield addition("add 'assertion'", place.parent, {"assertion": "${ .assertion }"})
