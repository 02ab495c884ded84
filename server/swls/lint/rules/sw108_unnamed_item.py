"""A list item is the task itself, where its name should stand first.

## Why
Every task has a name: it is the only key of its list item, and everything about the task stands below it.

## Bad
```yaml
do:
  - set: {message: hello}
    then: end
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
    code="SW108",
    name="unnamed-item",
    severity=Severity.ERROR,
    structure=("unnamed-item",),
)
