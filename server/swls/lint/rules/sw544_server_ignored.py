"""A call of an agent has a `server` beside its `agentCard`.

## Why
The card says where the agent is, so the other is ignored.

## Bad
```yaml
do:
  - work:
      call: a2a
      with:
        method: tasks/get
        agentCard: {endpoint: 'https://example.com/card.json'}
        server: 'https://example.com/agent'
```

## Good
```yaml
do:
  - work:
      call: a2a
      with:
        method: tasks/get
        agentCard: {endpoint: 'https://example.com/card.json'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.mending import place_of, removal
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW544",
    name="server-ignored",
    severity=Severity.INFO,
    fixable="always",
    first="1.0.2",
    tags=("unnecessary",),
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "'server' is ignored where 'agentCard' is given; leave it out"


def check(context: Context) -> Iterator[Finding]:
    """Servers beside cards."""
    for task in context.places("task", having=("call",)):
        server = task.at("with", "server")
        if server is not None and task.at("with", "agentCard") is not None and fields(task)["call"].text == "a2a":
            yield context.finding(server, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take it away."""
    place = place_of(context, finding)
    if place is not None:
        yield removal("remove 'server'", place, safe=False)
