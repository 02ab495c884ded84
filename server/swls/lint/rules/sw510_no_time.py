"""A duration is no time at all, or less.

## Why
Waiting for nothing does nothing, and a timeout of nothing stops everything. A negative number is most likely a slip.

## Bad
```yaml
do:
  - pause:
      wait: {seconds: -5}
```

## Good
```yaml
do:
  - pause:
      wait: {seconds: 5}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.durations import in_words, seconds
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW510",
    name="no-time",
    severity=Severity.WARNING,
    wants=("format:duration",),
    generations=("1",),
    local=True,
)
MESSAGE = "a duration of {length_} makes no sense here; write one that is longer than 0"


_MEANT = frozenset({"from"})  # jitter may begin with nothing


def check(context: Context) -> Iterator[Finding]:
    """Durations that are plainly written and not more than nothing."""
    for place in context.formats("duration"):
        cursor = context.at(place.path)
        length = seconds(cursor)
        if cursor is not None and length is not None and length <= 0 and cursor.key not in _MEANT:
            yield context.finding(cursor, length_=in_words(length))
