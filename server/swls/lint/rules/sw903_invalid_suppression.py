"""A suppression names a rule that there is not, or is not written as one.

## Why
It has no effect.

## Bad
```yaml yaml-only with=SW112
do:
  - pause:
      wait: 5s   # swls: ignore[bad-durration]
```

```yaml
document:
  dsl: '1.0.3'
  namespace: examples
  name: example
  version: 1.0.0
  metadata: {swls: {ignore: [SW888]}}
do:
  - greet:
      set: {message: hello}
```

## Good
```yaml yaml-only
do:
  - greet:
      wait: 5s   # swls: ignore[bad-duration] the runtime knows this
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW903",
    name="invalid-suppression",
    severity=Severity.WARNING,
    fixable="sometimes",
)
MESSAGE = "no rule is called '{word}'{meant_}"
