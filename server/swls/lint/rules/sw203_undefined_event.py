"""An event is named that the workflow does not define.

## Why
`eventRef` and its like name one of the `events`, which say its type and source.

## Bad
```yaml
version: '1.0'
events:
  - {name: paid, source: shop, type: com.example.paid}
states:
  - name: Begin
    type: event
    onEvents:
      - eventRefs: [piad]
    end: true
```

## Good
```yaml
version: '1.0'
events:
  - {name: paid, source: shop, type: com.example.paid}
states:
  - name: Begin
    type: event
    onEvents:
      - eventRefs: [paid]
    end: true
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
    code="SW203",
    name="undefined-event",
    severity=Severity.ERROR,
    generations=("0",),
    fixable="sometimes",
    wants=("refers:event",),
)


def check(context: Context) -> Iterator[Finding]:
    """Names of events that are declared nowhere."""
    for use in undefined(context, "event"):
        yield report(context, use, "event")
