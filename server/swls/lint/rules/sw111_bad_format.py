"""A text does not have the form that belongs here.

## Why
Versions, names, addresses, dates: each has a form, and what does not have it cannot be read.

## Bad
```yaml
document: {dsl: '1.0.3', namespace: my_company, name: example, version: 1.0.0}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
document: {dsl: '1.0.3', namespace: my-company, name: example, version: 1.0.0}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW111",
    name="bad-format",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("bad-format",),
)
