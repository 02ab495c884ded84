"""A line of YAML is indented like none of the lines that it could belong to.

## Why
In YAML the indentation says what belongs to what. A line between two depths belongs to nothing.

## Bad
```yaml
do:
  - greet:
      set:
        message: hello
       then: end
```

## Good
```yaml
do:
  - greet:
      set:
        message: hello
      then: end
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW003",
    name="bad-indentation",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("bad-indentation",),
)
