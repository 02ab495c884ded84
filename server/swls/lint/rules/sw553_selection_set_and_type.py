"""A GraphQL function is called without a selection, or another one with it.

## Why
`selectionSet` says which fields of the answer are wanted. GraphQL does not answer without it; for functions of any other
type it means nothing.

## Bad
```yaml
functions:
  - {name: pets, type: graphql, operation: 'https://example.com/graphql#query#pets'}
states:
  - name: Ask
    type: operation
    actions:
      - functionRef: {refName: pets, arguments: {first: 3}}
    end: true
```

## Good
```yaml
functions:
  - {name: pets, type: graphql, operation: 'https://example.com/graphql#query#pets'}
states:
  - name: Ask
    type: operation
    actions:
      - functionRef: {refName: pets, arguments: {first: 3}, selectionSet: '{ name }'}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.functions import calls_of, functions_of, selecting_calls
from swls.lint.rule import Rule
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW553",
    name="selection-set-and-type",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    first="0.7",
    wants=("refers:function",),
)
MESSAGE = "'{name}' is a GraphQL function, so the call needs a 'selectionSet': which fields are wanted"

_IDLE = "'{name}' is no GraphQL function, so 'selectionSet' means nothing here"


def check(context: Context) -> Iterator[Finding]:
    """Calls of functions whose type does not go with their `selectionSet`, or its lack."""
    functions = functions_of(context)
    graphql = {name for name, function in functions.items() if function.type == "graphql"}
    plain = [one for one in calls_of(context, graphql) if not one[1].selection]
    idle = [one for one in selecting_calls(context) if one[1].name in functions and one[1].name not in graphql]
    for path, call in (*plain, *idle):
        place = context.at((*path, *call.path))
        chosen = place.get("selectionSet") if place is not None else None
        if chosen is not None:
            fixes = [fix("remove 'selectionSet'", *remove(chosen), safe=False)]
            yield context.finding(chosen, key=True, message=_IDLE, fixes=fixes, name=call.name)
        elif place is not None:
            yield context.finding(place.get("refName") or place, name=call.name)
