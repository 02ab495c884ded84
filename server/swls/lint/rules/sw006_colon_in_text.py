"""A text without quotes contains a colon followed by a space or, inside of brackets, a bracket.

## Why
YAML reads the colon as the end of a key, the bracket as the end of the text. Expressions with objects in them are the usual case: quote them, or write
them as a block.

## Bad
```yaml
do:
  - greet:
      set: ${ {text: .name} }
```

```yaml yaml-only
do:
  - greet:
      set: {message: ${ .greeting }}
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
    syntax=("colon-in-plain", "colon-in-expression", "bracket-in-plain"),
)
