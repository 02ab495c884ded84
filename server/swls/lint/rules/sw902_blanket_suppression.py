"""A suppression names no rule and so silences everything.

## Why
The next problem in the same place would never be seen. Name the codes that are meant.

## Bad
```yaml yaml-only
do:
  - greet:
      wait: 5s   # swls: ignore
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
    code="SW902",
    name="blanket-suppression",
    severity=Severity.WARNING,
)
MESSAGE = "'{verb}' without codes silences everything; name what is meant: {verb}[SW101]"
