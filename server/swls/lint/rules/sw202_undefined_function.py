"""A function is called that nobody defines.

## Why
`call` takes one of the protocols (`http`, `grpc`, `openapi`, ...), a function of `use.functions`, one of a catalog as
`name:version@catalog`, or the address of one. In 0.x a `functionRef` names one of the `functions`. A misspelt protocol looks like
a function, and only fails when the workflow runs.

## Bad
```yaml
do:
  - ask:
      call: htpp
      with: {method: get, endpoint: 'https://example.com'}
```

```yaml
version: '1.0'
functions:
  - {name: greet, operation: 'openapi.json#greet'}
states:
  - name: Begin
    type: operation
    actions:
      - functionRef: gret
    end: true
```

## Good
```yaml
do:
  - ask:
      call: http
      with: {method: get, endpoint: 'https://example.com'}
```

```yaml
version: '1.0'
functions:
  - {name: greet, operation: 'openapi.json#greet'}
states:
  - name: Begin
    type: operation
    actions:
      - functionRef: greet
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.mending import renaming
from swls.lint.newer import needed_for
from swls.lint.rule import Rule
from swls.lint.tasks import PROTOCOLS
from swls.lint.undefined import nameable, report, undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW202",
    name="undefined-function",
    severity=Severity.ERROR,
    generations=("1", "0"),
    fixable="sometimes",
    wants=("refers:function",),
)


def check(context: Context) -> Iterator[Finding]:
    """Calls of functions that are declared nowhere; what a catalog or an address gives is not known here."""
    for use in undefined(context, "function"):
        found = report(context, use, "function")
        if not use.external:
            yield found
        elif not {":", "@", "/"}.intersection(use.name) and needed_for(context, use) is None:
            name = context.suggest(use.name, [*nameable(context, use), *PROTOCOLS])
            yield found._replace(
                message="call '{name}' names no function{meant_}",
                args={"name": use.name, "meant_": did_you_mean(name)},
                fixes=(*renaming(context, use, name), *(one for one in found.fixes if one.applicability == "unsafe")),
            )
