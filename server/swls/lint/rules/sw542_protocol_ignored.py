"""A call has a `protocol` beside a `server`.

## Why
The server says its protocol, so the other is ignored.

## Bad
```yaml
do:
  - work:
      call: asyncapi
      with:
        document: {endpoint: 'https://example.com/api.json'}
        channel: orders
        server: {name: main}
        protocol: kafka
        message: {payload: {id: 1}}
```

## Good
```yaml
do:
  - work:
      call: asyncapi
      with:
        document: {endpoint: 'https://example.com/api.json'}
        channel: orders
        server: {name: main}
        message: {payload: {id: 1}}
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
    code="SW542",
    name="protocol-ignored",
    severity=Severity.INFO,
    fixable="always",
    tags=("unnecessary",),
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "'protocol' is ignored where 'server' names one; leave it out"


def check(context: Context) -> Iterator[Finding]:
    """Protocols beside servers."""
    for task in context.places("task", having=("call",)):
        given = task.get("with")
        protocol = given.get("protocol") if given is not None else None
        if given is not None and protocol is not None and given.get("server") is not None:
            if fields(task)["call"].text == "asyncapi":
                yield context.finding(protocol, key=True)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take it away."""
    place = place_of(context, finding)
    if place is not None:
        yield removal("remove 'protocol'", place, safe=False)
