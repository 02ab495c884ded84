"""Two values between brackets or braces have no comma between them.

## Why
Without it the second one has no place.

## Bad
```json
{"document": {"dsl": "1.0.3", "namespace": "examples" "name": "example", "version": "1.0.0"},
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
    code="SW008",
    name="missing-comma",
    severity=Severity.ERROR,
    fixable="always",
    syntax=("missing-comma",),
)
