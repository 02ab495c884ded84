"""An error is named that nobody defines.

## Why
A name under `raise.error` stands for one of `use.errors`; in 0.x `errorRef` stands for one of `errors`.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: refused
```

```yaml
version: '1.0'
errors:
  - {name: notFound, code: '404'}
states:
  - name: Begin
    type: operation
    actions: [{functionRef: ask}]
    onErrors:
      - {errorRef: notfound, end: true}
    end: true
functions:
  - {name: ask, operation: 'openapi.json#ask'}
```

## Good
```yaml
use:
  errors:
    refused: {type: 'https://example.com/errors/refused', status: 400}
do:
  - refuse:
      raise:
        error: refused
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.undefined import report, undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW205",
    name="undefined-error",
    severity=Severity.ERROR,
    generations=("1", "0"),
    fixable="sometimes",
    wants=("refers:error", "refers:error-policy", "refers:error-handler"),
)


_NOUNS = {"error-policy": "error policy", "error-handler": "error handler"}


def check(context: Context) -> Iterator[Finding]:
    """Names of errors, and of what handles them, that are declared nowhere."""
    for use in undefined(context, "error", *_NOUNS):
        yield report(context, use, _NOUNS.get(use.kinds[0], "error"))
