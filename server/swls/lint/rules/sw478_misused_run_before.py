"""The state that runs before a timeout stops the workflow breaks a rule for such states.

## Why
What `runBefore` names, with the states behind it, lies outside the normal flow: no transition of that leads there, none of
it is marked `usedForCompensation`, and it comes to an end. Runtimes are to refuse anything else.

## Bad
```yaml
timeouts:
  workflowExecTimeout: {duration: PT1H, runBefore: Clean}
states:
  - name: Work
    type: inject
    data: {done: true}
    transition: Clean
  - name: Clean
    type: inject
    data: {clean: true}
    end: true
```

## Good
```yaml
timeouts:
  workflowExecTimeout: {duration: PT1H, runBefore: Clean}
states:
  - name: Work
    type: inject
    data: {done: true}
    end: true
  - name: Clean
    type: inject
    data: {clean: true}
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.lint.states import start_of, states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.states import Placed, States
    from swls.syntax import Cursor

RULE = Rule(
    code="SW478",
    name="misused-run-before",
    severity=Severity.ERROR,
    generations=("0",),
    first="0.6",
    wants=("refers:state",),
)
_PLACES = (("timeouts", "workflowExecTimeout", "runBefore"), ("execTimeout", "runBefore"))


def check(context: Context) -> Iterator[Finding]:
    """The state that `runBefore` names, and those behind it."""
    place = next((found for path in _PLACES if (found := context.at(path)) is not None), None)
    if place is None or not place.text:
        return
    states = states_of(context)
    known = states.known
    behind = _behind(place.text, known)
    if not behind:
        return
    yield from _entered(context, place, states, behind)
    marked = next((one for one in behind.values() if one.made.undoes), None)
    if marked is not None:
        words = "'{name}' only undoes other states, so it cannot run before the timeout stops the workflow"
        yield context.finding(place, message=words, name=marked.made.name)
    elif not any(one.made.ends for one in behind.values()) and all(
        way.target in known for one in behind.values() for way in one.made.ways
    ):
        words = "'{name}' runs before the timeout stops the workflow and never comes to an end; let it, or a state behind it, have an 'end'"
        yield context.finding(place, message=words, name=place.text)


def _behind(name: str, known: dict[str, Placed]) -> dict[str, Placed]:
    """The states that can be reached from one, itself among them."""
    found: dict[str, Placed] = {}
    waiting = [name]
    while waiting:
        one = known.get(waiting.pop())
        if one is not None and one.made.name not in found:
            found[one.made.name] = one
            waiting.extend(way.target for way in one.made.ways)
    return found


def _entered(context: Context, place: Cursor, states: States, behind: dict[str, Placed]) -> Iterator[Finding]:
    """Ways from the normal flow to those states."""
    entries = [
        (way.target, found)
        for (path, state), way in states.ways_to(behind)
        if state.name not in behind and (found := context.at((*path, *way.path))) is not None
    ]
    start = start_of(context)
    if start is not None and start.text in behind:
        entries.insert(0, (start.text, start))
    if entries:
        words = "'{name}' runs before the timeout stops the workflow, so the normal flow may not lead to '{target}'"
        related = [(found, "leads there") for _, found in entries]
        yield context.finding(place, message=words, related=related, name=place.text, target=entries[0][0])
