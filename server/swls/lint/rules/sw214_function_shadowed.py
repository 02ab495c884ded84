"""A function is called like a protocol.

## Why
`call` takes the names of protocols (`http`, `grpc`, ...) for these, so the function can never be called.

## Bad
```yaml
use:
  functions:
    http:
      set: {greeting: hello}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
use:
  functions:
    greet:
      set: {greeting: hello}
do:
  - greet:
      call: greet
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.tasks import PROTOCOLS
from swls.model.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW214",
    name="function-shadowed",
    severity=Severity.ERROR,
    generations=("1",),
    wants=("declares:function",),
)
MESSAGE = "'call: {name}' means the protocol, never this function; call it otherwise"


def check(context: Context) -> Iterator[Finding]:
    """Functions of such names."""
    declared = tally_of(context.unit).declared
    for name in PROTOCOLS:
        for symbol in context.names.named("function", name) if ("function", name) in declared else ():
            yield context.finding(symbol, name=name)
