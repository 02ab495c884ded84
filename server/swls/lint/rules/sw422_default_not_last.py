"""The default of a `switch` stands before other cases.

## Why
The default is taken only when no other case is, wherever it stands. Readers take the cases from the top and are misled.

## Bad
```yaml
do:
  - route:
      switch:
        - others: {then: end}
        - small: {when: '${ .size < 10 }', then: continue}
  - after:
      wait: PT1S
```

## Good
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: continue}
        - others: {then: end}
  - after:
      wait: PT1S
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.cases import cases_of
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW422",
    name="default-not-last",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    wants=("role:switch",),
)
MESSAGE = "the default '{name}' is taken only when no other case is; write it last"


def check(context: Context) -> Iterator[Finding]:
    """The only default, where a case with a condition comes after it."""
    for switch in context.places("switch"):
        cases = [case for case in cases_of(switch) if case.is_mapping]
        free = [index for index, case in enumerate(cases) if case.get("when") is None]
        if len(free) == 1 and free[0] < len(cases) - 1:
            yield context.finding(cases[free[0]], key=True, name=cases[free[0]].key)
