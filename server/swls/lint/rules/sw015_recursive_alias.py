"""An alias stands inside what it refers to.

## Why
What contains itself has no end. No workflow can use it.

## Bad
```yaml
do:
  - greet:
      set: &greeting
        again: *greeting
```

## Good
```yaml
do:
  - greet:
      set: &greeting {message: hello}
  - again:
      set: *greeting
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW015",
    name="recursive-alias",
    severity=Severity.ERROR,
    syntax=("recursive-alias",),
)
