r"""A backslash in double quotes is followed by a character that is no escape.

## Why
Double quotes know a fixed list of escapes. The string interpolation of jq, `\(...)`, is none of them: put the
expression between single quotes.

## Bad
```yaml
do:
  - greet:
      set:
        message: "${ \"hello \(.name)\" }"
```

## Good
```yaml
do:
  - greet:
      set:
        message: '${ "hello \(.name)" }'
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW007",
    name="bad-escape",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("bad-escape",),
)
