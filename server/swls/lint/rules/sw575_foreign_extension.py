"""An extension is none that the language defines.

## Why
The language defines `workflow-kpi-extension` and `workflow-ratelimiting-extension`. A runtime passes by what it does not
know, without a word.

## Bad
```yaml
extensions:
  - {extensionid: workflow-kpis, path: kpi.json}
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
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
    code="SW575",
    name="foreign-extension",
    severity=Severity.INFO,
    fixable="sometimes",
    generations=("0",),
    first="0.8",
)
MESSAGE = "'{value}' is no extension of the language, so most runtimes pass it by{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """The ids in `extensions`."""
    shape = context.unit.view.shape("extension-reference").properties["extensionId"].shape
    known = [str(one.value) for one in shape.values]
    for extension in items(context.at(("extensions",))):
        place = extension.get("extensionid") or extension.get("extensionId")
        if place is not None and place.text and place.text not in known:
            meant = context.suggest(place.text, known)
            fixes = [fix(f"write '{meant}'", *rewrite_scalar(place, meant))] if meant is not None else []
            yield context.finding(place, fixes=fixes, value=place.text, meant_=did_you_mean(meant))
