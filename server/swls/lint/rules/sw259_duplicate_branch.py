"""Two branches of a parallel state have the same name.

## Why
Names of branches are unique in their state. By a name that two have, neither logs nor results can be told apart, and runtimes
may refuse the workflow.

## Bad
```yaml
states:
  - name: Both
    type: parallel
    branches:
      - {name: hotel, actions: [{functionRef: book}]}
      - {name: hotel, actions: [{functionRef: book}]}
    end: true
functions: [{name: book, operation: api.yaml#book}]
```

## Good
```yaml
states:
  - name: Both
    type: parallel
    branches:
      - {name: hotel, actions: [{functionRef: book}]}
      - {name: flight, actions: [{functionRef: book}]}
    end: true
functions: [{name: book, operation: api.yaml#book}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW259",
    name="duplicate-branch",
    severity=Severity.ERROR,
    generations=("0",),
    wants=("declares:branch",),
)
MESSAGE = "there are two branches '{name}' in this state; give one another name"


def check(context: Context) -> Iterator[Finding | Lot]:
    """Names of branches that an earlier branch of the state has."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    first: dict[str, Cursor] = {}
    for branch in items(state.get("branches")):
        name = branch.get("name")
        if name is not None and name.text:
            earlier = first.setdefault(name.text, name)
            if earlier is not name:
                yield context.finding(name, related=[(earlier, "the first one")], name=name.text)
