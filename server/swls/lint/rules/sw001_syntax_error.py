"""The text is not YAML, or not JSON, at this place.

## Why
Nothing reads past it for certain: a runtime refuses the whole file. What stands elsewhere is still checked
here.

## Bad
```yaml
do:
  - greet:
      set: {message: hello} and more
```

## Good
```yaml
do:
  - greet:
      set: {message: hello and more}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW001",
    name="syntax-error",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=(
        "trailing-text",
        "mapping-behind-marker",
        "stray-colon",
        "missing-key",
        "mapping-as-key",
        "long-key",
        "json-number",
        "bad-merge",
        "bad-tag",
        "unknown-tag",
        "unfit-tag",
        "duplicate-property",
        "properties-on-alias",
        "invalid",
    ),
)
