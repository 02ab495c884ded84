"""The method of an HTTP request is none.

## Why
Services answer requests of other methods with an error. The schema takes any text.

## Bad
```yaml
do:
  - work:
      call: http
      with: {method: gte, endpoint: 'https://example.com'}
```

## Good
```yaml
do:
  - work:
      call: http
      with: {method: get, endpoint: 'https://example.com'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW540",
    name="unknown-method",
    severity=Severity.WARNING,
    fixable="sometimes",
    wants=("role:task.call",),
    generations=("1",),
    local=True,
)
MESSAGE = "'{name}' is no HTTP method{meant_}"


_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace", "connect", "query")


def check(context: Context) -> Iterator[Finding]:
    """Methods that are plainly written and unknown."""
    for task in context.places("task", having=("call",)):
        method = task.at("with", "method")
        if task.at("call") is None or method is None or fields(task)["call"].text != "http":
            continue
        name = method.text
        if name and "${" not in name and name.lower() not in _METHODS:
            meant = context.suggest(name.lower(), _METHODS) or ""
            yield context.finding(method, name=name, meant_=did_you_mean(meant or None), word=meant)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the one that was meant."""
    place = place_of(context, finding)
    if place is not None and finding.args["word"]:
        yield rewriting(f"write '{finding.args['word']}'", place, finding.args["word"])
