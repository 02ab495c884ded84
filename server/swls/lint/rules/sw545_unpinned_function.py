"""A function is called by an address that may hold another one tomorrow.

## Why
An address without a version or commit gives whatever is there when the workflow runs.

## Bad
```yaml
do:
  - work:
      call: https://github.com/example/functions/tree/main/greet
```

## Good
```yaml
do:
  - work:
      call: https://github.com/example/functions/tree/v1.0.0/greet
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW545",
    name="unpinned-function",
    severity=Severity.WARNING,
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "this address may give another function tomorrow; name a version or commit in it"


_PINNED = regex(r"\d+\.\d+|/v\d+(?:/|$)|\b[0-9a-f]{7,40}\b")


def check(context: Context) -> Iterator[Finding]:
    """Addresses without a version, tag or commit."""
    for task in context.places("task", having=("call",)):
        call = fields(task)["call"]
        if "://" in call.text and "${" not in call.text and not _PINNED.search(call.text.partition("://")[2]):
            yield context.finding(call)
