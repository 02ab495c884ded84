"""A JSON text contains a comment.

## Why
JSON has no comments, and most of what reads workflows refuses them. YAML has them.

## Bad
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0"}, // head
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
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
    code="SW017",
    name="json-comment",
    severity=Severity.ERROR,
    syntax=("json-comment",),
)
