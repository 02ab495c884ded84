"""Two errors have the same code.

## Why
A runtime tells errors apart by their codes. Of two with the same one it is up to the runtime which is meant, so a handler
of the other may never be run.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet}]
    onErrors:
      - {errorRefs: [Missing, Gone], end: true}
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
errors:
  - {name: Missing, code: '404'}
  - {name: Gone, code: '404'}
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet}]
    onErrors:
      - {errorRefs: [Missing, Gone], end: true}
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
errors:
  - {name: Missing, code: '404'}
  - {name: Gone, code: '410'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW255",
    name="shared-error-code",
    severity=Severity.INFO,
    generations=("0",),
    first="0.7",
    last="0.8",
    shapes=("workflow", "flow", "errors-file"),
    wants=("declares:error",),
)
MESSAGE = "another error has the code '{code}' too, so a runtime cannot tell the two apart; give one another code"


def check(context: Context) -> Iterator[Finding]:
    """Errors whose code an earlier one has."""
    first: dict[str, Cursor] = {}
    for error in items(context.at(("errors",))):
        found = fields(error)
        code = found.get("code")
        if not text(code) or code is None:
            continue
        earlier = first.setdefault(code.text, code)
        if earlier is not code:
            yield context.finding(code, related=[(earlier, "the other one")], code=code.text)
