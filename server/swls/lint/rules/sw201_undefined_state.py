"""A state is named that the workflow does not have.

## Why
A transition, a start, a compensation or a timeout has to lead to one of the `states`, by its exact name.

## Bad
```yaml
version: '1.0'
states:
  - {name: Begin, type: inject, data: {a: 1}, transition: Finsh}
  - {name: Finish, type: inject, data: {b: 2}, end: true}
```

## Good
```yaml
version: '1.0'
states:
  - {name: Begin, type: inject, data: {a: 1}, transition: Finish}
  - {name: Finish, type: inject, data: {b: 2}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.undefined import report, undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW201",
    name="undefined-state",
    severity=Severity.ERROR,
    generations=("0",),
    fixable="sometimes",
    wants=("refers:state",),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of states that are declared nowhere."""
    for use in undefined(context, "state"):
        yield report(context, use, "state", "'{name}' names no state{meant_}")
