"""There are more problems than are shown.

## Why
The most serious ones are shown, so that the first thing to do is not lost among a thousand. `max-problems` in
the configuration says how many.

## Bad
```yaml max-problems=2 with=SW112
do:
  - a: {wait: 1s}
  - b: {wait: 2s}
  - c: {wait: 3s}
  - d: {wait: 4s}
```

## Good
```yaml
do:
  - a: {wait: PT1S}
  - b: {wait: PT2S}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW910",
    name="too-many-problems",
    severity=Severity.INFO,
)
MESSAGE = "{count} more problems are not shown"
