"""The text is larger, deeper or more entangled than any workflow.

## Why
What costs more than these limits is refused before it is read, so that no file can stop an editor or a build:
8 million characters, 250,000 values, 100 levels, 1,000 aliases, 100 documents.

## Bad
```yaml
do:
  - greet:
      set: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

## Good
```yaml
do:
  - greet:
      set: {message: [[[hello]]]}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW023",
    name="too-complex",
    severity=Severity.ERROR,
    syntax=("too-large", "too-deep", "too-many-nodes", "too-many-aliases", "too-many-documents"),
)
