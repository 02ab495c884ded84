"""A state that undoes another one is not marked as such.

## Why
A state that `compensatedBy` names lies outside the normal flow, and says so by `usedForCompensation: true`. Without the
mark a runtime refuses the workflow.

## Bad
```yaml
states:
  - name: Book
    type: operation
    actions: [{functionRef: book}]
    compensatedBy: Cancel
    end: {compensate: true}
  - name: Cancel
    type: operation
    actions: [{functionRef: cancel}]
    end: true
functions:
  - {name: book, operation: api.yaml#book}
  - {name: cancel, operation: api.yaml#cancel}
```

## Good
```yaml
states:
  - name: Book
    type: operation
    actions: [{functionRef: book}]
    compensatedBy: Cancel
    end: {compensate: true}
  - name: Cancel
    type: operation
    usedForCompensation: true
    actions: [{functionRef: cancel}]
functions:
  - {name: book, operation: api.yaml#book}
  - {name: cancel, operation: api.yaml#cancel}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule
from swls.lint.states import states_of
from swls.syntax.editing import insert_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW470",
    name="unmarked-compensation",
    severity=Severity.ERROR,
    fixable="always",
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
MESSAGE = "'{target}' undoes '{name}', so it has to say 'usedForCompensation: true'"


def check(context: Context) -> Iterator[Finding]:
    """States named by `compensatedBy` without the mark; event states are another rule's matter."""
    states = states_of(context)
    for path, state in states.undone:
        target = states.known.get(state.undone_by)
        if target is None or target.made.undoes or target.made.kind == "event":
            continue
        place = context.at((*path, "compensatedBy"))
        found = context.at(target.path)
        if place is None or found is None:
            continue
        marked = found.resolved
        written = marked.get("usedForCompensation")
        edits = (
            insert_entries(marked, {"usedForCompensation": True}, after="type")
            if written is None
            else [(written.start, written.end, "true")]
        )
        yield context.finding(
            place,
            related=[(marked.get("name") or marked, f"'{target.made.name}' is not marked")],
            fixes=[fix(f"mark '{target.made.name}' with 'usedForCompensation: true'", *edits, safe=False)],
            target=target.made.name,
            name=state.name,
        )
