"""The places where a 0.x workflow runs other workflows, and those where it runs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of, target_of
from swls.dialects.plain import fields, items, text
from swls.lint.states import actions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.syntax import Cursor

Path = tuple[str | int, ...]


class SubFlow(NamedTuple):
    """A workflow that is run, as this one goes on. `path` leads from the state to its name."""

    name: str
    path: Path


def own_subflows(context: Context) -> Iterator[Cursor]:
    """The places that name the workflow they stand in."""
    detection = context.unit.detection
    own = identity_of(detection)
    if own is None:
        return
    for read in context.each(_subflows, "states"):
        for subflow in read.made:
            place = context.at((*read.path, *subflow.path)) if subflow.name == own.name else None
            if place is not None and target_of(detection, place).means(own):
                yield place


def _subflows(state: Cursor) -> tuple[SubFlow, ...]:
    found = []
    for path, action in actions_in(state):
        reference = action.get("subFlowRef")
        said = fields(reference)
        name = text(said.get("workflowId")) or text(reference)
        if name:
            found.append(SubFlow(name, (*path, "subFlowRef", *(["workflowId"] if said else []))))
    for branch in items(state.get("branches")):  # until 0.6, and in SonataFlow
        name = text(branch.get("workflowId"))
        if name:
            found.append(SubFlow(name, ("branches", branch.key or 0, "workflowId")))
    return tuple(found)
