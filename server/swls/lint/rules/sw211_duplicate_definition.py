"""Two definitions of the same kind have the same name.

## Why
A reference to that name could mean either of them.

## Bad
```yaml
version: '1.0'
functions:
  - {name: greet, operation: 'openapi.json#greet'}
  - {name: greet, operation: 'openapi.json#welcome'}
states:
  - name: Begin
    type: operation
    actions: [{functionRef: greet}]
    end: true
```

```yaml
use:
  secrets: [shop, shop]
  authentications:
    shop: {basic: {use: shop}}
do:
  - ask:
      call: http
      with:
        method: get
        endpoint: {uri: 'https://example.com', authentication: {use: shop}}
```

## Good
```yaml
version: '1.0'
functions:
  - {name: greet, operation: 'openapi.json#greet'}
  - {name: welcome, operation: 'openapi.json#welcome'}
states:
  - name: Begin
    type: operation
    actions: [{functionRef: greet}, {functionRef: welcome}]
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.model.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW211",
    name="duplicate-definition",
    severity=Severity.ERROR,
)
MESSAGE = "another {noun_} is called '{name}' already; give one of them another name"


def check(context: Context) -> Iterator[Finding]:
    """Definitions whose name is taken. The same key twice in a mapping is a matter of its own."""
    for kind, name in sorted(tally_of(context.unit).repeated):
        first, *others = [symbol for symbol in context.names.named(kind, name) if symbol.scope == ""]
        for symbol in others:
            if symbol.path != first.path:
                noun = kind.replace("-", " ")
                yield context.finding(symbol, noun_=noun, name=name, related=[(first, "the first one")])
