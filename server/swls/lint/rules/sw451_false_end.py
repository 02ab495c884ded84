"""A state says `end: false`.

## Why
`end` is either `true` or says how the path ends; where a path goes on, `transition` says so and `end` is left out. Some
runtimes end here all the same, others refuse the workflow.

## Bad
```yaml
states:
  - {name: Greet, type: inject, data: {message: hello}, end: false}
```

## Good
```yaml
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import exits_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW451",
    name="false-end",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    first="0.6",
    wants=("declares:state",),
)
MESSAGE = "'end' is 'true' or a mapping; leave it out where the path does not end"


def check(context: Context) -> Iterator[Finding | Lot]:
    """`end: false` of states, conditions and handlers."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for _, _, exit_ in exits_in(fields(state)):
        end = exit_.get("end")
        if end is not None and (end.value is False or end.value == "false"):
            fixes = (
                [fix("write 'end: true'", (end.start, end.end, "true"), safe=False)]
                if "transition" not in exit_
                else []
            )
            yield context.finding(end, fixes=fixes)
