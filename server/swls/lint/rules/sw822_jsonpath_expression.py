"""An expression is JSONPath, in a workflow whose expressions are jq.

## Why
Expressions were JSONPath up to version 0.5. jq does not understand it: `$.` and `$[` are syntax errors there.

## Bad
```yaml
start: each
states:
  - name: each
    type: foreach
    inputCollection: ${ $.orders }
    iterationParam: order
    actions: [{functionRef: ship}]
    end: true
functions: [{name: ship, operation: shipping.yaml#ship}]
```

## Good
```yaml
start: each
states:
  - name: each
    type: foreach
    inputCollection: ${ .orders }
    iterationParam: order
    actions: [{functionRef: ship}]
    end: true
functions: [{name: ship, operation: shipping.yaml#ship}]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.expressions.jsonpath import is_jsonpath, jq_of
from swls.lint.diagnostic import Severity
from swls.lint.formulas import braced, rebraced
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW822",
    name="jsonpath-expression",
    severity=Severity.WARNING,
    fixable="sometimes",
    generations=("0",),
    first="0.6",
    wants=("expression",),
)
MESSAGE = "'{written}' is JSONPath, and expressions are jq{instead_}"


_MAYBE = regex(r"\$\s*(?:[.\[}'\"]|$)", re.MULTILINE)  # in the text as written: most have none


def check(context: Context) -> Iterator[Finding]:
    """Expressions that begin with the root of JSONPath, unless the workflow says that they are in another language."""
    language = context.at(("expressionLang",))
    if (language is not None and language.text.lower() != "jq") or _MAYBE.search(context.text) is None:
        return
    for expression in context.expressions:
        if _MAYBE.search(context.text, expression.start, expression.end) is None:
            continue
        place = context.at(expression.path)
        path = braced(place.text).strip() if place is not None else ""
        if place is not None and is_jsonpath(path):
            jq = jq_of(path, condition=place.key == "condition")
            yield context.finding(place, written=path, instead_=f"; write '{jq}'" if jq is not None else "")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the same in jq."""
    place = place_of(context, finding)
    jq = jq_of(braced(place.text), condition=place.key == "condition") if place is not None else None
    if place is not None and jq is not None:
        yield rewriting("write it in jq", place, rebraced(place.text, jq), safe=False)
