"""A `switch` has more than one case without `when`.

## Why
The case without a condition is the default, taken when no other is. There can be one only; all others need a condition.

## Bad
```yaml
do:
  - route:
      switch:
        - small: {then: end}
        - large: {then: end}
```

## Good
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: end}
        - large: {then: end}
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

RULE = Rule(
    code="SW420",
    name="several-defaults",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    wants=("role:switch",),
)
MESSAGE = "a switch has one default; give '{name}' a condition with 'when'"


def check(context: Context) -> Iterator[Finding]:
    """Cases without condition beside the first of them."""
    for switch in context.places("switch"):
        defaults = [case for case in cases_of(switch) if case.is_mapping and case.get("when") is None]
        for case in defaults[1:]:
            others = [(Span(*defaults[0].key_span), "the first default")]
            yield context.finding(case, key=True, name=case.key, related=others)
