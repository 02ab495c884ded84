"""A bracket or brace is not closed, or closes nothing, or closes the wrong one.

## Why
The rest of the text is read as if it were still inside, or already outside.

## Bad
```yaml
do:
  - greet:
      set: {message: hello
```

```json
{"document": {"dsl": "1.0.3", "namespace": "examples", "name": "example", "version": "1.0.0"},
 "do": [{"greet": {"set": {"message": "hello"}}]}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW005",
    name="unbalanced-bracket",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("unclosed-bracket", "unmatched-closer"),
)
