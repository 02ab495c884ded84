"""An extension document says something about a state, event or function that its workflow does not have, or about a
workflow that is not there by that name.

## Why
Nobody keeps to the indicators of a state that does not exist. The workflow is the one of the workspace whose `id` is
`workflowid`; while it is not in the workspace, nothing is said.

## Bad
```yaml
extensionid: workflow-kpi-extension
workflowid: order
states:
  - for: Chekc
    per: {time: P1D}
    maxExec: '100'
---
id: order
specVersion: '0.8'
states:
  - {name: Check, type: inject, data: {checked: true}, end: true}
```

## Good
```yaml
extensionid: workflow-kpi-extension
workflowid: order
states:
  - for: Check
    per: {time: P1D}
    maxExec: '100'
---
id: order
specVersion: '0.8'
states:
  - {name: Check, type: inject, data: {checked: true}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import extended_by
from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.repairs import written
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model.names import Use

RULE = Rule(
    code="SW280",
    name="extension-of-nothing",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    shapes=("extension", "extension-kpi", "extension-ratelimiting"),
)
MESSAGE = "'{name}' names no {kind} of workflow '{workflow}'{meant_}"
NO_WORKFLOW = "'{name}' names no workflow here{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Names of the workflow that it does not have; the name of a workflow that resembles one that is there."""
    around = context.around
    target = extended_by(context.unit.detection)
    if target is None:
        return
    for use in context.uses("workflow"):
        # Where it is not here it may be anywhere: only a slip can be told.
        meant = None if around.workspace.workflows(target) else context.suggest(use.name, around.nameable(use))
        if meant is not None:
            fixes = [_instead(context, use, meant)]
            yield context.finding(use, message=NO_WORKFLOW, fixes=fixes, name=use.name, meant_=did_you_mean(meant))
    for use in context.uses("state", "event", "function"):
        if around.undeclared(use):
            meant = context.suggest(use.name, around.nameable(use))
            yield context.finding(
                use,
                fixes=[_instead(context, use, meant)] if meant is not None else [],
                name=use.name,
                kind=use.kinds[0],
                workflow=target.name,
                meant_=did_you_mean(meant),
            )


def _instead(context: Context, use: Use, meant: str) -> Fix:
    token = written(context.document, meant, context.text[use.start : use.end])
    return fix(f"write {token}", (use.start, use.end, token))
