"""The ways on from a task of 1.x (DSL, section Task flow)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import Fields, fields, items, text
from swls.dialects.v1_flow_tasks import kind_of
from swls.dialects.ways import Ways, course
from swls.syntax.nodes import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.syntax import Cursor

_KEPT = "ways"
_LEVELS = 60  # of nested lists: aliases can stand inside each other
_MOST = 10_000  # tasks of one item that are looked into: aliases to aliases can ask for millions
_LISTS = (
    ("do",),
    ("try",),
    ("catch", "do"),
    ("fork", "branches"),
    ("foreach", "do"),
    ("with", "subscription", "foreach", "do"),
    ("before",),
    ("after",),
)
_MAYBE_NONE = frozenset({"for", "listen", "call"})  # what such a task holds may run no time at all


def ways_of(item: Cursor, level: int = 0) -> tuple[Ways, ...]:
    """The ways on from what an item of a task list holds: one task, or as many as were written."""
    tasks = fields(item)
    if item.kept is None:  # the list that an item is in is asked for by itself, and by every list around it
        item.kept = {}
    if _KEPT not in item.kept:
        item.kept[_KEPT] = tuple(_ways(name, fields(task), level) for name, task in tasks.items())
    found: tuple[Ways, ...] = item.kept[_KEPT]
    return found


def starts_of(body: Cursor) -> tuple[str, ...]:  # noqa: ARG001  (the other generation looks into it)
    """What the workflow begins with: always with what is written first."""
    return ("",)


def things_of(item: Cursor) -> list[Cursor]:
    """The tasks that an item holds."""
    return list(fields(item).values())


def lists_in(item: Cursor) -> tuple[Cursor, ...]:
    """The task lists inside an item of one, of the functions or of the extensions, the outer before the inner."""
    found: tuple[Cursor, ...] | None = item.kept_as("lists")
    return found if found is not None else item.keep("lists", tuple(_lists_in(item)))


def _lists_in(item: Cursor) -> Iterator[Cursor]:
    waiting = [child for child in item.children() if child.is_mapping] if item.entry.__class__ is Item else [item]
    for _ in range(_MOST):
        if not waiting:
            return
        task = fields(waiting.pop(0))
        written = task.keys()
        for keys in _LISTS:
            if keys[0] not in written:  # as most are not
                continue
            found = task.get(keys[0])
            for key in keys[1:]:
                found = fields(found).get(key)
            if found is not None and found.is_sequence:
                yield found
                waiting += [child for one in items(found) for child in fields(one).values()]


def _ways(name: str, task: Fields, level: int) -> Ways:
    kind = kind_of(task)
    stops = kind == "raise"
    done = kind != "raise"
    said: list[str] = []
    if kind == "switch":
        cases = [fields(case) for item in items(task.get("switch")) for case in fields(item).values()]
        said = [text(case.get("then")) for case in cases]
        done = all("when" in case for case in cases)
    regions = list(_regions(kind, task, level + 1)) if level < _LEVELS else []
    if regions:
        stops = stops or any(ended for _, ended in regions)
        done = done and (kind in _MAYBE_NONE or any(left for left, _ in regions))
    if kind == "try" and "catch" in task:
        catch = fields(task["catch"])
        left, ended = _inside(catch["do"], level + 1) if "do" in catch and level < _LEVELS else (True, False)
        stops = stops or ended
        if left and "then" in catch:
            said.append(text(catch["then"]))
        elif left:
            done = True
    if done:
        said.append(text(task.get("then")))
    if "if" in task:
        said.append("")
    return Ways(
        name,
        tuple(word for word in dict.fromkeys(said) if word not in {"", "continue", "exit", "end"}),
        passes="" in said or "continue" in said,
        leaves="exit" in said,
        stops=stops or "end" in said,
    )


def _inside(cursor: Cursor, level: int) -> tuple[bool, bool]:
    """Whether a list inside a task is left, and whether something in it may end the workflow."""
    found = course([way for item in items(cursor) for way in ways_of(item, level)])
    return found.leaves, found.stops


def _regions(kind: str, task: Fields, level: int) -> Iterator[tuple[bool, bool]]:
    """As `_inside`, for each list that a task runs, but not for what handles its errors."""
    if kind == "fork":
        for item in items(fields(task["fork"]).get("branches")):
            for way in ways_of(item, level):
                yield way.passes or way.leaves or bool(way.targets), way.stops
        return
    found: Cursor | None = None
    if kind == "listen":
        found = fields(task.get("foreach")).get("do")
    elif kind == "call":
        found = fields(fields(fields(task.get("with")).get("subscription")).get("foreach")).get("do")
    elif kind in {"do", "for", "try"}:
        found = task.get("try" if kind == "try" else "do")
    if found is not None:
        yield _inside(found, level)


def inner_ways(item: Cursor) -> tuple[tuple[Ways, ...], ...]:
    """The ways on from the tasks of each list inside an item, in the order of `lists_in`."""
    return tuple(
        tuple(way for one in items(found) if one.is_mapping for way in ways_of(one)) for found in lists_in(item)
    )
