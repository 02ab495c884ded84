"""An event is published without saying which.

## Why
`with` holds the type of the event, its source and its data. The published schemas let an event without it pass; runtimes do not.

## Bad
```yaml
do:
  - work:
      emit:
        event: {}
```

## Good
```yaml
do:
  - tell:
      emit:
        event:
          with: {source: 'https://example.com', type: com.example.greeted}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import addition, place_of
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW530",
    name="event-without-attributes",
    severity=Severity.ERROR,
    fixable="always",
    wants=("role:task.emit",),
    generations=("1",),
    local=True,
)
MESSAGE = "the event has no type; add 'with' and the 'type' in it"


def check(context: Context) -> Iterator[Finding]:
    """Events of `emit` without attributes."""
    for task in context.places("task", having=("emit",)):
        event = task.at("emit", "event")
        if event is not None and event.is_mapping and event.get("with") is None:
            yield context.finding(event, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Add attributes to fill in."""
    place = place_of(context, finding)
    if place is not None:
        values = {"with": {"source": "https://example.com", "type": "com.example.something.happened"}}
        yield addition("add 'with', a source and a type", place, values)
