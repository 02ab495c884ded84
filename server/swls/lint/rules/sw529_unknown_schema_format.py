"""A schema is in a format that the specification does not define.

## Why
Only `json` is defined, with or without a version (`json:2020-12`). What else a runtime understands is its own affair.

## Bad
```yaml
input:
  schema: {format: avro, document: {type: record}}
do:
  - work:
      set: {a: 1}
```

## Good
```yaml
input:
  schema: {format: json, document: {type: object}}
do:
  - work:
      set: {a: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW529",
    name="unknown-schema-format",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("role:schema.format",),
)
MESSAGE = "the specification defines schemas in 'json' only, not in '{name}'"


def check(context: Context) -> Iterator[Finding]:
    """Formats other than `json`."""
    for place in context.places("schema", having=("format",)):
        given = place.get("format")
        if given is not None and given.text and "${" not in given.text and given.text.partition(":")[0] != "json":
            yield context.finding(given, name=given.text)
