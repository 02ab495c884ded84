"""A request that only reads has a body.

## Why
Services and proxies may drop or refuse the body of a `get` or `head`. What it asks for belongs into `query`.

## Bad
```yaml
do:
  - work:
      call: http
      with: {method: get, endpoint: 'https://example.com', body: {id: 1}}
```

## Good
```yaml
do:
  - work:
      call: http
      with: {method: get, endpoint: 'https://example.com', query: {id: '1'}}
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
    code="SW541",
    name="body-of-get",
    severity=Severity.INFO,
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "a body of '{name}' may be dropped on the way; use 'query'"


def check(context: Context) -> Iterator[Finding]:
    """Bodies of such requests."""
    for task in context.places("task", having=("call",)):
        method, body = task.at("with", "method"), task.at("with", "body")
        if method is not None and body is not None and method.text.lower() in {"get", "head"}:
            yield context.finding(body, key=True, name=method.text)
