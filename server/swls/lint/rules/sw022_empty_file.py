"""The file holds nothing.

## Why
A workflow needs at least its head and a list of tasks. An empty file is not even JSON.

## Bad
```json

```

## Good
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0"},
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW022",
    name="empty-file",
    severity=Severity.ERROR,
    syntax=("empty-text",),
)
