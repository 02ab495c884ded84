"""A value is none of those that may stand here.

## Why
The specification lists what is possible. Anything else is refused.

## Bad
```yaml
do:
  - listen:
      listen:
        to: {one: {with: {type: com.example.greeted}}}
        read: everything
```

## Good
```yaml
do:
  - listen:
      listen:
        to: {one: {with: {type: com.example.greeted}}}
        read: envelope
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW110",
    name="unknown-value",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("not-allowed-value",),
)
