"""A text without quotes contains a colon followed by a space.

## Why
YAML reads it as the end of a key. Expressions with objects in them are the usual case: quote them, or write
them as a block.

## Bad
```yaml
do:
  - greet:
      set: ${ {text: .name} }
```

## Good
```yaml
do:
  - greet:
      set: '${ {text: .name} }'
```

```yaml
do:
  - greet:
      set: |-
        ${ {text: .name} }
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW006",
    name="colon-in-text",
    severity=Severity.ERROR,
    fixable="always",
    syntax=("colon-in-plain", "colon-in-expression"),
)
