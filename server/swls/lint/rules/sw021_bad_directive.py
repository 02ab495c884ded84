"""A line that begins with `%` in front of a document is no directive of YAML.

## Why
There are two directives, `%YAML 1.2` and `%TAG`, and a line `---` must follow them.

## Bad
```yaml
%YAML one
---
document: {dsl: '1.0.3', namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
%YAML 1.2
---
document: {dsl: '1.0.3', namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW021",
    name="bad-directive",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("bad-directive", "duplicate-directive", "directive-without-document"),
)
