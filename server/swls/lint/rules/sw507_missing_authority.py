"""OAuth 2 or OpenID Connect is used without an authority or a grant.

## Why
Nobody can ask for a token without knowing whom, and in exchange for what. The schemas of the releases do not demand
them; the version after 1.0.3 does.

## Bad
```yaml
use:
  authentications:
    shop:
      oauth2: {grant: client_credentials, client: {id: shop, secret: '${ .secret }'}}
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
    code="SW507",
    name="missing-authority",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    fixable="always",
    last="1.0.3",
    wants=("role:oauth2",),
)
MESSAGE = "'{holder}' needs {names_}"


_TEMPLATES = {"authority": "https://login.example.com", "grant": "client_credentials"}


def check(context: Context) -> Iterator[Finding]:
    """What lacks one or both."""
    for place in context.places("oauth2"):
        missing = [key for key in _TEMPLATES if place.get(key) is None]
        if missing:
            names = " and ".join(f"'{key}'" for key in missing)
            yield context.finding(place, key=True, holder=place.key, names_=names, missing=missing)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Add them to fill in."""
    place = place_of(context, finding)
    if place is not None:
        missing = {key: _TEMPLATES[key] for key in finding.args["missing"]}
        yield addition(f"add {finding.args['names_']}", place, missing)
