"""The declared version of the language is another way to write a known one, or a draft of it.

## Why
It is read as the version that was released. Other tools may not be so kind.

## Bad
```yaml
document: {dsl: 1.0.3-alpha5, namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
```

## Good
```yaml
document: {dsl: 1.0.0, namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.repairs import written
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW806",
    name="inexact-version",
    severity=Severity.HINT,
    fixable="always",
    shapes=(),
)
MESSAGE = "'{declared}' is read as version '{version}'"


def check(context: Context) -> Iterator[Finding]:
    """The version, where it stands for a known one."""
    resolved, declared = context.unit.resolved, context.unit.detection.declared
    if declared is None or resolved.status != "prerelease":
        return
    token = written(context.document, resolved.version, context.text[declared.start : declared.end])
    mended = fix(f"write {token}", (declared.start, declared.end, token), safe=False)
    yield context.finding(declared, fixes=[mended], declared=resolved.declared, version=resolved.version)
