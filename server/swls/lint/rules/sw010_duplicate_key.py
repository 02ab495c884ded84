"""A key stands twice in the same mapping.

## Why
One of the two is lost without a word; which one depends on who reads the file.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
      then: end
      then: exit
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
    code="SW010",
    name="duplicate-key",
    severity=Severity.ERROR,
    syntax=("duplicate-key",),
)
