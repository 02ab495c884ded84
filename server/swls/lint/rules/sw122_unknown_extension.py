"""An extension document belongs to an extension that is not known.

## Why
The specification describes two extensions, `workflow-kpi-extension` and `workflow-ratelimiting-extension`. Any other is
a matter of the runtime that reads it, and nothing here can say whether it is right.

## Bad
```yaml
extensionid: workflow-cost-extension
workflowid: order
```

## Good
```yaml
extensionid: workflow-kpi-extension
workflowid: order
workflow:
  per: {time: P1D}
  maxCost: '1300'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.repairs import written
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW122",
    name="unknown-extension",
    severity=Severity.INFO,
    fixable="sometimes",
    generations=("0",),
    shapes=("extension",),
)
MESSAGE = "'{name}' is no extension that the specification describes{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """The name of the extension, with the known one that it resembles."""
    place = context.at(("extensionid",)) or context.at(("extensionId",))
    if place is None or not place.text:
        return
    shape = context.unit.shape.properties["extensionid"].shape
    meant = context.suggest(place.text, [str(one.value) for one in shape.values])
    fixes = []
    if meant is not None:
        token = written(context.document, meant, context.text[place.start : place.end])
        fixes.append(fix(f"write {token}", (place.start, place.end, token)))
    yield context.finding(place, fixes=fixes, name=place.text, meant_=did_you_mean(meant))
