"""A list item holds more than the one thing that it may hold.

## Why
Each task has an item, and so a dash, of its own. Usually the dash was forgotten, or the indentation slipped.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
    leave:
      set: {message: bye}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
  - leave:
      set: {message: bye}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW107",
    name="several-in-item",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("several-in-item",),
)
