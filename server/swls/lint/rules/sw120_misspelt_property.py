"""A key that is unknown here, where unknown keys are allowed, is almost the same as a known one.

## Why
The language lets other tools add keys of their own in this place. A key that looks like one of the language
but is not has no effect, and nothing else says so.

## Bad
```yaml
do:
  - greet:
      set: {message: hello}
timeuot:
  after: PT5S
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
timeout:
  after: PT5S
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.open_keys import open_keys
from swls.lint.repairs import written
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW120",
    name="misspelt-property",
    severity=Severity.WARNING,
    fixable="always",
    shapes=(),
    wants=("format:unknown-key",),
)
MESSAGE = "{message_}"


def check(context: Context) -> Iterator[Finding]:
    """Unknown keys that look like a known one that is not there."""
    for key in open_keys(context):
        if key.suggestion:
            token = written(context.document, key.suggestion, context.text[key.place.start : key.place.end])
            mended = fix(f"rename it to '{key.suggestion}'", (key.place.start, key.place.end, token))
            yield context.finding(key.place, fixes=[mended], message_=key.message)
