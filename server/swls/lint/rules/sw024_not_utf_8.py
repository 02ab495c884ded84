"""The file is not text in UTF-8.

## Why
JSON is always UTF-8, and so is every YAML file that others can read. The place is that of the first bytes
that make no sense.

## Bad
```yaml encoding=latin-1
do:
  - greet:
      set: {message: café}
```

## Good
```yaml
do:
  - greet:
      set: {message: café}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW024",
    name="not-utf-8",
    severity=Severity.ERROR,
)
MESSAGE = "the file is not UTF-8: {bytes_} is no text; save it as UTF-8"
