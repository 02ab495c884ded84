"""A line of YAML is indented with a tab.

## Why
YAML allows spaces only, because nobody knows how wide a tab is.

## Bad
```yaml
do:
  - greet:
\t\t\tset: {message: hello}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW002",
    name="tab-indentation",
    severity=Severity.ERROR,
    fixable="always",
    syntax=("tab-indentation",),
)
