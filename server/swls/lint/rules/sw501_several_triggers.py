"""A `schedule` has more than one of `every`, `cron`, `after` and `on`.

## Why
The specification does not say what they mean together. Runtimes refuse that, or take one of them.

## Bad
```yaml
schedule: {every: PT1H, cron: 0 0 * * *}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
schedule: {cron: 0 0 * * *}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity, Span
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW501",
    name="several-triggers",
    severity=Severity.WARNING,
    wants=("role:schedule",),
    generations=("1",),
    local=True,
)
MESSAGE = "a schedule starts a workflow in one way, found {names_}; keep one"


def check(context: Context) -> Iterator[Finding]:
    """Schedules with several ways to start."""
    for place in context.places("schedule"):
        found = [one for key in ("every", "cron", "after", "on") if (one := place.get(key)) is not None]
        if len(found) > 1:
            names = [f"'{one.key}'" for one in found]
            others = [(Span(*one.key_span), "another way to start") for one in found[1:]]
            words = f"{', '.join(names[:-1])} and {names[-1]}"
            yield context.finding(found[0], key=True, names_=words, related=others)
