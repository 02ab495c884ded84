"""An error type on the specification's host is none that the specification defines.

## Why
The language defines eight types: configuration, validation, expression, authentication, authorization, timeout, communication
and runtime, all below `/spec/1.0.0/errors/`. A filter for another one never fits what a runtime raises.

## Bad
```yaml
do:
  - refuse:
      raise:
        error: {type: 'https://serverlessworkflow.io/dsl/errors/types/timeout', status: 408}
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
from swls.lint.errors import STANDARD, is_standard_host, standard
from swls.lint.finding import did_you_mean
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW520",
    name="unknown-standard-error",
    severity=Severity.INFO,
    wants=("role:error.type", "role:error-filter.type"),
    fixable="sometimes",
    generations=("1",),
    local=True,
)
MESSAGE = "the specification defines no error of this type{meant_}"


def check(context: Context) -> Iterator[Finding]:
    """Types of errors, and of filters for them."""
    for place in context.places("error", "error-filter", having=("type",)):
        cursor = place.get("type")
        if cursor is None or not is_standard_host(cursor.text) or standard(cursor.text):
            continue
        name = context.suggest(cursor.text.rstrip("/").rpartition("/")[2], STANDARD)
        yield context.finding(cursor, meant_=did_you_mean(name), word=name or "")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the type that was meant."""
    place = place_of(context, finding)
    name = finding.args["word"]
    if place is not None and name:
        host = place.text.partition("//")[2].partition("/")[0]
        yield rewriting(f"write the standard type '{name}'", place, f"https://{host}/spec/1.0.0/errors/{name}")
