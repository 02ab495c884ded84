"""The least jitter is more than the most.

## Why
A random delay between `from` and `to` needs `from` to be the smaller one.

## Bad
```yaml
use:
  retries:
    often:
      delay: PT3S
      limit: {attempt: {count: 5}}
      jitter: {from: PT5S, to: PT1S}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {retry: often}
```

## Good
```yaml
use:
  retries:
    often:
      delay: PT3S
      limit: {attempt: {count: 5}}
      jitter: {from: PT1S, to: PT5S}
do:
  - ask:
      try:
        - get:
            call: http
            with: {method: get, endpoint: 'https://example.com'}
      catch: {retry: often}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.durations import in_words, seconds
from swls.lint.finding import fix
from swls.lint.mending import place_of
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW514",
    name="jitter-order",
    severity=Severity.ERROR,
    wants=("role:retry-policy.jitter",),
    fixable="sometimes",
    generations=("1",),
    local=True,
)
MESSAGE = "'from' ({least_}) is more than 'to' ({most_}); swap them"


def check(context: Context) -> Iterator[Finding]:
    """Jitter whose ends are plainly the wrong way round."""
    for place in context.places("retry-policy", having=("jitter",)):
        low, high = place.at("jitter", "from"), place.at("jitter", "to")
        least, most = seconds(low), seconds(high)
        if low is not None and high is not None and least is not None and most is not None and least > most:
            yield context.finding(low, related=[(high, "the other end")], least_=in_words(least), most_=in_words(most))


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Swap the two where both are scalars."""
    low = place_of(context, finding)
    high = low.parent.get("to") if low is not None and low.parent is not None else None
    if low is not None and high is not None and low.is_scalar and high.is_scalar:
        text = context.text
        edits = (low.start, low.end, text[high.start : high.end]), (high.start, high.end, text[low.start : low.end])
        yield fix("swap 'from' and 'to'", *edits, safe=False)
