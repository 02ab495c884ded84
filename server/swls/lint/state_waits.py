"""How long the states of 0.x wait, and whether they may."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import fields, text
from swls.lint.states import actions_in
from swls.schema.durations import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.reads import Read, Reads
    from swls.syntax import Cursor

Path = tuple[str | int, ...]


class _Wait(NamedTuple):
    """How long is waited; `path` leads from the state to where that is said."""

    seconds: float
    path: Path


_Read = tuple[float | None, tuple[_Wait, ...]]  # of a state: how long it may take, and its waits


class _Waits(NamedTuple):
    """The states that wait for something, those of them that say how long they may take, and the longest of all waits."""

    all: list[Read[_Read]]
    limited: list[Read[_Read]]
    longest: float


def too_long_waits(context: Context) -> Iterator[tuple[Cursor, str, float]]:
    """Waits of states that take longer than their state or their workflow may: where, which of the two, and its limit."""
    waits = context.follows("waits", context.each(_waits, "states"), _sorted)
    whole = _limit(context.at(("timeouts", "workflowExecTimeout")) or context.at(("execTimeout",)))
    common = _limit(context.at(("timeouts", "stateExecTimeout")))
    least = min([limit for limit in (whole, common) if limit is not None], default=waits.longest)
    for path, (own, some) in waits.limited if least >= waits.longest else waits.all:
        limits = (("state", own if own is not None else common), ("workflow", whole))
        for wait in some:
            whose, most = next(
                ((whose, most) for whose, most in limits if most is not None and wait.seconds > most), ("", 0.0)
            )
            place = context.at((*path, *wait.path)) if whose else None
            if place is not None:
                yield place, whose, most


def _sorted(reads: Reads[_Read]) -> _Waits:
    waiting = [read for read in reads if read.made[1]]
    limited = [read for read in waiting if read.made[0] is not None]
    return _Waits(waiting, limited, max((wait.seconds for read in waiting for wait in read.made[1]), default=0.0))


def _limit(cursor: Cursor | None) -> float | None:
    """A timeout in seconds, in its short form or its long one."""
    long = fields(cursor)
    return seconds_of(text(long.get("total")) or text(long.get("duration")) or text(cursor))


def _waits(state: Cursor) -> _Read:
    """How long a state may take, and all that is waited for in it."""
    found = fields(state)
    timeouts = fields(found.get("timeouts"))
    places: dict[Path, Cursor | None] = {
        ("duration",): found.get("duration"),
        ("timeDelay",): found.get("timeDelay"),
        ("timeouts", "eventTimeout"): timeouts.get("eventTimeout"),
        ("timeouts", "stateExecTimeout", "single"): fields(timeouts.get("stateExecTimeout")).get("single"),
    }
    for path, action in actions_in(state):
        sleep = fields(action.get("sleep"))
        places |= {(*path, "sleep", key): sleep.get(key) for key in ("before", "after")}
    waits = [_Wait(seconds, path) for path, place in places.items() if (seconds := seconds_of(text(place))) is not None]
    return _limit(timeouts.get("stateExecTimeout")), tuple(waits)
