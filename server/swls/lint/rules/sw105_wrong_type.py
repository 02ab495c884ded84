"""A value is of another type than the one that belongs here.

## Why
Text where a list should stand, a number where text should: a runtime refuses it or, worse, reads it as
something else.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
      if: 5
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
      if: ${ .polite }
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW105",
    name="wrong-type",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("wrong-type",),
)
