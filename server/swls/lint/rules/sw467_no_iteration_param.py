"""A foreach state does not name the element that its actions are about.

## Why
Without `iterationParam` each runtime chooses a name of its own, so expressions that read the element work with one of them
only.

## Bad
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: ${ .orders }
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Each
    type: foreach
    inputCollection: ${ .orders }
    iterationParam: order
    actions: [{functionRef: greet}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.syntax.editing import insert_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW467",
    name="no-iteration-param",
    severity=Severity.INFO,
    fixable="always",
    generations=("0",),
    first="0.8",
    wants=("declares:state",),
)
MESSAGE = "name the element of each round in 'iterationParam'; without it, its name in '{name}' is up to the runtime"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Foreach states without `iterationParam`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    found = fields(state)
    collection = found.get("inputCollection")
    if text(found.get("type")) == "foreach" and collection is not None and "iterationParam" not in found:
        edits = insert_entries(state.resolved, {"iterationParam": "item"}, after="inputCollection")
        fixes = [fix("name it 'item'", *edits, safe=False)]
        yield context.finding(collection, key=True, fixes=fixes, name=text(found.get("name")))
