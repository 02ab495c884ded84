"""Nothing in a `try` can fail.

## Why
It holds only tasks that pause or that set plain values, so the handler is never run.

## Bad
```yaml
do:
  - ask:
      try:
        - note:
            set: {asked: true}
      catch: {errors: {with: {status: 404}}}
```

## Good
```yaml
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {errors: {with: {status: 404}}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW527",
    name="catch-never-needed",
    severity=Severity.INFO,
    wants=("role:task.try",),
    generations=("1",),
    local=True,
)
MESSAGE = "nothing in this 'try' can fail, so 'catch' never runs; do without both"


def check(context: Context) -> Iterator[Finding]:
    """Handlers of lists in which every task is harmless."""
    for place in context.places("task", having=("try",)):
        tasks = [task for item in items(place.get("try")) for task in fields(item).values()]
        catch = place.get("catch")
        if catch is not None and tasks and not any(_may_fail(context, task) for task in tasks):
            yield context.finding(catch, key=True)


def _may_fail(context: Context, task: Cursor) -> bool:
    """Whether a task is more than a pause or a plain value."""
    found = fields(task)
    harmless = found.keys() <= {"set", "wait", "then", "metadata"} and found.keys() & {"set", "wait"}
    return not harmless or "${" in context.text[task.start : task.end]
