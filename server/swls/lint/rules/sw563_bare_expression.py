"""An expression is not written between `${` and `}`.

## Why
What is not between `${` and `}` is a text to the language: as a condition it never holds. Some runtimes, SonataFlow among
them, read it as an expression all the same.

## Bad
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '.late', end: {terminate: true}}
    defaultCondition: {end: true}
```

## Good
```yaml
states:
  - name: Decide
    type: switch
    dataConditions:
      - {condition: '${ .late }', end: {terminate: true}}
    defaultCondition: {end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import rewording
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW563",
    name="bare-expression",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    first="0.6",
    local=True,
    wants=("expression",),
)
MESSAGE = "'{value}' is a mere text here; an expression stands between '${{' and '}}'"

_COLLECTIONS = ("inputCollection", "outputCollection")


def check(context: Context) -> Iterator[Finding]:
    """Texts without braces where nothing but an expression may stand; collections are another rule's matter."""
    for place in context.expressions:
        written = context.text[place.start : place.end]
        if place.value != "required" or place.path[-1] in _COLLECTIONS or "${" in written or "{{" in written:
            continue
        cursor = context.root.at(*place.path)
        inner = cursor.text.strip() if cursor is not None else ""
        if inner:
            yield context.finding(place, value=inner, fixes=rewording(context, place, f"${{ {inner} }}"))
