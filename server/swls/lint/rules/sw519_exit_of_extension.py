"""A task before others leaves with `exit`.

## Why
In `before`, `exit` passes by the task that is extended: it does not run. Where that is meant, say so in a comment and silence
this; where it is not, `continue` is the word.

## Bad
```yaml
use:
  extensions:
    - audit: {extend: all, before: [{note: {set: {noted: true}, then: exit}}]}
do:
  - greet:
      set: {greeting: hello}
```

## Good
```yaml
use:
  extensions:
    - audit: {extend: all, before: [{note: {set: {noted: true}}}]}
do:
  - greet:
      set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW519",
    name="exit-of-extension",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    wants=("role:extension.before",),
)
MESSAGE = "'exit' skips the task that is extended, so it never runs; leave it out, or give this task an 'if'"


def check(context: Context) -> Iterator[Finding]:
    """`exit` right in the list of `before`, where no condition is in the way."""
    for place in context.places("extension", having=("before",)):
        for item in items(place.get("before")):
            for task in fields(item).values():
                then = task.get("then")
                if then is not None and then.text == "exit" and task.get("if") is None:
                    yield context.finding(then)
