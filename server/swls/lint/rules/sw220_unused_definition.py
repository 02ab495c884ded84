"""A definition is never used.

## Why
Nothing refers to it, so it does nothing; or what should refer to it names something else.

## Bad
```yaml
use:
  timeouts:
    short: {after: PT30S}
do:
  - greet:
      set: {greeting: hello}
```

```yaml
version: '1.0'
functions:
  - {name: greet, operation: 'openapi.json#greet'}
states:
  - {name: Begin, type: inject, data: {a: 1}, end: true}
```

## Good
```yaml
use:
  timeouts:
    short: {after: PT30S}
timeout: short
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import place_of, removal
from swls.lint.rule import Rule
from swls.lint.tasks import PROTOCOLS
from swls.model.tally import tally_of
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW220",
    name="unused-definition",
    severity=Severity.HINT,
    fixable="sometimes",
    tags=("unnecessary",),
)
MESSAGE = "{noun_} '{name}' is never used"


_KINDS = (
    "authentication",
    "auth",
    "catalog",
    "error",
    "event",
    "function",
    "retry",
    "secret",
    "timeout",
)


def check(context: Context) -> Iterator[Finding]:
    """Definitions that nothing names, neither plainly nor in an expression."""
    tally = tally_of(context.unit)
    for kind, name in sorted(tally.idle(*_KINDS)):
        unknown = tally.unknown(kind)
        if kind == "catalog":
            unknown = {called.rpartition("@")[2] for called in tally.unknown("function")}
        if (kind == "function" and name in PROTOCOLS) or any(context.suggest(word, [name]) for word in unknown):
            continue  # a rule of its own says why it is not used
        for symbol in context.names.named(kind, name):
            if symbol.scope == "" and not (context.around.spread and context.around.used(symbol) is not False):
                yield context.finding(symbol, noun_=kind, name=name)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take the definition away."""
    place = place_of(context, finding)
    if place is not None and place.entry is not None:
        whole = place.parent if place.key == "name" and place.parent is not None else place
        yield removal(f"remove '{clean(finding.args['name'])}'", whole, prune=True, safe=False)
