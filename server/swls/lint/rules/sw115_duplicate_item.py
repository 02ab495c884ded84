"""A list holds the same item twice.

## Why
Its items have to differ; the second one adds nothing.

## Bad
```yaml
id: example
specVersion: '0.8'
version: '1.0'
states:
  - name: wait
    type: event
    onEvents:
      - eventRefs: [paid, paid]
    end: true
events:
  - {name: paid, source: shop, type: com.example.paid}
```

## Good
```yaml
id: example
specVersion: '0.8'
version: '1.0'
states:
  - name: wait
    type: event
    onEvents:
      - eventRefs: [paid]
    end: true
events:
  - {name: paid, source: shop, type: com.example.paid}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW115",
    name="duplicate-item",
    severity=Severity.ERROR,
    structure=("duplicate-item",),
)
