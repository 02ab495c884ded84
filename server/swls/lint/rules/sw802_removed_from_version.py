"""Something is used that the declared version of the language has no longer.

## Why
It was taken out of the language or replaced; a runtime of the declared version refuses it.

## Bad
```yaml
name: example
specVersion: '0.9'
version: 1.0.0
start: greet
states:
  - {id: first, name: greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
name: example
specVersion: '0.9'
version: 1.0.0
start: greet
states:
  - {name: greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW802",
    name="removed-from-version",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("removed-in-version",),
)
