"""The language of the expressions is one that no runtime is known for.

## Why
Every runtime knows jq. What else there is (jsonpath, CEL) binds a workflow to the runtimes that have it, and a slip here
keeps all of them from starting it.

## Bad
```yaml
expressionLang: jp
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```

## Good
```yaml
expressionLang: jq
states:
  - {name: Greet, type: inject, data: {message: hello}, end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.rule import Rule
from swls.syntax.editing import rewrite_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW257",
    name="unknown-expression-language",
    severity=Severity.INFO,
    fixable="sometimes",
    generations=("0",),
    first="0.6",
)
MESSAGE = "no runtime is known to have the expression language '{value}'; all have 'jq'{meant_}"

_KNOWN = ("jq", "jsonpath", "cel")


def check(context: Context) -> Iterator[Finding]:
    """`expressionLang`."""
    place = context.at(("expressionLang",))
    if place is not None and place.text and place.text.lower() not in _KNOWN and "${" not in place.text:
        meant = context.suggest(place.text, _KNOWN)
        fixes = [fix(f"write '{meant}'", *rewrite_scalar(place, meant))] if meant is not None else []
        yield context.finding(place, fixes=fixes, value=place.text, meant_=did_you_mean(meant))
