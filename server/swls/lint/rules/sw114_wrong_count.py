"""A list or mapping has too few or too many entries.

## Why
Some things make sense only with at least one entry, others with exactly one.

## Bad
```yaml
do:
  - choose:
      switch: []
```

## Good
```yaml
do:
  - choose:
      switch:
        - otherwise: {then: end}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW114",
    name="wrong-count",
    severity=Severity.ERROR,
    structure=("too-few-keys", "too-many-keys", "too-few-items", "too-many-items"),
)
