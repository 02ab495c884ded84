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

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW801",
    name="newer-than-declared",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("needs-version",),
)
