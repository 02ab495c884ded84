"""A key of JSON has a colon and no value.

## Why
JSON says "nothing" with `null`; an empty place is an error.

## Bad
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0", "title": },
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```

## Good
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0", "title": "Example"},
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW018",
    name="missing-json-value",
    severity=Severity.ERROR,
    syntax=("missing-value",),
)
