"""The name of a variable begins with `$`.

## Why
The name itself has no dollar; expressions put one before it. `$pet` here would have to be read as `$$pet`.

## Bad
```yaml
do:
  - each:
      for: {each: $pet, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```

## Good
```yaml
do:
  - each:
      for: {each: pet, in: '${ .pets }'}
      do:
        - greet:
            set: {greeting: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW219",
    name="dollar-in-variable",
    severity=Severity.ERROR,
    generations=("1",),
    fixable="sometimes",
    local=True,
    wants=(
        "role:loop.each",
        "role:loop.item",
        "role:loop.at",
        "role:loop.as",
        "role:iterator.each",
        "role:iterator.item",
        "role:iterator.at",
        "role:iterator.as",
        "role:catch.each",
        "role:catch.item",
        "role:catch.at",
        "role:catch.as",
    ),
)
MESSAGE = "write the name without '$': '{meant}'"


def check(context: Context) -> Iterator[Finding]:
    """Names that are written as expressions read them."""
    for holder in context.places("loop", "iterator", "catch", having=("each", "item", "at", "as")):
        for key in ("each", "item", "at", "as"):
            place = holder.get(key)
            if place is not None and place.text.startswith("$") and "{" not in place.text:
                yield context.finding(place, meant=place.text.lstrip("$"))


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Leave the dollar out."""
    place = place_of(context, finding)
    if place is not None and finding.args["meant"]:
        yield rewriting(f"write '{clean(finding.args['meant'])}'", place, finding.args["meant"])
