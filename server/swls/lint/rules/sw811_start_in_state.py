"""A state says itself that the workflow starts with it.

## Why
Up to version 0.5 the first state was marked by its own `start`. Since then the workflow names it, once, in a `start` of its
own; one in a state has no effect.

## Bad
```yaml
states:
  - name: greet
    start: {kind: default}
    type: inject
    data: {message: hello}
    end: true
```

## Good
```yaml
start: greet
states:
  - name: greet
    type: inject
    data: {message: hello}
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
    code="SW811",
    name="start-in-state",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    structure=("removed-in-version",),
)
MESSAGE = "'start' of a state exists only up to version {until}; name the state in 'start' of the workflow"


def chooses(problem: Problem) -> bool:
    """Takes `start` of states."""
    return bool(problem.args["name"] == "start" and problem.args["noun"] == "state")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Move it to the workflow, which must have none."""
    state = place_of(context, finding)
    start, name = (state.get("start"), state.get("name")) if state is not None else (None, None)
    if start is None or name is None or not name.text:
        return
    edits = editing.remove(start)
    known = context.root.get("start")
    if known is None:
        schedule = start.get("schedule")
        moved = editing.fragment(schedule) if schedule is not None else None
        value = {"stateName": name.text, "schedule": moved.value} if moved is not None else name.text
        edits += editing.insert_entries(context.root, {"start": value}, before="states")
    elif known.text != name.text:
        return
    yield of_edits("name it in 'start' of the workflow", edits, safe=False)
