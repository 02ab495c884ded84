"""The declared version of the language is none that is known.

## Why
The document is then judged by the nearest version that is, which may say too much or too little.

## Bad
```yaml
document: {dsl: '1.9.0', namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
```

## Good
```yaml
document: {dsl: '1.0.3', namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
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
    code="SW803",
    name="unknown-dsl-version",
    severity=Severity.WARNING,
    shapes=(),
)


_WORDS = {
    "newer": "'{declared}' is newer than every version known here; judged as '{version}'",
    "older": "'{declared}' is older than every version known here; judged as '{version}'",
    "unreadable": "'{declared}' is no version of the language: {known_}",
}


def check(context: Context) -> Iterator[Finding]:
    """The version, where it is neither known nor one that stands for a known one."""
    resolved, declared = context.unit.resolved, context.unit.detection.declared
    if declared is not None and resolved.status in _WORDS:
        released = [version for version in context.unit.dialect.versions if version[0].isdigit()]
        yield context.finding(
            declared,
            message=_WORDS[resolved.status],
            declared=resolved.declared,
            version=resolved.version,
            known_=", ".join(released),
        )
