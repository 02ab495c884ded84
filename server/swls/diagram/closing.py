"""Which containers are shown closed: those asked for, and in a large workflow the deepest until the rest is readable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from swls.diagram.errors import DiagramError
from swls.dialects.flow import FlowGraph, FlowNode

AUTOMATIC = 400  # cards a person can still find something among; above, containers are closed
HARD = 2500  # cards; above, a layout takes many seconds and nobody can read it


class Closing(NamedTuple):
    """The ids of closed containers, how many tasks each holds, what is inside one, and how many were closed unasked."""

    closed: dict[str, int]
    inside: dict[str, str]
    unasked: int


def closing(
    flow: FlowGraph,
    asked: tuple[str, ...],
    kept: tuple[str, ...] = (),
    *,
    automatic: int = AUTOMATIC,
    hard: int = HARD,
) -> Closing:
    """Decide what to close: what was asked for, and of the rest nothing that is to be `kept` open. DiagramError when too much is left even so."""
    parent = {node.id: node.parent for node in flow.nodes}
    children: defaultdict[str, list[str]] = defaultdict(list)
    for node in flow.nodes:
        children[node.parent].append(node.id)
    held: dict[str, int] = defaultdict(int)
    depth: dict[str, int] = {"": 0}
    for node in flow.nodes:
        depth[node.id] = depth.get(node.parent, 0) + 1
    for node in reversed(flow.nodes):
        held[node.parent] += held[node.id] + 1
    open_on = frozenset(kept)
    closed = {place: held[place] for place in asked if place and place in parent and children.get(place)}
    shown = _shown(flow, closed)
    unasked = 0
    if len(shown) > automatic:
        count = len(shown)
        visible = [
            node.id for node in shown if children.get(node.id) and node.id not in closed and node.id not in open_on
        ]
        for place in sorted(visible, key=lambda place: (-depth[place], -held[place])):
            if count <= automatic:
                break
            count -= _open_inside(place, children, closed)
            closed[place] = held[place]
            unasked += 1
        shown = _shown(flow, closed)
    if len(shown) > hard:
        raise DiagramError(
            f"the workflow is too large to draw: {len(shown)} tasks would be visible, {hard} at most can be; "
            "move parts into workflows of their own, or close containers"
        )
    inside: dict[str, str] = {}
    for node in flow.nodes:
        if node.parent in inside:
            inside[node.id] = inside[node.parent]
        elif node.parent in closed:
            inside[node.id] = node.parent
    return Closing(closed, inside, unasked)


def _shown(flow: FlowGraph, closed: Mapping[str, int]) -> list[FlowNode]:
    hidden: set[str] = set()
    shown: list[FlowNode] = []
    for node in flow.nodes:
        if node.parent in closed or node.parent in hidden:
            hidden.add(node.id)
        else:
            shown.append(node)
    return shown


def _open_inside(place: str, children: Mapping[str, list[str]], closed: Mapping[str, int]) -> int:
    """How many cards vanish when a container is closed."""
    stack, count = list(children.get(place, ())), 0
    while stack:
        top = stack.pop()
        count += 1
        if top not in closed:
            stack.extend(children.get(top, ()))
    return count
