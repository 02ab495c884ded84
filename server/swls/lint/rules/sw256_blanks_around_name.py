"""A name begins or ends with a blank.

## Why
Names are compared as they stand, blanks and all. One that nobody sees makes a name that nobody finds.

## Bad
```yaml
states:
  - {name: 'Greet ', type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
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
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW256",
    name="blanks-around-name",
    severity=Severity.HINT,
    generations=("0",),
)
MESSAGE = "the name '{name}' begins or ends with a blank; remove it"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Names of states and of definitions."""
    for section in ("states", "functions", "events", "errors", "retries", "auth"):
        yield from context.over(_judge, section)


def _judge(context: Context, part: Cursor) -> Iterator[Finding]:
    name = part.get("name")
    if name is not None and name.text != name.text.strip():
        yield context.finding(name, name=name.text)
