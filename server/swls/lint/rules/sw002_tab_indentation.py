"""A line of YAML is indented with a tab or another blank that is no space, or has a tab between its words.

## Why
YAML is indented with spaces only, because nobody knows how wide a tab is; a no-break space, which comes along when
text is copied from a web page, is a letter to it. Behind a key or between words some readers take a tab, others do not.

## Bad
```yaml
do:
  - greet:
\t\t\tset: {message: hello}
```

```yaml yaml-only
do:
  - greet:
\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0set: {message: hello}
```

```yaml yaml-only
do:
  - greet:
      set:\t{message: hello}
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
    code="SW002",
    name="tab-indentation",
    severity=Severity.ERROR,
    fixable="always",
    syntax=("tab-indentation", "stray-tab", "odd-indentation"),
)
