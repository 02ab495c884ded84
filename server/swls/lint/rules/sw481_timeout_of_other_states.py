"""A state has a timeout that states of its type do not have.

## Why
Only what acts has an action timeout, only what awaits events an event timeout, and only a parallel state one for its
branches. Elsewhere it limits nothing.

## Bad
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    timeouts: {eventTimeout: PT1H}
    end: true
```

## Good
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    timeouts: {stateExecTimeout: PT1H}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import text
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.open_keys import misplaced_timeouts
from swls.lint.rule import Rule
from swls.schema.messages import clean
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW481",
    name="timeout-of-other-states",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.7",
    wants=("format:unknown-key",),
)
MESSAGE = "{what_} has no '{name}'; it limits nothing here"


def check(context: Context) -> Iterator[Finding]:
    """Timeouts in the `timeouts` of a state or branch that has not this one."""
    for place in misplaced_timeouts(context):
        owner = place.parent.parent if place.parent is not None else None
        if owner is not None and place.key != "workflowExecTimeout":
            kind = text(owner.get("type"))
            what = f"a state of type '{clean(kind)}'" if kind else "a branch"
            yield context.finding(
                place,
                key=True,
                fixes=[fix(f"remove '{place.key}'", *remove(place, prune=True), safe=False)],
                name=place.key,
                what_=what,
            )
