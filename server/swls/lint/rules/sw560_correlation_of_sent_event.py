"""An event that is sent has a `correlation`.

## Why
Correlation decides to which instance an event belongs that arrives. For what is sent it means nothing; what the event
carries is said where it is sent, in `contextAttributes`.

## Bad
```yaml
events:
  - {name: Ordered, type: com.example.ordered, kind: produced, correlation: [{contextAttributeName: orderid}]}
states:
  - {name: Order, type: inject, data: {ordered: true}, end: {produceEvents: [{eventRef: Ordered}]}}
```

## Good
```yaml
events:
  - {name: Ordered, type: com.example.ordered, kind: produced}
states:
  - {name: Order, type: inject, data: {ordered: true}, end: {produceEvents: [{eventRef: Ordered, contextAttributes: {orderid: '${ .id }'}}]}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW560",
    name="correlation-of-sent-event",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    last="0.8",
    shapes=("workflow", "flow", "events-file"),
    wants=("declares:event",),
)
MESSAGE = "'{name}' is sent, so its 'correlation' means nothing; that is for events that arrive"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Events of kind `produced` with `correlation`."""
    return context.over(_judge, "events")


def _judge(context: Context, event: Cursor) -> Iterator[Finding]:
    found = fields(event)
    if text(found.get("kind")) == "produced" and "correlation" in found:
        fixes = [fix("remove 'correlation'", *remove(found["correlation"]), safe=False)]
        yield context.finding(found["correlation"], key=True, fixes=fixes, name=text(found.get("name")))
