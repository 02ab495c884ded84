"""An error is of a type that the specification does not define.

## Why
The specification recommends its eight types wherever one of them fits, because others know what these mean.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://example.com/errors/too-late', status: 408}
```

## Good
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://serverlessworkflow.io/spec/1.0.0/errors/timeout', status: 408}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.errors import is_standard_host
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW521",
    name="own-error-type",
    severity=Severity.HINT,
    wants=("role:error.type",),
    default=False,
    generations=("1",),
    local=True,
)
MESSAGE = "this is none of the standard error types"


def check(context: Context) -> Iterator[Finding]:
    """Types of errors that are an author's own."""
    for place in context.places("error", having=("type",)):
        cursor = place.get("type")
        if cursor is not None and cursor.text and "${" not in cursor.text and not is_standard_host(cursor.text):
            yield context.finding(cursor)
