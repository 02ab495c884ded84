"""What rules want to know of the states of 0.x and of how they hang together, read once for each state."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from swls.dialects.plain import fields, is_true, items, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from swls.dialects.plain import Fields
    from swls.lint.context import Context
    from swls.lint.reads import Read, Reads
    from swls.syntax import Cursor

Path = tuple[str | int, ...]


class Way(NamedTuple):
    """A way on to another state. `path` leads from the state to the name of that; `kind` is `next`, `case`, `default` or
    `error`.
    """

    target: str
    path: Path
    kind: str


class State(NamedTuple):
    """A state. Paths lead from the state.

    `undoes`: it is marked `usedForCompensation`. `ends` are the places of its ends (also in conditions and handlers),
    `triggers` those of a true `compensate`, `terminates` whether one of its ends stops everything.
    """

    name: str
    kind: str
    undoes: bool
    undone_by: str
    ways: tuple[Way, ...]
    ends: tuple[Path, ...]
    triggers: tuple[Path, ...]
    terminates: bool


Placed: TypeAlias = "Read[State]"  # a state with the path that leads to it from the workflow


class States:
    """All states of a workflow; the same object for as long as the same is read off them."""

    def __init__(self, reads: Reads[State]) -> None:
        self.all = reads.listed

    @cached_property
    def known(self) -> dict[str, Placed]:
        """The states by their names; the first of a name counts."""
        return {one.made.name: one for one in reversed(self.all)}

    @cached_property
    def undone(self) -> list[Placed]:
        """Those that name what undoes them."""
        return [one for one in self.all if one.made.undone_by]

    @cached_property
    def undoing(self) -> list[Placed]:
        """Those that are marked to undo others."""
        return [one for one in self.all if one.made.undoes]

    @cached_property
    def triggering(self) -> list[Placed]:
        """Those that start a compensation."""
        return [one for one in self.all if one.made.triggers]

    @cached_property
    def terminating(self) -> bool:
        """Whether one of them stops everything."""
        return any(one.made.terminates for one in self.all)

    def ways_to(self, names: Collection[str]) -> list[tuple[Placed, Way]]:
        """The ways on to states of these names, and the states that they lead away from."""
        return [(one, way) for one in self.all for way in one.made.ways if way.target in names]


def states_of(context: Context) -> States:
    """The states of a workflow."""
    return context.follows("states", context.each(read_state, "states"), States)


def read_state(cursor: Cursor) -> State:
    """The state that stands here."""
    found = fields(cursor)
    ways: list[Way] = []
    ends: list[Path] = []
    triggers: list[Path] = []
    terminates = False
    for path, kind, exit_ in exits_in(found):
        transition, end = exit_.get("transition"), exit_.get("end")
        if transition is not None:
            long = fields(transition)
            where: Path = (*path, "transition", "nextState") if long else (*path, "transition")
            name = text(long.get("nextState")) or text(transition)
            if name:
                ways.append(Way(name, where, kind))
            if is_true(long.get("compensate")):
                triggers.append((*path, "transition", "compensate"))
        if end is not None and (end.is_mapping or is_true(end)):
            ends.append((*path, "end"))
            said = fields(end)
            terminates = terminates or is_true(said.get("terminate")) or text(said.get("kind")) == "terminate"
            if is_true(said.get("compensate")):
                triggers.append((*path, "end", "compensate"))
    default = found.get("defaultCondition")
    if text(default):  # a bare name, as SonataFlow takes it
        ways.append(Way(text(default), ("defaultCondition",), "default"))
    return State(
        name=text(found.get("name")),
        kind=text(found.get("type")),
        undoes=is_true(found.get("usedForCompensation")),
        undone_by=text(found.get("compensatedBy")),
        ways=tuple(ways),
        ends=tuple(ends),
        triggers=tuple(triggers),
        terminates=terminates,
    )


def exits_in(found: Fields) -> Iterator[tuple[Path, str, Fields]]:
    """The mappings that may hold `transition` or `end`, with their paths."""
    yield (), "next", found
    for section, kind in (("dataConditions", "case"), ("eventConditions", "case"), ("onErrors", "error")):
        for one in items(found.get(section)):
            yield (section, one.key or 0), kind, fields(one)
    for section in ("defaultCondition", "default"):
        yield (section,), "default", fields(found.get(section))


def start_of(context: Context) -> Cursor | None:
    """The place that names the first state; None where nothing does."""
    start = context.at(("start", "stateName")) or context.at(("start",))
    return start if start is not None and start.is_scalar else None


def actions_in(state: Cursor) -> list[tuple[Path, Fields]]:
    """The actions of a state, of its branches and of the events it awaits, with their paths from the state."""
    kept: list[tuple[Path, Fields]] | None = state.kept_as("actions")
    return kept if kept is not None else state.keep("actions", list(_actions_in(state)))


def _actions_in(state: Cursor) -> Iterator[tuple[Path, Fields]]:
    found = fields(state)
    for section in ("branches", "onEvents"):
        for one in items(found.get(section)):
            for action in items(fields(one).get("actions")):
                yield (section, one.key or 0, "actions", action.key or 0), fields(action)
    for action in items(found.get("actions")):
        yield ("actions", action.key or 0), fields(action)
    if "action" in found:
        yield ("action",), fields(found["action"])


def first_state(context: Context) -> Placed | None:
    """The state that the workflow begins with: the one that `start` names, else the first."""
    states = states_of(context)
    start = context.at(("start",))
    place = start_of(context)
    if place is not None:
        return states.known.get(place.text)
    return states.all[0] if states.all and start is None else None


def number_of(cursor: Cursor | None) -> float | None:
    """A number, also where it is written as text; None for anything else, and for what has no end."""
    value = cursor.value if cursor is not None else None
    try:
        if isinstance(value, str):
            number = float(value) if value.strip()[:1].isdigit() else math.nan
        else:
            number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def counted(count: int, one: str, several: str) -> str:
    """How many there are: `is 1 branch`, `are 2 branches`."""
    return f"is {count} {one}" if count == 1 else f"are {count} {several}"
