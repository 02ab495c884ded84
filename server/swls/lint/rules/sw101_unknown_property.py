"""A key does not belong where it stands.

## Why
It has no effect, and the one that was meant is missing. Most often it is misspelt, indented wrongly, or of
another kind of task.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
      thn: end
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
    code="SW101",
    name="unknown-property",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("unknown-property",),
)
