"""An expression reads a secret that the workflow does not declare.

## Why
Only what `secrets` lists can be read by `$SECRETS`; anything else is not there when the expression is evaluated.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .key == $SECRETS.pasword }', end: {terminate: true}}
    defaultCondition: {end: true}
secrets: [password]
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .key == $SECRETS.password }', end: {terminate: true}}
    defaultCondition: {end: true}
secrets: [password]
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
    code="SW260",
    name="undeclared-secret",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    first="0.7",
    profiles=("spec", "strict"),
    wants=("expression",),
)
MESSAGE = "'{name}' is not among the 'secrets' of the workflow{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Names behind `$SECRETS.` that `secrets` does not declare."""
    for use in mentioned(context, "secret"):
        if context.around.undeclared(use):
            yield undefined_mention(context, use, creating(context, use, "secret"))
