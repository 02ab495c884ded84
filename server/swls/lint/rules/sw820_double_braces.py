"""An expression stands between `{{` and `}}`.

## Why
That is how expressions were written up to version 0.5. Since then they stand in `${ }`; what stands in double braces is
plain text to the language, though SonataFlow still reads it.

## Bad
```yaml
start: decide
states:
  - name: decide
    type: switch
    dataConditions:
      - condition: '{{ .total > 100 }}'
        end: true
    defaultCondition: {end: {terminate: true}}
```

## Good
```yaml
start: decide
states:
  - name: decide
    type: switch
    dataConditions:
      - condition: ${ .total > 100 }
        end: true
    defaultCondition: {end: {terminate: true}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.formulas import braced
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW820",
    name="double-braces",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.6",
    tags=("deprecated",),
)
MESSAGE = "'{{{{ }}}}' is how expressions were written up to version 0.5; write '${{ }}'"


def check(context: Context) -> Iterator[Finding]:
    """Texts in double braces, from end to end; not those of `metadata`, which the language does not read."""
    if not context.document.lacks("{{"):
        yield from (context.finding(place) for place in context.walk() if _old(place))


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the braces of today."""
    place = place_of(context, finding)
    if place is not None:
        yield rewriting("write '${ }'", place, f"${{ {braced(place.text).strip()} }}", safe=False)


def _old(place: Cursor) -> bool:
    return (
        place.is_scalar
        and place.text.lstrip().startswith("{{")
        and place.text.rstrip().endswith("}}")
        and ("metadata" not in place.path)
    )
