"""An end has a `kind`.

## Why
Up to version 0.5 an end was a mapping with a `kind`. Since then it is `true`, or a mapping that says what else happens:
`terminate`, `produceEvents`, `compensate`.

## Bad
```yaml
start: greet
states:
  - name: greet
    type: inject
    data: {message: hello}
    end: {kind: default}
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
    code="SW812",
    name="kind-of-end",
    severity=Severity.ERROR,
    fixable="always",
    generations=("0",),
    structure=("removed-in-version",),
)
MESSAGE = "'kind' of an end exists only up to version {until}; write 'end: true', or what else is to happen"


def chooses(problem: Problem) -> bool:
    """Takes `kind` of ends."""
    return bool(problem.args["name"] == "kind" and problem.args["property"] == "end")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the same in the form of today."""
    end = place_of(context, finding)
    kind = end.get("kind") if end is not None else None
    if end is None or kind is None:
        return
    stops = kind.text == "terminate"
    if len(list(end.children())) == 1:
        value = {"terminate": True} if stops else True
        yield of_edits("write " + ("'terminate: true'" if stops else "'end: true'"), editing.replace_value(end, value))
    elif stops and end.get("terminate") is None:
        edits = [*editing.rename_key(kind, "terminate"), *editing.replace_value(kind, value=True)]
        yield of_edits("write 'terminate: true'", edits)
    else:
        yield of_edits("take 'kind' away", editing.remove(kind))
