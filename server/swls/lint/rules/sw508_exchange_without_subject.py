"""Tokens are to be exchanged, but there is none to exchange.

## Why
The grant for the exchange of tokens (RFC 8693) gives a new token for the one in `subject`.

## Bad
```yaml
use:
  authentications:
    shop:
      oauth2: {authority: 'https://login.example.com', grant: 'urn:ietf:params:oauth:grant-type:token-exchange', client: {id: shop}}
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
      oauth2: {authority: 'https://login.example.com', grant: 'urn:ietf:params:oauth:grant-type:token-exchange', client: {id: shop}, subject: {token: '${ .token }', type: 'urn:ietf:params:oauth:token-type:jwt'}}
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
    code="SW508",
    name="exchange-without-subject",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:oauth2.grant",),
)
MESSAGE = "the exchange of tokens needs one to exchange; add 'subject'"


def check(context: Context) -> Iterator[Finding]:
    """That grant without a subject."""
    for place in context.places("oauth2", having=("grant",)):
        grant = place.get("grant")
        if grant is not None and grant.text.endswith(":token-exchange") and place.get("subject") is None:
            yield context.finding(grant)
