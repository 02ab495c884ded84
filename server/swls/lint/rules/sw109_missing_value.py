"""A key has no value.

## Why
A key without a value means `null`, and nothing here may be `null`.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
      then:
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
      then: end
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW109",
    name="missing-value",
    severity=Severity.ERROR,
    structure=("missing-value",),
)
