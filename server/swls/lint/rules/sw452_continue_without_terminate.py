"""An end continues as a new execution and says `terminate: false`.

## Why
`continueAs` stops this execution, so `terminate` is `true` whatever is written. Runtimes report the contradiction.

## Bad
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    end: {terminate: false, continueAs: greeting}
```

## Good
```yaml
states:
  - name: Greet
    type: inject
    data: {message: hello}
    end: {continueAs: greeting}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import exits_in
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW452",
    name="continue-without-terminate",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.7",
    wants=("refers:workflow",),
)
MESSAGE = "'continueAs' ends this execution, so 'terminate: false' is ignored"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Ends with `continueAs` and `terminate: false`."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    for _, _, exit_ in exits_in(fields(state)):
        end = fields(exit_.get("end"))
        terminate = end.get("terminate")
        if "continueAs" in end and terminate is not None and terminate.text.lower() == "false":
            yield context.finding(terminate, key=True, fixes=[fix("remove 'terminate'", *remove(terminate))])
