"""OAuth 2 or OpenID Connect is used with a client that has no id.

## Why
The authority has to know who asks. Only a client with `authentication: none` may do without an id.

## Bad
```yaml
use:
  authentications:
    shop:
      oauth2: {authority: 'https://login.example.com', grant: client_credentials, client: {secret: '${ .secret }'}}
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
      oauth2: {authority: 'https://login.example.com', grant: client_credentials, client: {id: shop, secret: '${ .secret }'}}
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
    code="SW504",
    name="client-without-id",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    fixable="always",
    wants=("role:oauth2.client",),
)
MESSAGE = "the client needs an 'id', unless its 'authentication' is 'none'"


def check(context: Context) -> Iterator[Finding]:
    """Clients without id that are not public."""
    for place in context.places("oauth2", having=("client",)):
        client = place.get("client")
        how = client.get("authentication") if client is not None else None
        if (
            client is not None
            and client.is_mapping
            and client.get("id") is None
            and (how is None or how.text != "none")
        ):
            yield context.finding(client, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Add an id to fill in."""
    place = place_of(context, finding)
    if place is not None:
        yield addition("add 'id'", place, {"id": "client"})
