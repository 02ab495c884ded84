"""The dash of a list item stands where no list can be, or has no space behind it.

## Why
A list begins on a line of its own. Behind a key, or between the keys of a mapping, a dash begins nothing;
without a space it is part of a text.

## Bad
```yaml
do: - greet
```

```yaml yaml-only
do:
  - greet:
      set: {message: hello}
  -wait:
      wait: PT5S
```

```yaml yaml-only
do:
  -greet:
      set: {message: hello}
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
    code="SW013",
    name="misplaced-dash",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("stray-dash", "dash-behind-key", "dash-without-space"),
    structure=("joined-dash",),
)
