"""A loop uses one variable for both the item and its number.

## Why
Only one of the two can be read.

## Bad
```yaml
do:
  - each:
      for: {each: pet, at: pet, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```

## Good
```yaml
do:
  - each:
      for: {each: pet, at: number, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW218",
    name="same-loop-variables",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    wants=("role:loop.at", "role:iterator.at"),
)
MESSAGE = "'{name}' is the variable of the item already; give the number another name"


def check(context: Context) -> Iterator[Finding]:
    """Loops whose `at` is called like their `each` or `item`."""
    for loop in context.places("loop", "iterator", having=("at",)):
        number, item = loop.get("at"), loop.get("each") or loop.get("item")
        if number is not None and item is not None and number.text and number.text == item.text:
            yield context.finding(number, name=number.text, related=[(item, "the variable of the item")])
