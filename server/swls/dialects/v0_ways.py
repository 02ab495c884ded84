"""The ways on from a state of 0.x (specification, section Transitions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import Fields, fields, items, text
from swls.dialects.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.syntax import Cursor


def ways_of(state: Cursor) -> tuple[Ways, ...]:
    """The ways on from a state: by transitions, conditions, errors, timeouts and compensation."""
    found = fields(state)
    targets: list[str] = []
    ends = False
    for part in _outcomes(found):
        target = _target(part.get("transition") or part.get("nextState"))
        if target:
            targets.append(target)
        ends = ends or "end" in part or not target
    undone = text(found.get("compensatedBy"))
    if undone:
        targets.append(undone)
    return (Ways(text(found.get("name")), tuple(dict.fromkeys(targets)), stops=ends),)


def starts_of(body: Cursor) -> tuple[str, ...]:
    """What the workflow begins with, what it runs before a timeout stops it, and where errors of any state lead."""
    start = body.get("start")
    first = text(start) or text(fields(start).get("stateName"))
    if not first:
        marked = (fields(state) for state in items(body.get("states")))
        first = next((text(state.get("name")) for state in marked if "start" in state), "")
    timeouts = (fields(body.get("timeouts")).get("workflowExecTimeout"), body.get("execTimeout"))
    last = (text(fields(timeout).get("runBefore")) for timeout in timeouts)
    handlers = (part for section in fields(body.get("errors")).values() for part in items(section))
    handled = (_target(fields(fields(part).get("then")).get("transition")) for part in handlers)
    return (first, *(name for name in (*last, *handled) if name))


def begins(state: Cursor) -> bool:
    """Whether the workflow begins with a state because it is the first, and nothing is said about it."""
    around = state.parent
    body = around.parent if around is not None else None
    return state.key == 0 and body is not None and starts_of(body)[0] == ""


def things_of(item: Cursor) -> list[Cursor]:
    """The state that an item is."""
    return [item] if item.is_mapping else []


def lists_in(item: Cursor) -> tuple[Cursor, ...]:  # noqa: ARG001  (branches hold actions, and nothing leads from one to another)
    """The lists of states inside a state: there are none."""
    return ()


def _outcomes(state: Fields) -> Iterator[Fields]:
    """The state itself and everything in it that may say where to go."""
    switch = [part for name in ("dataConditions", "eventConditions") for part in items(state.get(name))]
    if not switch and "defaultCondition" not in state and "default" not in state:
        yield state
    yield from (fields(part) for part in switch)
    defaults = [state[name] for name in ("defaultCondition", "default") if name in state]
    # A bare name is how SonataFlow takes a default, too.
    yield from (Fields.of({"transition": default}) if text(default) else fields(default) for default in defaults)
    handlers = [fields(part) for part in items(state.get("onErrors"))]
    yield from (fields(part["then"]) if "then" in part else part for part in handlers)


def _target(transition: Cursor | None) -> str:
    return text(transition) or text(fields(transition).get("nextState"))


def inner_ways(item: Cursor) -> tuple[tuple[Ways, ...], ...]:  # noqa: ARG001  (as `lists_in`)
    """The ways on inside a state: there are none."""
    return ()
