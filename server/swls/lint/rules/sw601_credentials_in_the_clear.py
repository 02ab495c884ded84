"""Credentials are sent over plain `http`.

## Why
Everybody between here and there can read and use them.

## Bad
```yaml
do:
  - work:
      call: http
      with:
        method: get
        endpoint: {uri: 'http://example.com', authentication: {bearer: {token: '${ .token }'}}}
```

## Good
```yaml
do:
  - work:
      call: http
      with:
        method: get
        endpoint: {uri: 'https://example.com', authentication: {bearer: {token: '${ .token }'}}}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW601",
    name="credentials-in-the-clear",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    fixable="always",
    wants=("format:uri-template",),
)
MESSAGE = "credentials are sent in the clear here; use 'https:'"


_HERE = regex(r"http://(?:localhost|127\.|\[::1\]|host\.docker\.internal)", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """Addresses with an authentication beside them, or with a name and password in them, but not of this machine."""
    for place in context.formats("uri-template"):
        uri = str(place.value)
        if not uri.lower().startswith("http://") or _HERE.match(uri):
            continue
        cursor = context.at(place.path)
        holder = cursor.parent if cursor is not None else None
        guarded = (
            cursor is not None
            and cursor.key == "uri"
            and holder is not None
            and holder.get("authentication") is not None
        )
        if guarded or "@" in uri[7:].partition("/")[0]:
            yield context.finding(place)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Use the protected protocol."""
    at = context.text.find("http:", finding.span.start, finding.span.end)
    if at >= 0:
        yield fix("write 'https:'", (at, at + 5, "https:"), safe=False)
