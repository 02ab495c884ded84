"""An extension adds nothing.

## Why
It has neither tasks that run `before` others nor tasks that run `after` them.

## Bad
```yaml
use:
  extensions:
    - audit: {extend: all}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
use:
  extensions:
    - audit: {extend: all, before: [{note: {set: {noted: true}}}]}
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
    code="SW517",
    name="idle-extension",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:extension",),
)
MESSAGE = "extension '{name}' adds nothing; give it 'before' or 'after'"


def check(context: Context) -> Iterator[Finding]:
    """Extensions without tasks."""
    for place in context.places("extension"):
        if place.get("before") is None and place.get("after") is None:
            yield context.finding(place, key=True, name=place.key)
