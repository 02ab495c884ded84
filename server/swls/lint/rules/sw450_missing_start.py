"""A SonataFlow workflow does not say with which state it starts.

## Why
The specification takes the first state then. SonataFlow does not: it refuses a workflow without `start`.

## Bad
```yaml
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
start: Greet
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.schema.messages import clean
from swls.syntax.editing import insert_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW450",
    name="missing-start",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.6",
    profiles=("sonataflow",),
    wants=("declares:state",),
)
MESSAGE = "SonataFlow needs a 'start' that says which state comes first, such as '{name}'"


def check(context: Context) -> Iterator[Finding]:
    """Workflows with states and without `start`."""
    first = context.at(("states", 0, "name"))
    if any(state.get("start") is not None for state in items(context.at(("states",)))):
        return  # marked as up to version 0.5: said there
    if context.at(("start",)) is None and first is not None and first.text:
        edits = insert_entries(context.root, {"start": first.text}, before="states")
        states = context.at(("states",))
        yield context.finding(
            states or first, key=True, fixes=[fix(f"start with '{clean(first.text)}'", *edits)], name=first.text
        )
