"""A key may not stand here because of what stands beside it, or a value is excluded.

## Why
Some keys belong to one form only, and the neighbours say that this is another.

## Bad
```yaml
do:
  - build:
      run:
        container:
          image: alpine
          lifetime: {cleanup: never, after: PT5M}
```

## Good
```yaml
do:
  - build:
      run:
        container:
          image: alpine
          lifetime: {cleanup: eventually, after: PT5M}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW117",
    name="misplaced-property",
    severity=Severity.ERROR,
    structure=("misplaced-property", "not-allowed"),
)
