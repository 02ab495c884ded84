"""A comma has no value in front of it or, in JSON, none behind it.

## Why
JSON knows no comma behind the last value. YAML does, but not two in a row.

## Bad
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0",},
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```

```yaml
do:
  - greet:
      set: {message: hello,, other: world}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello, other: world}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW009",
    name="stray-comma",
    severity=Severity.ERROR,
    fixable="always",
    syntax=("trailing-comma", "stray-comma"),
)
