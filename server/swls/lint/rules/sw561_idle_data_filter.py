"""A data filter drops the data and says what to do with it.

## Why
With `useResults: false` (of events `useData: false`) nothing goes into the state data, so which part and where to means
nothing.

## Bad
```yaml
states:
  - name: Greet
    type: operation
    actions:
      - functionRef: greet
        actionDataFilter: {useResults: false, results: '${ .message }'}
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```

## Good
```yaml
states:
  - name: Greet
    type: operation
    actions:
      - functionRef: greet
        actionDataFilter: {results: '${ .message }'}
    end: true
functions: [{name: greet, operation: api.yaml#greet}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import actions_in
from swls.syntax.editing import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.syntax import Cursor

RULE = Rule(
    code="SW561",
    name="idle-data-filter",
    severity=Severity.WARNING,
    fixable="always",
    generations=("0",),
    first="0.8",
    wants=("declares:state",),
)
MESSAGE = "with '{switch_}: false' nothing is kept, so '{part_}' means nothing"

_SWITCHES = {"useResults": ("results", "toStateData"), "useData": ("data", "toStateData")}


def check(context: Context) -> Iterator[Finding | Lot]:
    """Action and event data filters that are switched off and not empty."""
    return context.over(_judge, "states")


def _judge(context: Context, state: Cursor) -> Iterator[Finding]:
    filters = [fields(action.get("actionDataFilter")) for _, action in actions_in(state)]
    found = fields(state)
    filters.append(fields(found.get("eventDataFilter")))
    for section in ("onEvents", "eventConditions"):
        filters += [fields(fields(one).get("eventDataFilter")) for one in items(found.get(section))]
    for one in filters:
        for switch, parts in _SWITCHES.items():
            if switch in one and one[switch].text.lower() == "false":
                for part in parts:
                    if part in one:
                        fixes = [fix(f"remove '{part}'", *remove(one[part]), safe=False)]
                        yield context.finding(one[part], key=True, fixes=fixes, part_=part, switch_=switch)
