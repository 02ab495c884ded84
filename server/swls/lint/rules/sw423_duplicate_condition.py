"""Two cases of a `switch` have the same condition.

## Why
The first case whose condition holds is taken, so the second one never is.

## Bad
```yaml
do:
  - route:
      switch:
        - small: {when: '${ .size < 10 }', then: end}
        - tiny: {when: '${ .size < 10 }', then: continue}
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

from swls.lint.cases import bare, cases_of
from swls.lint.diagnostic import Severity, Span
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW423",
    name="duplicate-condition",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:switch",),
)
MESSAGE = "'{name}' is never taken: '{first}' has the same condition; change one or remove this case"


def check(context: Context) -> Iterator[Finding]:
    """Conditions that are written a second time, whatever blanks and braces are around them."""
    for switch in context.places("switch"):
        known: dict[str, Cursor] = {}
        for case in cases_of(switch):
            when = case.get("when")
            if when is None or not when.text:
                continue
            words = bare(when.text)
            first = known.setdefault(words, case)
            if first is not case:
                others = [(Span(*first.key_span), "taken instead")]
                yield context.finding(when, name=case.key, first=first.key, related=others)
