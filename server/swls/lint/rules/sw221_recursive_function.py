"""Functions call each other in a circle.

## Why
A function that calls itself, directly or by others, never ends unless a condition stops it; most runtimes refuse that.

## Bad
```yaml
use:
  functions:
    ask: {call: again}
    again: {call: ask}
do:
  - begin:
      call: ask
```

## Good
```yaml
use:
  functions:
    ask:
      call: http
      with: {method: get, endpoint: 'https://example.com'}
do:
  - begin:
      call: ask
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.schema.messages import clean
from swls.syntax import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW221",
    name="recursive-function",
    severity=Severity.WARNING,
    generations=("1",),
    wants=("declares:function",),
)
MESSAGE = "function '{name}' calls itself{by_}, so no call of it ends; leave that call out"


def check(context: Context) -> Iterator[Finding]:
    """Functions that come back to themselves, each circle once."""
    called = {str(read.path[-1]): read.made for read in context.each(_called, "use", "functions")}
    told: set[str] = set()
    for name in called:
        way = _way_back(name, called)
        if way and told.isdisjoint(way):
            told.update(way)
            through = [f"'{clean(one)}'" for one in way[1:]]
            place = context.at(("use", "functions", name))
            if place is not None:
                yield context.finding(
                    place, key=True, name=name, by_=f" through {', '.join(through)}" if through else ""
                )


def _called(function: Cursor) -> tuple[str, ...]:
    found = [function]
    names: list[str] = []
    while found:
        cursor = found.pop()
        call = cursor.get("call") if cursor.is_mapping else None
        if call is not None and call.text:
            names.append(call.text)
        if len(names) < _MOST and isinstance(cursor.node, (Mapping, Sequence)):
            found.extend(cursor.children())
    return tuple(names)


def _way_back(name: str, called: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way by which a function comes to call itself, beginning with it; empty when there is none."""
    waiting: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    for way in waiting:
        for other in called.get(way[-1], ()):
            if other == name:
                return way
            if other in called and other not in seen:
                seen.add(other)
                waiting.append((*way, other))
    return ()


_MOST = 1000
