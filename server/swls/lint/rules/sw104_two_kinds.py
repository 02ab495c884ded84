"""One thing is written as two kinds at once.

## Why
A task does one thing. Which of the two was meant is not for a runtime to guess.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
      wait: PT1S
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
  - rest:
      wait: PT1S
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW104",
    name="two-kinds",
    severity=Severity.ERROR,
    structure=("two-kinds", "two-alternatives"),
)
