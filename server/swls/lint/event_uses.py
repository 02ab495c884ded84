"""Where the states of 0.x await events and where they send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, items, text
from swls.lint.finding import fix
from swls.lint.reads import by_name
from swls.lint.states import actions_in, exits_in
from swls.syntax.editing import set_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.dialects.plain import Fields
    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.reads import Reads
    from swls.syntax import Cursor

Path = tuple[str | int, ...]
CONSUMED, PRODUCED = "consumed", "produced"


class EventUse(NamedTuple):
    """A place that names an event, which it awaits (`consumed`) or sends (`produced`)."""

    name: str
    kind: str
    path: Path


class Event(NamedTuple):
    """A defined event: its kind, and whether that is written or the default. `path` leads there from the workflow."""

    kind: str
    written: bool
    path: Path


def defined_events(context: Context) -> dict[str, Event]:
    """The events that are defined beside the states, by name."""
    return context.follows("events", context.each(_event, "events"), _first)


def _first(reads: Reads[tuple[str, str]]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for path, (name, kind) in reads:
        found.setdefault(name, Event(kind or CONSUMED, bool(kind), path))
    return found


def misused_events(context: Context, kind: str) -> Iterator[tuple[Cursor, EventUse, Event, list[Fix]]]:
    """The uses that need an event of a kind and name one of the other, with a fix where all uses agree."""
    events = {name: event for name, event in defined_events(context).items() if event.kind != kind}
    if not events:
        return
    uses = context.follows("uses of events", context.each(_uses, "states"), by_name)
    for name, event in events.items():
        mine = uses.get(name, [])
        rightly = any(use.kind != kind for _, use in mine)
        for path, use in mine:
            place = context.at((*path, *use.path)) if use.kind == kind else None
            if place is not None:
                yield place, use, event, [] if rightly else _kind_fixes(context, event, kind)


def _kind_fixes(context: Context, event: Event, kind: str) -> list[Fix]:
    found = context.at(event.path)
    definition = found.resolved if found is not None else None
    if definition is None or (kind == CONSUMED and definition.get("source") is None):
        return []
    return [fix(f"define it as '{kind}'", *set_entry(definition, "kind", kind))]


def _event(cursor: Cursor) -> tuple[str, str]:
    found = fields(cursor)
    return text(found.get("name")), text(found.get("kind"))


def _uses(state: Cursor) -> tuple[EventUse, ...]:
    return tuple(use for use in _all_uses(state) if use.name)


def _all_uses(state: Cursor) -> Iterator[EventUse]:
    found = fields(state)
    for path, _, exit_ in exits_in(found):
        if "eventRef" in exit_:  # of an event condition, and of the callback state itself
            yield EventUse(text(exit_["eventRef"]), CONSUMED, (*path, "eventRef"))
        for key in ("transition", "end"):
            yield from _sent(fields(exit_.get(key)), (*path, key))
    for one in items(found.get("onEvents")):
        for ref in items(fields(one).get("eventRefs")):
            yield EventUse(text(ref), CONSUMED, ("onEvents", one.key or 0, "eventRefs", ref.key or 0))
    for path, action in actions_in(state):
        exchange = fields(action.get("eventRef"))
        for key, kind in (("triggerEventRef", PRODUCED), ("resultEventRef", CONSUMED)):
            yield EventUse(text(exchange.get(key)), kind, (*path, "eventRef", key))


def _sent(found: Fields, path: Path) -> Iterator[EventUse]:
    for one in items(found.get("produceEvents")):
        yield EventUse(text(fields(one).get("eventRef")), PRODUCED, (*path, "produceEvents", one.key or 0, "eventRef"))
