"""An expression reads a constant that the workflow does not define.

## Why
Only what `constants` holds can be read by `$CONST`; anything else is nothing, and the expression goes wrong silently.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .age < $CONST.AdultAge }', end: {terminate: true}}
    defaultCondition: {end: true}
constants: {adultAge: 18}
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .age < $CONST.adultAge }', end: {terminate: true}}
    defaultCondition: {end: true}
constants: {adultAge: 18}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mentioned import mentioned, undefined_mention
from swls.lint.rule import Rule
from swls.lint.undefined import creating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW261",
    name="undeclared-constant",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    first="0.7",
    wants=("expression",),
)
MESSAGE = "'{name}' is not among the 'constants' of the workflow{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Names behind `$CONST.` that `constants` does not declare."""
    for use in mentioned(context, "constant"):
        if context.around.undeclared(use):
            yield undefined_mention(context, use, creating(context, use, "constant"))
