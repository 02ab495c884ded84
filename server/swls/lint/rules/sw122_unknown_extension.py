"""An extension is none that the specification describes.

## Why
The specification describes two extensions, `workflow-kpi-extension` and `workflow-ratelimiting-extension`. Any other is
a matter of the runtime that reads it, and a runtime passes by what it does not know, without a word.

## Bad
```yaml
extensionid: workflow-cost-extension
workflowid: order
```

```yaml
extensions:
  - {extensionid: workflow-kpis, path: kpi.json}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
extensionid: workflow-kpi-extension
workflowid: order
workflow:
  per: {time: P1D}
  maxCost: '1300'
```

```yaml
extensions:
  - {extensionid: workflow-kpi-extension, path: kpi.json}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.rule import Rule
from swls.syntax.editing import rewrite_scalar

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
    shapes=("extension", "workflow", "flow"),
)
MESSAGE = "'{name}' is no extension that the specification describes, so most runtimes pass it by{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """The extension that a document says it is for, and those that a workflow lists."""
    shape = context.unit.view.shape("extension-reference").properties["extensionId"].shape
    known = [str(one.value) for one in shape.values]
    for holder in (context.root, *items(context.at(("extensions",)))):
        place = holder.get("extensionid") or holder.get("extensionId")
        if place is not None and place.text and place.text not in known:
            meant = context.suggest(place.text, known)
            fixes = [fix(f"write '{meant}'", *rewrite_scalar(place, meant))] if meant is not None else []
            yield context.finding(place, fixes=fixes, name=place.text, meant_=did_you_mean(meant))
