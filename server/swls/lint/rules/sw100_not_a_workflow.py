"""The document holds no mapping, so it cannot be a workflow.

## Why
It was named as one, on the command line or by a name like `order.sw.yaml`.

## Bad
```yaml
- greet
- again
```

## Good
```yaml
document: {dsl: '1.0.3', namespace: examples, name: example, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW100",
    name="not-a-workflow",
    severity=Severity.ERROR,
)
MESSAGE = "a workflow is a mapping that begins with 'document:'"
