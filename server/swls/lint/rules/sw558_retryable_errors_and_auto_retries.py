"""An action lists errors that have no effect with the `autoRetries` of the workflow.

## Why
With `autoRetries: true` every error is tried again, and only `nonRetryableErrors` are read. Without it none is, and only
`retryableErrors` are read.

## Bad
```yaml
autoRetries: true
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryableErrors: [Busy]}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
errors: [{name: Busy, code: '503'}]
```

## Good
```yaml
autoRetries: false
states:
  - name: Greet
    type: operation
    actions: [{functionRef: greet, retryableErrors: [Busy]}]
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
errors: [{name: Busy, code: '503'}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import is_true
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import actions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW558",
    name="retryable-errors-and-auto-retries",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.7",
    last="0.8",
    wants=("refers:error",),
)


def check(context: Context) -> Iterator[Finding | Lot]:
    """`retryableErrors` with `autoRetries`, `nonRetryableErrors` without."""
    judge = _with_auto_retries if is_true(context.at(("autoRetries",))) else _without
    return context.over(judge, "states")


def _with_auto_retries(context: Context, state: Cursor) -> Iterator[Finding]:
    words = "with 'autoRetries: true' all errors are tried again; list those that are not in 'nonRetryableErrors'"
    return _idle(context, state, "retryableErrors", words)


def _without(context: Context, state: Cursor) -> Iterator[Finding]:
    words = "without 'autoRetries: true' no error is tried again; list those that are in 'retryableErrors'"
    return _idle(context, state, "nonRetryableErrors", words)


def _idle(context: Context, state: Cursor, key: str, words: str) -> Iterator[Finding]:
    for _, action in actions_in(state):
        if key in action:
            yield context.finding(action[key], key=True, message=words)
