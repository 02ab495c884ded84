"""What a process returns is asked for, but nobody waits for it.

## Why
With `await: false` the workflow goes on at once, and the output of the task is its input: `return` has no effect.

## Bad
```yaml
do:
  - work:
      run:
        await: false
        return: all
        shell: {command: ls}
```

## Good
```yaml
do:
  - work:
      run:
        await: false
        shell: {command: ls}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity, Span
from swls.lint.mending import place_of, removal
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW548",
    name="return-without-await",
    severity=Severity.WARNING,
    fixable="always",
    tags=("unnecessary",),
    wants=("role:task.run",),
    generations=("1",),
    local=True,
)
MESSAGE = "'return' has no effect with 'await: false'"


def check(context: Context) -> Iterator[Finding]:
    """`return` beside `await: false`."""
    for task in context.places("task", having=("run",)):
        run = task.get("run")
        awaited, returned = (run.get("await"), run.get("return")) if run is not None else (None, None)
        if awaited is not None and awaited.value is False and returned is not None:
            yield context.finding(returned, key=True, related=[(Span(*awaited.key_span), "nobody waits")])


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take it away."""
    place = place_of(context, finding)
    if place is not None:
        yield removal("remove 'return'", place, safe=False)
