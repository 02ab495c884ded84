"""A state handles the same error twice.

## Why
The first handler that fits is taken, so the second is never run.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet}]
    onErrors:
      - {errorRef: Missing, transition: Repair}
      - {errorRef: Missing, end: true}
    end: true
  - {name: Repair, type: inject, data: {repaired: true}, end: true}
functions: [{name: greet, operation: api.yaml#greet}]
errors:
  - {name: Missing, code: '404'}
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet}]
    onErrors:
      - {errorRef: Missing, transition: Repair}
      - {errorRef: Gone, end: true}
    end: true
  - {name: Repair, type: inject, data: {repaired: true}, end: true}
functions: [{name: greet, operation: api.yaml#greet}]
errors:
  - {name: Missing, code: '404'}
  - {name: Gone, code: '410'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW458",
    name="repeated-error",
    severity=Severity.INFO,
    generations=("0",),
    first="0.6",
    last="0.8",
    wants=("refers:error",),
)
MESSAGE = "error '{name}' is handled above already, so this handler never runs for it; remove it here"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Names of errors that occur twice among the handlers of a state."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    first: dict[str, Cursor] = {}
    for handler in items(state.get("onErrors")):
        said = fields(handler)
        places = [*([said["errorRef"]] if "errorRef" in said else []), *items(said.get("errorRefs"))]
        for place in places:
            earlier = first.setdefault(place.text, place)
            if earlier is not place and place.text:
                yield context.finding(place, related=[(earlier, "handled here")], name=place.text)
