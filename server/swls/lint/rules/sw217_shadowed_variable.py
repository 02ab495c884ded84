"""A variable hides an argument of expressions, or a variable of a loop around it.

## Why
Inside, `$name` means the inner one; the other cannot be read there any more.

## Bad
```yaml
do:
  - each:
      for: {each: input, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```

```yaml
do:
  - outer:
      for: {each: pet, in: '${ .pets }'}
      do:
        - inner:
            for: {each: pet, in: '${ $pet.friends }', at: number}
            do:
              - greet:
                  set: {greeting: hello}
```

## Good
```yaml
do:
  - each:
      for: {each: pet, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.lists import things_in
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW217",
    name="shadowed-variable",
    severity=Severity.WARNING,
    generations=("1",),
    wants=("role:loop", "role:iterator", "role:catch"),
)


_NAMING = (("for", "each"), ("for", "at"), ("foreach", "item"), ("foreach", "at"), ("catch", "as"))


def check(context: Context) -> Iterator[Finding | Lot]:
    """Variables that are named, by what their tasks are in."""
    for section in context.unit.dialect.lists.sections:
        yield from context.over(_inside, *section)


def _inside(context: Context, part: Cursor) -> Iterator[Finding]:
    arguments = context.unit.view.language.arguments
    named: list[tuple[Cursor, str, Cursor]] = []
    for task in things_in(context, part):
        found = fields(task)
        for holder, key in _NAMING:
            place = fields(found.get(holder)).get(key)
            if place is None or not place.text:
                continue
            name = place.text
            outer = [where for around, other, where in named if other == name and _is_in(task, around)]
            if name in arguments:
                yield context.finding(place, message=_ARGUMENT, name=name)
            elif outer:
                yield context.finding(place, message=_OUTER, name=name, related=[(outer[-1], "the one that is hidden")])
            named.append((task, name, place))


def _is_in(task: Cursor, other: Cursor) -> bool:
    return other.start < task.start and task.end <= other.end


_ARGUMENT = "'{name}' hides the argument '${name}' of expressions; call it otherwise"
_OUTER = "'{name}' hides the variable of that name around it; call it otherwise"
