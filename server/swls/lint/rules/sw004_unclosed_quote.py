"""A text in quotes has no closing quote.

## Why
Everything up to the next quote, maybe far below, is read as part of the text.

## Bad
```yaml
do:
  - greet:
      set:
        message: 'hello
        other: world
```

## Good
```yaml
do:
  - greet:
      set:
        message: 'hello'
        other: world
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW004",
    name="unclosed-quote",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("unclosed-quote",),
)
