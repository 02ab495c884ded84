"""A version number without quotes is read as a number.

## Why
`1.10` is then the number 1.1, and `1.0` is not the text that a version has to be. Put versions between
quotes.

## Bad
```yaml
id: example
specVersion: 0.8
name: Example
version: '1.0'
states:
  - {name: greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
id: example
specVersion: '0.8'
name: Example
version: '1.0'
states:
  - {name: greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from swls.schema import Problem

RULE = Rule(
    code="SW805",
    name="unquoted-version",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("wrong-type",),
)


_VERSIONS = frozenset({"dsl", "specVersion", "version", "schemaVersion"})


def chooses(problem: Problem) -> bool:
    """Takes numbers in the place of versions."""
    return problem.args.get("quote") is not None and problem.args["property"] in _VERSIONS
