"""An alias names no anchor above it.

## Why
An alias (`*name`) repeats what was marked with the anchor (`&name`) further up in the same document.

## Bad
```yaml
do:
  - greet:
      set: *greting
```

## Good
```yaml
do:
  - greet:
      set: &greeting {message: hello}
  - again:
      set: *greeting
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW014",
    name="undefined-alias",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("undefined-alias",),
)
