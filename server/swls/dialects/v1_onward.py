"""Where control goes after a task of 1.x that does not say it (DSL, section Task flow)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, text
from swls.dialects.v1_flow_tasks import kind_of
from swls.dialects.ways import Onward

if TYPE_CHECKING:
    from swls.syntax import Cursor

_LEVELS = 200


def onward_of(task: Cursor) -> Onward | None:
    """What comes after a task, when nothing is written about it; None where something is, and where nothing comes."""
    found = fields(task)
    if "then" in found or kind_of(found) == "raise":
        return None
    return _after(task, 0)


def _after(task: Cursor, level: int) -> Onward | None:
    """What comes after a task that leads to what follows it."""
    item = task.parent
    around = item.parent if item is not None else None
    if item is None or around is None or not around.is_sequence or level > _LEVELS:
        return None  # a function: whoever calls it goes on
    if around.key == "branches":
        return Onward("join")
    following = around.get(int(item.key) + 1) if isinstance(item.key, int) else None
    name = next(iter(fields(following)), None)
    if name is not None:
        return Onward("task", name)
    return _left(around, level + 1)


def _left(tasks: Cursor, level: int) -> Onward | None:
    """What comes when a task list is left."""
    owner = tasks.parent
    if owner is None or tasks.key in {"before", "after"}:
        return None  # what is extended goes on
    if owner.key == "foreach" or (tasks.key == "do" and owner.get("for") is not None):
        return Onward("round")
    if tasks.key == "do" and owner.key == "catch":
        if owner.get("then") is not None:
            return _said(text(owner.get("then")), owner.parent, level)
        owner = owner.parent
    if owner is None or owner.parent is None:
        return Onward("end")
    then = owner.get("then")
    return _said(text(then), owner, level) if then is not None else _after(owner, level)


def _said(then: str, task: Cursor | None, level: int) -> Onward | None:
    """What a written directive means for whoever leaves a task."""
    if task is None:
        return None
    if then == "end":
        return Onward("end")
    if then == "continue":
        return _after(task, level)
    if then == "exit":
        around = task.parent.parent if task.parent is not None else None
        return _left(around, level + 1) if around is not None else None
    return Onward("task", then)
