"""The starting event state has an event timeout, which is ignored.

## Why
Where one event is enough to start an instance, there is nothing to wait for: each event starts one. Only with
`exclusive: false` does the timeout limit the time between the first event and the last.

## Bad
```yaml
states:
  - name: Await
    type: event
    onEvents: [{eventRefs: [Paid]}]
    timeouts: {eventTimeout: PT1H}
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```

## Good
```yaml
states:
  - name: Await
    type: event
    exclusive: false
    onEvents: [{eventRefs: [Paid]}]
    timeouts: {eventTimeout: PT1H}
    end: true
events:
  - {name: Paid, source: /bank, type: com.example.paid}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import NO_FIELDS, fields, is_true, items, text, texts
from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import first_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW456",
    name="ignored-event-timeout",
    severity=Severity.WARNING,
    generations=("0",),
    first="0.7",
    wants=("declares:state",),
)
MESSAGE = "'{name}' starts the workflow by a single event, so its 'eventTimeout' is ignored"


def check(context: Context) -> Iterator[Finding]:
    """`eventTimeout` of the starting event state, unless all its events are needed."""
    first = first_state(context)
    found = fields(context.at(first.path)) if first is not None else NO_FIELDS
    if text(found.get("type")) != "event" or ("exclusive" in found and not is_true(found["exclusive"])):
        return
    timeout = fields(found.get("timeouts")).get("eventTimeout")
    if timeout is not None and all(
        len(texts(fields(one).get("eventRefs"))) < 2 for one in items(found.get("onEvents"))
    ):
        yield context.finding(timeout, key=True, name=text(found.get("name")))
