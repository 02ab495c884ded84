"""A loop goes through a text that is no expression.

## Why
`in` gives the collection, by an expression such as `${ .pets }`. A plain word is none, whatever the input calls its
collection.

## Bad
```yaml
do:
  - work:
      for: {each: pet, in: pets}
      do:
        - greet:
            set: {greeted: true}
```

## Good
```yaml
do:
  - work:
      for: {each: pet, in: '${ .pets }'}
      do:
        - greet:
            set: {greeted: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW516",
    name="loop-over-text",
    severity=Severity.ERROR,
    generations=("1",),
    local=True,
    fixable="always",
    wants=("role:loop",),
)
MESSAGE = "'{text}' is no expression; write '${{ .{text} }}'"


_WORD = regex(r"[A-Za-z_]\w*")
_VALUES = frozenset({"null", "true", "false", "empty", "input", "inputs", "not", "now"})


def check(context: Context) -> Iterator[Finding]:
    """Plain words that jq would read as a function it does not have."""
    for place in context.places("loop"):
        given = place.get("in")
        if given is not None and isinstance(given.value, str) and _WORD.fullmatch(given.text):
            if given.text not in _VALUES:
                yield context.finding(given, text=given.text)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Take it for a key of the input."""
    place = place_of(context, finding)
    if place is not None:
        text = "${ ." + finding.args["text"] + " }"
        yield rewriting(f"write {text}", place, text, safe=False)
