"""A key that is required is missing.

## Why
Without it a runtime refuses the workflow.

## Bad
```yaml
do:
  - getPet:
      call: http
      with: {method: get}
```

## Good
```yaml
do:
  - getPet:
      call: http
      with: {method: get, endpoint: https://petstore.example.com/pets/1}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW102",
    name="missing-property",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("missing-property", "missing-alternative"),
)
