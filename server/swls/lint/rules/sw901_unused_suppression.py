"""A suppression silences nothing.

## Why
What it was for is mended, or it never was in the right place. Left alone it would silence the next real
problem.

## Bad
```yaml yaml-only
do:
  - greet:
      set: {message: hello}   # swls: ignore[SW112] the runtime knows this
```

## Good
```yaml yaml-only
do:
  - greet:
      wait: 5s   # swls: ignore[SW112] the runtime knows this
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW901",
    name="unused-suppression",
    severity=Severity.WARNING,
    fixable="sometimes",
    tags=("unnecessary",),
)
MESSAGE = "unused suppression: {what_}"
