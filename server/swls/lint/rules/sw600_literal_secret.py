"""A password, token or key stands in the workflow.

## Why
Whoever can read the file can use it, and it stays in the history of the file for ever. `$secrets` keeps it out.

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

import re
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW600",
    name="literal-secret",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    wants=("format:secret",),
)
MESSAGE = "this secret stands in the file; list it in 'use.secrets' and write an expression for it"


_SCHEME = re.compile(r"(?:basic|bearer|digest|apikey)?\s*")


def check(context: Context) -> Iterator[Finding]:
    """Texts where a secret belongs, that are no expression and no mere placeholder."""
    for place in context.formats("secret"):
        value = str(place.value)
        if not _SCHEME.fullmatch(value.lower()) and not value.startswith(("<", "{{")):
            yield context.finding(place)
