"""Nothing says what kind of thing this is.

## Why
A task does what its kind says: `call`, `set`, `wait` and so on. One that has none does nothing.

## Bad
```yaml
do:
  - greet: {}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW103",
    name="missing-kind",
    severity=Severity.ERROR,
    structure=("no-kind",),
)
