"""A key has no colon behind it, or no space behind its colon.

## Why
Without them the line is a piece of text and not a key with a value.

## Bad
```yaml
do
  - greet:
      set: {message: hello}
```

```yaml
do:
  - greet:
      set: {message: hello}
      then:end
```

```yaml yaml-only
do:
  - greet
      set: {message: hello}
  - rest:
      wait PT5S
  - pause:
      wait:
        seconds 5
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
      then: end
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW012",
    name="missing-colon",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("key-without-colon", "missing-space"),
    structure=("missing-colon",),
)
