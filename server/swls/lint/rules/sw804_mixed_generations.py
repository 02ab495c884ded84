"""A workflow mixes keys of the two generations of the language.

## Why
A workflow of 1.x is a list of tasks under `do`, one of 0.x a list of `states`. No runtime reads both in one
file; what belongs to the other generation has no effect.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
states:
  - {name: greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.open_keys import foreign_keys
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW804",
    name="mixed-generations",
    severity=Severity.ERROR,
)
MESSAGE = "'{name}' belongs to generation {other}, but this is a workflow of {own}; keep one of the two"


def check(context: Context) -> Iterator[Finding]:
    """One finding for all keys of the other generation, at the first of them."""
    keys = foreign_keys(context)
    if keys:
        others = [(key, "this one too") for key in keys[1:]]
        own = context.unit.dialect.title
        yield context.finding(
            keys[0], key=True, related=others, name=keys[0].key, other=context.unit.detection.other, own=own
        )
