"""The first task waits for the event that has started the workflow.

## Why
The event that starts a run is its input already. The listener waits for another one like it.

## Bad
```yaml
schedule:
  on: {one: {with: {type: com.example.paid}}}
do:
  - await:
      listen:
        to: {one: {with: {type: com.example.paid}}}
```

## Good
```yaml
schedule:
  on: {one: {with: {type: com.example.paid}}}
do:
  - note:
      set: {paid: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items, plain
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW536",
    name="waits-for-its-trigger",
    severity=Severity.HINT,
    wants=("role:schedule",),
    generations=("1",),
)
MESSAGE = "the event that starts this workflow is its input already; this waits for another"


def check(context: Context) -> Iterator[Finding]:
    """A first task that listens to what the schedule does."""
    trigger = plain(context.root.at("schedule", "on"))
    tasks = items(context.root.get("do"))
    for task in fields(tasks[0]).values() if tasks else ():
        listen = task.at("listen", "to")
        if listen is not None and trigger and plain(listen) == trigger:
            yield context.finding(listen, key=True)
