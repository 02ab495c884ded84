"""An extension extends `composite` tasks.

## Why
That was a kind of task in early drafts. Runtimes do not know it any more; `all` reaches `do` and `fork`, which have no word of
their own here.

## Bad
```yaml
use:
  extensions:
    - audit: {extend: composite, before: [{note: {set: {noted: true}}}]}
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
    code="SW518",
    name="composite-extension",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    tags=("deprecated",),
    wants=("role:extension.extend",),
)
MESSAGE = "there are no 'composite' tasks any more; 'all' reaches those of 'do' and 'fork'"


def check(context: Context) -> Iterator[Finding]:
    """Extensions of that kind."""
    for place in context.places("extension", having=("extend",)):
        extend = place.get("extend")
        if extend is not None and extend.text == "composite":
            yield context.finding(extend)
