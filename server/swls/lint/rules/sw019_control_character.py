r"""A text contains a control character that has to be written as an escape.

## Why
Such characters cannot be seen, and neither YAML nor JSON lets them stand as they are.

## Bad
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0", "title": "An	example"},
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```

## Good
```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0", "title": "An\\texample"},
 "do": [{"greet": {"set": {"greeting": "hello"}}}]}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW019",
    name="control-character",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("control-character",),
)
