"""A text or key of JSON does not stand between double quotes.

## Why
JSON knows double quotes only, and they are never left out.

## Bad
```json
{document: {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0"},
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
    code="SW016",
    name="unquoted-json",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("unquoted-key", "unquoted-text", "json-single-quote"),
)
