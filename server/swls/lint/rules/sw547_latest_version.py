"""A workflow is run in whatever version is the newest.

## Why
`latest` means another workflow whenever a new version comes out: two runs need not do the same.

## Bad
```yaml
do:
  - work:
      run:
        workflow: {namespace: shop, name: pay, version: latest}
```

## Good
```yaml
do:
  - work:
      run:
        workflow: {namespace: shop, name: pay, version: 1.0.0}
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
    code="SW547",
    name="latest-version",
    severity=Severity.INFO,
    wants=("role:task.run",),
    generations=("1",),
    local=True,
)
MESSAGE = "'latest' may be another workflow tomorrow; name a version"


def check(context: Context) -> Iterator[Finding]:
    """References to the newest version."""
    for task in context.places("task", having=("run",)):
        version = task.at("run", "workflow", "version")
        if version is not None and version.text == "latest":
            yield context.finding(version)
