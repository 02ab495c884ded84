"""The `operation` of a function has not the form that its type asks for.

## Why
It is the address of a document, `#`, and what is called in it. What comes behind the `#` depends on the type: an operation
id for `rest` and `asyncapi`, service and method for `rpc`, `query` or `mutation` and a name for `graphql`, an entity set for
`odata`.

## Bad
```yaml
functions:
  - {name: greet, operation: openapi.yaml}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
```

```yaml
functions:
  - {name: greet, type: rpc, operation: 'greeter.proto#Greeter'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
```

## Good
```yaml
functions:
  - {name: greet, operation: openapi.yaml#greet}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
```

```yaml
functions:
  - {name: greet, type: rpc, operation: 'greeter.proto#Greeter#SayHello'}
states:
  - {name: Greet, type: operation, actions: [{functionRef: greet}], end: true}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, text
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW551",
    name="malformed-operation",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    shapes=("workflow", "flow", "functions-file"),
    wants=("declares:function",),
)
MESSAGE = "'{value}' does not say what '{name}' calls; write {form_}"


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    words: str


_OPENAPI = _Form(regex(r"[^#]+#[^#]+"), "an OpenAPI document and an operation id, 'openapi.yaml#operationId'")
_FORMS = {
    "rest": _OPENAPI,
    "openapi": _OPENAPI,
    "asyncapi": _Form(regex(r"[^#]+#[^#]+"), "an AsyncAPI document and an operation id, 'asyncapi.yaml#operationId'"),
    "rpc": _Form(regex(r"[^#]+#[^#]+#[^#]+"), "a proto file, a service and a method, 'file.proto#Service#Method'"),
    "graphql": _Form(
        regex(r"[^#]+#(?:query|mutation)#[^#]+"),
        "an endpoint, 'query' or 'mutation', and a name, 'https://host/graphql#query#name'",
    ),
    "odata": _Form(regex(r"[^#]+#[^#]+"), "a service and an entity set, 'https://host/service#EntitySet'"),
}


def check(context: Context) -> Iterator[Finding | Lot]:
    """Operations of the types that say where a document is."""
    return context.over(_judge, "functions")


def _judge(context: Context, function: Cursor) -> Iterator[Finding]:
    found = fields(function)
    operation = found.get("operation")
    form = _FORMS.get(text(found.get("type")) or "rest")
    if operation is None or not operation.text or form is None or form.pattern.fullmatch(operation.text):
        return
    yield context.finding(operation, value=operation.text, name=text(found.get("name")), form_=form.words)
