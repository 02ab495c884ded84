"""A text is no ISO 8601 duration.

## Why
Durations are written `PT5S`, `PT1H30M`, `P1D`, or as a mapping: `{minutes: 5}`. The short forms of other
tools are not understood.

## Bad
```yaml
do:
  - rest:
      wait: 5s
```

## Good
```yaml
do:
  - rest:
      wait: PT5S
```

```yaml
do:
  - rest:
      wait: {seconds: 5}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW112",
    name="bad-duration",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("bad-duration",),
)
