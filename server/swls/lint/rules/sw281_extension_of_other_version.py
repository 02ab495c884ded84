"""An extension document is for versions of a workflow, and the workflow that is there has another one.

## Why
The document says nothing about the workflow as it is now. Add its version to `workflowVersions`, or leave that list out:
then the document is for all versions.

## Bad
```yaml
extensionid: workflow-kpi-extension
workflowid: order
workflowVersions: ['1.0']
---
id: order
specVersion: '0.8'
version: '2.0'
states:
  - {name: Check, type: inject, data: {checked: true}, end: true}
```

## Good
```yaml
extensionid: workflow-kpi-extension
workflowid: order
workflowVersions: ['1.0', '2.0']
---
id: order
specVersion: '0.8'
version: '2.0'
states:
  - {name: Check, type: inject, data: {checked: true}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import extended_by
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW281",
    name="extension-of-other-version",
    severity=Severity.WARNING,
    generations=("0",),
    shapes=("extension", "extension-kpi", "extension-ratelimiting"),
)
MESSAGE = "workflow '{workflow}' is there in version {found}, which is not in this list"


def check(context: Context) -> Iterator[Finding]:
    """The list of versions, where the workflow is there and none of its versions is in it."""
    place, target = context.at(("workflowVersions",)), extended_by(context.unit.detection)
    if place is None or target is None or not target.versions:
        return
    there = [identity for identity, _ in context.around.workspace.workflows(target) if identity.version]
    if there and not any(target.means(identity) for identity in there):
        versions = ", ".join(sorted({f"'{identity.version}'" for identity in there}))
        yield context.finding(place, key=True, workflow=target.name, found=versions)
