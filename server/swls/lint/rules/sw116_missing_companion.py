"""A key makes sense only together with another one, which is missing.

## Why
Alone it says half of something, and nothing can come of it.

## Bad
```yaml dsl-version=main
schedule:
  cron: 0 6 * * *
  read: envelope
do:
  - greet:
      set: {message: hello}
```

## Good
```yaml dsl-version=main
schedule:
  on: {one: {with: {type: com.example.greeted}}}
  read: envelope
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW116",
    name="missing-companion",
    severity=Severity.ERROR,
    structure=("missing-companion",),
)
