"""A call of an agent does not say where the agent is.

## Why
`agentCard` or `server` says that; without either there is nothing to call.

## Bad
```yaml
do:
  - work:
      call: a2a
      with:
        method: tasks/get
```

## Good
```yaml
do:
  - work:
      call: a2a
      with:
        method: tasks/get
        server: 'https://example.com/agent'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.mending import addition, place_of
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW543",
    name="agent-without-address",
    severity=Severity.ERROR,
    fixable="always",
    first="1.0.2",
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "nothing says where the agent is; add 'agentCard' or 'server'"


def check(context: Context) -> Iterator[Finding]:
    """Calls without either."""
    for task in context.places("task", having=("call",)):
        given = task.get("with")
        if given is not None and given.is_mapping and fields(task)["call"].text == "a2a":
            if given.get("agentCard") is None and given.get("server") is None:
                yield context.finding(given, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Add an address to fill in."""
    place = place_of(context, finding)
    if place is not None:
        yield addition("add 'server'", place, {"server": "https://example.com"})
