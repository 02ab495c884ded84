"""An inject state adds nothing to the state data.

## Why
With an empty `data` the state does nothing. Some runtimes refuse it.

## Bad
```yaml
states:
  - {name: Greet, type: inject, data: {}, end: true}
```

## Good
```yaml
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW482",
    name="empty-inject",
    severity=Severity.INFO,
    generations=("0",),
    wants=("declares:state",),
)
MESSAGE = "'data' of '{name}' is empty, so the state does nothing; write what it adds"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Inject states with an empty mapping."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    data = found.get("data")
    if text(found.get("type")) == "inject" and data is not None and data.is_mapping and not fields(data):
        yield context.finding(data, key=True, name=text(found.get("name")))
