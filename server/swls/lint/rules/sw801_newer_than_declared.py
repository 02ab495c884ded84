"""Something is used that the declared version of the language does not have yet.

## Why
A runtime of that version refuses it or passes it by. Declare the version that has it, if the runtime knows
that one.

## Bad
```yaml dsl=1.0.0
do:
  - tools:
      call: mcp
      with: {method: tools/list, transport: {http: {endpoint: https://mcp.example.com}}}
```

## Good
```yaml dsl=1.0.2
do:
  - tools:
      call: mcp
      with: {method: tools/list, transport: {http: {endpoint: https://mcp.example.com}}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.newer import needed_for
from swls.lint.repairs import repairs
from swls.lint.rule import Rule
from swls.lint.undefined import undefined
from swls.schema import Problem
from swls.schema.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW801",
    name="newer-than-declared",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("needs-version",),
    wants=("refers:function",),
)


def check(context: Context) -> Iterator[Finding]:
    """Calls of later versions that could be calls of a function, if somebody defined one."""
    for use in undefined(context, "function"):
        needs = needed_for(context, use)
        if needs is not None:
            feature = f"'{use.path[-1]}: {use.name}'"
            args = {"feature": feature, "version": context.unit.version, "needs": needs}
            problem = Problem("needs-version", use.start, use.end, (), args)
            fixes = repairs(context.document, context.unit, problem, 0, ())
            yield context.finding(use, message="{words_}", words_=message(problem), fixes=fixes)
