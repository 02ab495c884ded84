"""A switch state has the same condition twice.

## Why
Conditions are tried in order and the first that holds is taken, so the second is never.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .late }', transition: Wait}
      - {condition: '${ .late }', end: true}
    defaultCondition: {end: true}
  - {name: Wait, type: inject, data: {waited: true}, end: true}
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .late }', transition: Wait}
      - {condition: '${ .early }', end: true}
    defaultCondition: {end: true}
  - {name: Wait, type: inject, data: {waited: true}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW459",
    name="repeated-condition",
    severity=Severity.INFO,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "'{value}' stands above already, so this case is never taken; change its condition or remove it"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Equal conditions, and conditions on the same event."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for section, key in (("dataConditions", "condition"), ("eventConditions", "eventRef")):
        first: dict[str, Cursor] = {}
        for condition in items(state.get(section)):
            place = condition.get(key)
            if place is None or not place.text:
                continue
            earlier = first.setdefault(" ".join(place.text.split()), place)
            if earlier is not place:
                yield context.finding(place, related=[(earlier, "the same")], value=place.text)
