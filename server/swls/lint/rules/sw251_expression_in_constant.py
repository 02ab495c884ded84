"""A constant holds an expression.

## Why
Constants are fixed data: they are the same in every run, and nothing evaluates expressions in them. Least of all may they
hold secrets, which they would show to whoever reads them.

## Bad
```yaml
constants:
  greeting: ${ .greeting }
states:
  - {name: Greet, type: inject, data: {message: '${ $CONST.greeting }'}, end: true}
```

## Good
```yaml
constants:
  greeting: hello
states:
  - {name: Greet, type: inject, data: {message: '${ $CONST.greeting }'}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW251",
    name="expression-in-constant",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.7",
    shapes=("workflow", "flow", "constants-file"),
    wants=("declares:constant",),
)
MESSAGE = "'{value}' is not evaluated: constants are fixed; write the value, or the expression where it is used"

_OF_SECRETS = "'{value}' is not evaluated: constants are fixed and hold no secrets; read the secret where it is used"


def check(context: Context) -> Iterator[Finding]:
    """Texts with `${` anywhere in the constants."""
    constants = context.at(("constants",))
    for place in context.walk(constants) if constants is not None and constants.is_mapping else ():
        if "${" in place.text:
            yield context.finding(place, message=_OF_SECRETS if "$SECRETS" in place.text else MESSAGE, value=place.text)
