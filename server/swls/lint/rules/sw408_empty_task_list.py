"""A list of tasks is empty.

## Why
Nothing runs there. The published schemas let that pass, but a workflow, a loop or a handler without tasks is hardly meant.

## Bad
```yaml
do: []
```

```yaml
do:
  - both:
      fork:
        branches: []
```

## Good
```yaml
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.syntax import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW408",
    name="empty-task-list",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:task-list",),
)
MESSAGE = "'{name}' holds no task; add one as '- name:'"


def check(context: Context) -> Iterator[Finding]:
    """Lists without an item; where a handler has none, it is a matter of its own (`catch`)."""
    for place in context.places("task-list"):
        if isinstance(place.resolved.node, Sequence) and not place.resolved.node.items:
            yield context.finding(place, key=True, name=place.key)
