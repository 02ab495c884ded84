"""The expressions of a workflow are JSONPath.

## Why
Every runtime knows jq, few know JSONPath; it selects, but cannot compute, and what it gives for no match differs from one
library to the next. SonataFlow still takes it.

## Bad
```yaml profile=sonataflow
expressionLang: jsonpath
start: decide
states:
  - name: decide
    type: switch
    dataConditions:
      - condition: ${ $.applicants[?(@.age >= 18)] }
        end: true
    defaultCondition: {end: {terminate: true}}
```

## Good
```yaml profile=sonataflow
start: decide
states:
  - name: decide
    type: switch
    dataConditions:
      - condition: ${ any(.applicants[]; .age >= 18) }
        end: true
    defaultCondition: {end: {terminate: true}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.expressions.jsonpath import is_jsonpath, jq_of
from swls.lint.diagnostic import Severity
from swls.lint.formulas import braced, rebraced
from swls.lint.mending import of_edits
from swls.lint.rule import Rule
from swls.syntax import editing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW821",
    name="jsonpath-language",
    severity=Severity.INFO,
    fixable="sometimes",
    generations=("0",),
    profiles=("sonataflow",),
    first="0.6",
    tags=("deprecated",),
)
MESSAGE = "expressions in JSONPath are outdated; write jq, which every runtime knows"


def check(context: Context) -> Iterator[Finding]:
    """The place that declares JSONPath."""
    place = context.at(("expressionLang",))
    if place is not None and place.text.lower() == "jsonpath":
        yield context.finding(place)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:  # noqa: ARG001  (it is about the whole workflow)
    """Write all expressions in jq, where that can be done for every one of them."""
    language = context.at(("expressionLang",))
    if language is None:
        return
    edits = editing.remove(language)
    for expression in context.expressions:
        place = context.at(expression.path)
        if place is None or not is_jsonpath(braced(place.text)):
            continue
        jq = jq_of(braced(place.text), condition=place.key == "condition")
        if jq is None:
            return
        edits += editing.replace_value(place, rebraced(place.text, jq))
    yield of_edits("write all expressions in jq", edits, safe=False)
