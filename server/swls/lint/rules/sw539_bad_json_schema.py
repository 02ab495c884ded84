"""A schema is no JSON Schema.

## Why
A runtime refuses it, or accepts whatever it was meant to keep away.

## Bad
```yaml
input:
  schema: {document: {type: strng}}
do:
  - work:
      set: {a: 1}
```

## Good
```yaml
input:
  schema: {document: {type: string}}
do:
  - work:
      set: {a: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import plain
from swls.lint.diagnostic import Severity
from swls.lint.json_schema import schema_faults
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW539",
    name="bad-json-schema",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    wants=("role:schema.document",),
)
MESSAGE = "this is no JSON Schema: {why_}"


def check(context: Context) -> Iterator[Finding]:
    """Documents that the schema of JSON Schema itself refuses."""
    for place in context.places("schema", having=("document",)):
        document, form = place.get("document"), place.get("format")
        if document is None or document.node is None or (form is not None and form.text.partition(":")[0] != "json"):
            continue
        for fault in schema_faults(plain(document)):
            where = document.at(*fault.path) or document
            yield context.finding(where, why_=fault.words)
