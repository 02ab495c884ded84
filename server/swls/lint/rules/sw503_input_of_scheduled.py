"""A workflow that starts by itself demands an input.

## Why
Nobody gives an input to a workflow that starts by the clock, so a schema that requires something refuses every run.

## Bad
```yaml
schedule: {every: PT1H}
input:
  schema:
    document: {type: object, required: [id]}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
schedule: {every: PT1H}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import texts
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW503",
    name="input-of-scheduled",
    severity=Severity.WARNING,
    wants=("role:schedule",),
    generations=("1",),
)
MESSAGE = "'input' requires {names_}, but the clock starts this workflow and gives nothing"


def check(context: Context) -> Iterator[Finding]:
    """Schemas of the input that require keys, where no event or caller gives any."""
    schedule = context.root.get("schedule")
    required = context.root.at("input", "schema", "document", "required")
    if schedule is None or required is None or schedule.get("on") is not None:
        return
    names = [f"'{clean(name)}'" for name in texts(required)]
    if names and any(schedule.get(key) for key in ("every", "cron", "after")):
        yield context.finding(required, key=True, names_=", ".join(names[:3]))
