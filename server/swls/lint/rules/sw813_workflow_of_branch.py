"""A branch, or the body of a loop, names a workflow in `workflowId`.

## Why
Up to version 0.6 it could run a workflow instead of actions. Since then a workflow is run by an action with `subFlowRef`.

## Bad
```yaml
start: both
states:
  - name: both
    type: parallel
    branches:
      - name: one
        workflowId: first
      - name: two
        workflowId: second
    end: true
```

## Good
```yaml
start: both
states:
  - name: both
    type: parallel
    branches:
      - name: one
        actions:
          - subFlowRef: first
      - name: two
        actions:
          - subFlowRef: second
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import of_edits, place_of
from swls.lint.rule import Rule
from swls.syntax import editing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.schema import Problem

RULE = Rule(
    code="SW813",
    name="workflow-of-branch",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    structure=("removed-in-version",),
)
MESSAGE = "'workflowId' exists here only up to version {until}; write an action with 'subFlowRef'"


def chooses(problem: Problem) -> bool:
    """Takes `workflowId`."""
    return bool(problem.args["name"] == "workflowId")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Run the workflow by an action, the only one."""
    branch = place_of(context, finding)
    workflow = branch.get("workflowId") if branch is not None else None
    if branch is None or workflow is None or branch.get("actions") is not None or not workflow.text:
        return
    edits = [
        *editing.rename_key(workflow, "actions"),
        *editing.replace_value(workflow, [{"subFlowRef": workflow.text}]),
    ]
    yield of_edits("run it by an action", edits, safe=False)
