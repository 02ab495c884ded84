"""A mapping or a single value stands where a list belongs.

## Why
Tasks run in the order of a list; the order of the keys of a mapping means nothing.

## Bad
```yaml
do:
  greet:
    set: {message: hello}
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
    code="SW106",
    name="not-a-list",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("not-a-list",),
)
