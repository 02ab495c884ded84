"""An expression uses a function that is not there, or is no expression.

## Why
What stands behind `fn:` is the name of a function of type `expression`. Functions that call services are for actions.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ fn:isAdlut }', end: {terminate: true}}
    defaultCondition: {end: true}
functions: [{name: isAdult, type: expression, operation: .age >= 18}]
```

```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ fn:check }', end: {terminate: true}}
    defaultCondition: {end: true}
functions: [{name: check, operation: api.yaml#check}]
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ fn:isAdult }', end: {terminate: true}}
    defaultCondition: {end: true}
functions: [{name: isAdult, type: expression, operation: .age >= 18}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.functions import functions_of
from swls.lint.mending import definition
from swls.lint.mentioned import mentioned, undefined_mention
from swls.lint.rule import Rule
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW262",
    name="unusable-function-in-expression",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    first="0.6",
    wants=("expression",),
)
MESSAGE = "'fn:{name}' names no function{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Names behind `fn:` that mean no function, or one of another type."""
    functions = None
    for use in mentioned(context, "function"):
        functions = functions if functions is not None else functions_of(context)
        known = functions.get(use.name)
        if known is None and context.around.undeclared(use):
            title = f"define '{clean(use.name)}' as an expression"
            made = definition(context, "function", use.name, title, {"type": "expression", "operation": "."})
            yield undefined_mention(context, use, [made] if made is not None else [])
        elif known is not None and known.type != "expression":
            place = context.at((*known.path, "name"))
            related = [(place, "its definition")] if place is not None else []
            words = "'{name}' calls a service; only functions of type 'expression' can be used in expressions"
            yield context.finding(use, message=words, related=related, name=use.name)
