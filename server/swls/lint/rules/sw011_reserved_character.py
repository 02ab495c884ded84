"""A text without quotes begins with a character that YAML keeps for itself.

## Why
No text may begin with `@`, a backtick, `%`, two braces and the like unless it stands between quotes.

## Bad
```yaml
do:
  - greet:
      set:
        address: @home
```

```yaml yaml-only
do:
  - greet:
      set:
        address: {{ .home }}
```

## Good
```yaml
do:
  - greet:
      set:
        address: '@home'
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW011",
    name="reserved-character",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("reserved-start", "double-brace", "bad-anchor", "bad-header"),
)
