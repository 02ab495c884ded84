"""An expression opens with `${` and is not closed, or is closed before its text ends.

## Why
What is not closed is no expression: a runtime takes it as text, or refuses the workflow.

## Bad
```yaml
do:
  - greet:
      set: {message: '${ .greeting '}
```

```yaml
do:
  - greet:
      set: {message: '${ .greeting } }'}
```

```yaml
do:
  - rest:
      wait: '${ .pause'
```

```yaml
states:
  - name: Greet
    type: switch
    dataConditions: [{condition: '${ .polite ', end: true}]
    defaultCondition: {end: true}
```

## Good
```yaml
do:
  - greet:
      set: {message: '${ .greeting }'}
```

```yaml
states:
  - name: Greet
    type: switch
    dataConditions: [{condition: '${ .polite }', end: true}]
    defaultCondition: {end: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule
from swls.patterns import regex
from swls.syntax.expression_span import loose_braces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.schema import Problem

RULE = Rule(
    code="SW300",
    name="unclosed-expression",
    severity=Severity.ERROR,
    fixable="sometimes",
    structure=("bad-format", "bad-duration"),
    local=True,
    wants=("expression",),
)
MESSAGE = "the expression '{value}' is not closed; add '}}' at its end"
_BEHIND = "'{value}' goes on behind the end of its expression; remove the last '}}'"


def chooses(problem: Problem) -> bool:
    """Takes the texts that have not the form they need because they are expressions without an end."""
    return loose_braces(str(problem.args["value"]))[0] > 0


# As written, quotes and all; the braces of most are as plain as that.
_SOUND = regex(r"""["']?[^{}\\]*(?:\$\{[^{}"'#\\]*\}[^{}\\]*)?["']?\Z""")


def check(context: Context) -> Iterator[Finding]:
    """Expressions with a brace too few or too many."""
    for place in context.expressions:
        if _SOUND.match(context.text, place.start, place.end) is not None:
            continue
        cursor = context.cursor(place.path)
        text = cursor.text if cursor is not None else ""
        lacking = loose_braces(text)[0] if "${" in text else 0
        if lacking:
            message = None if lacking > 0 else _BEHIND
            yield context.finding(place, message=message, value=text.strip())


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Close it where only its last brace is missing; remove what is behind."""
    place = place_of(context, finding)
    text = place.text.rstrip() if place is not None else ""
    lacking, certain = loose_braces(text)
    if place is None or not certain or "\n" in text:
        return
    if lacking > 0:
        yield rewriting("close the expression", place, f"{text} }}")
    elif lacking < 0:
        for _ in range(-lacking):
            text = text.removesuffix("}").rstrip()
        yield rewriting("remove what is behind the expression", place, text)
