"""A key is not one of the language, in a place where other keys are allowed.

## Why
It may belong to some tool, or be a mistake: nothing in the language reads it. What belongs to a tool is
better kept in `metadata`.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
colour: blue
```

## Good
```yaml
document:
  dsl: '1.0.3'
  namespace: examples
  name: example
  version: 1.0.0
  metadata: {colour: blue}
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.open_keys import open_keys
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW121",
    name="additional-property",
    severity=Severity.HINT,
    shapes=(),
    wants=("format:unknown-key",),
)
MESSAGE = "{message_}"


def check(context: Context) -> Iterator[Finding]:
    """Unknown keys that resemble nothing."""
    for key in open_keys(context):
        if not key.suggestion:
            yield context.finding(key.place, message_=key.message)
