"""Two cases of a `switch` have the same name.

## Why
Logs, pictures and people know a case by its name.

## Bad
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 2 }', then: continue}
        - small: {when: '${ .size < 10 }', then: end}
```

## Good
```yaml
do:
  - route:
      switch:
        - tiny: {when: '${ .size < 2 }', then: continue}
        - small: {when: '${ .size < 10 }', then: end}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.cases import cases_of
from swls.lint.diagnostic import Severity, Span
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW212",
    name="duplicate-case",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:switch",),
)
MESSAGE = "this switch has two cases '{name}'; give one another name"


def check(context: Context) -> Iterator[Finding]:
    """Cases whose name is taken."""
    for switch in context.places("switch"):
        known: dict[object, Cursor] = {}
        for case in cases_of(switch):
            first = known.setdefault(case.key, case)
            if first is not case:
                others = [(Span(*first.key_span), "the first one")]
                yield context.finding(case, key=True, name=case.key, related=others)
