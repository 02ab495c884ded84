"""A `switch` has no default.

## Why
When no condition holds, the workflow goes on as if the switch were not there, with the next task of the list. A default
says so to whoever reads it.

## Bad
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: end}
```

## Good
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: end}
        - others: {then: continue}
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
    code="SW421",
    name="no-default",
    severity=Severity.HINT,
    generations=("1",),
    default=False,
    local=True,
    wants=("role:switch",),
)
MESSAGE = "no default: what fits no case goes on with the next task; say so with a case without 'when'"


def check(context: Context) -> Iterator[Finding]:
    """Switches in which every case has a condition."""
    for switch in context.places("switch"):
        cases = [case for case in cases_of(switch) if case.is_mapping]
        if cases and all(case.get("when") is not None for case in cases):
            yield context.finding(switch, key=True)
