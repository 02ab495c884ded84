"""What a flow graph says about paths: what is reached, where control gets lost, where it goes round for ever.

Every kind of edge is a path: errors, events, timeouts and compensation, too. A container counts as two points, its head
and its way out, because what comes after it is reached only when something inside leaves it. A way on that names nothing
(`FlowGraph.dangling`) may have meant any node beside its source, so nothing there is called unreachable on its account.

The rules judge lists by `dialects.ways`, which knows nothing of graphs; that the two agree is what tests hold.

All functions take any graph that a dialect builds, need no recursion, and time in proportion to nodes and edges.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from swls.dialects.components import components
from swls.dialects.flow import FlowGraph, FlowNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.dialects.flow import FlowEdge

_ON = frozenset({"next", "case", "default"})  # kinds that go on after the node is done, not into it
_IN = frozenset({"body", "branch"})
_MAYBE_NONE = frozenset({"for", "listen", "call", "extension"})  # what such a node holds may run no time at all
_ASIDE = frozenset({"schedule", "extension", "function"})

Paths = dict[str, list[str]]


def reachable(graph: FlowGraph) -> set[str]:
    """The ids of the nodes that control can come to, the end among them if it can.

    What starts the workflow, extensions and functions are taken as reached; whether anybody calls a function is a
    question of names.
    """
    paths = _paths(graph, guessing=True)
    roots = [graph.start, *(node.id for node in graph.nodes if node.role in _ASIDE and not node.parent)]
    return {point for point in _closure(paths, roots) if not point.startswith(_OUT)}


def ends(graph: FlowGraph) -> bool:
    """Whether some path comes to the end of the workflow."""
    return graph.end in reachable(graph)


def falls_off(graph: FlowGraph) -> list[FlowNode]:
    """Reached nodes after which nothing is said to come, in document order.

    Not those that raise an error, that only undo another state, or that run before a timeout stops the workflow.
    """
    reached = reachable(graph)
    going = {edge.source for edge in graph.edges if edge.kind not in {"error", "compensation", "timeout"}}
    going |= {way.source for way in graph.dangling}
    excused = {edge.target for edge in graph.edges if edge.kind in {"compensation", "timeout"}}
    return [
        node
        for node in graph.nodes
        if node.id in reached
        and node.id not in going
        and node.id not in excused
        and node.id not in {graph.start, graph.end}
        and node.kind != "raise"
        and node.role not in _ASIDE
        and not node.detail.get("usedForCompensation")
    ]


def self_loops(graph: FlowGraph) -> list[FlowEdge]:
    """Edges from a node to itself that are not the rounds of a loop."""
    return [edge for edge in graph.edges if edge.source == edge.target and edge.kind != "loop"]


def cycles_without_exit(graph: FlowGraph) -> list[tuple[str, ...]]:
    """Reached cycles that no path leaves, each as the ids of its nodes in document order.

    An error that is raised or handled elsewhere, a way on that names nothing, and a node after which nothing comes all
    count as leaving. A node that always comes back to itself is a cycle of one.
    """
    paths = _paths(graph)
    reached = _closure(paths, [graph.start])
    back: Paths = defaultdict(list)
    for source in reached:
        for target in paths.get(source, ()):
            back[target].append(source)
    lost = {way.source for way in graph.dangling}
    exits = [point for point in reached if not paths.get(point) or point.removeprefix(_OUT) in lost]
    stuck = reached - _closure(back, exits)
    if not stuck:
        return []
    order = {node.id: index for index, node in enumerate(graph.nodes)}
    cycles = []
    for component in components(paths, sorted(stuck, key=lambda point: order[point.removeprefix(_OUT)]), stuck):
        if len(component) > 1 or component[0] in paths.get(component[0], ()):
            ids = {point.removeprefix(_OUT) for point in component}
            cycles.append(tuple(sorted(ids, key=order.__getitem__)))
    return sorted(cycles, key=lambda cycle: order[cycle[0]])


_OUT = ">"  # before the id of a container: the point behind it (ids begin with "/" or "#")


def _paths(graph: FlowGraph, *, guessing: bool = False) -> Paths:
    """Where each point leads. `guessing`: ways on that name nothing lead to all nodes beside their source."""
    parents = {node.id: node.parent for node in graph.nodes}
    holding = set(parents.values()) - {""}
    paths: Paths = defaultdict(list)
    entered: set[str] = set()
    skipped: set[str] = set()
    for edge in graph.edges:
        source, target = edge.source, edge.target
        if edge.kind in _IN:
            entered.add(source)
        if edge.detail.get("skipped"):
            skipped.add(source)
        elif source in holding and edge.kind in _ON:
            source = _OUT + source
        again = edge.kind == "loop" or edge.detail.get("loop")
        if not again and target in holding and _encloses(parents, target, edge.source):
            target = _OUT + target
        paths[source].append(target)
    for node in graph.nodes:
        if node.id in holding and _may_pass(node, entered, skipped):
            paths[node.id].append(_OUT + node.id)
    if guessing:
        _guess(graph, holding, paths)
    return paths


def _may_pass(node: FlowNode, entered: set[str], skipped: set[str]) -> bool:
    """Whether a container can be done without anything in it leaving it."""
    left_out = "if" in node.detail and node.id not in skipped
    return left_out or node.kind in _MAYBE_NONE or node.id not in entered


def _encloses(parents: dict[str, str], outer: str, inner: str) -> bool:
    above = parents.get(inner, "")
    while above:
        if above == outer:
            return True
        above = parents.get(above, "")
    return False


def _guess(graph: FlowGraph, holding: set[str], paths: Paths) -> None:
    """Join each way on that names nothing to the nodes beside its source, by one point between them."""
    places = {node.id: (node.parent, node.role) for node in graph.nodes}
    places[graph.start] = ("", "state")
    joined: dict[tuple[str, str], str] = {}
    for way in graph.dangling:
        place = places[way.source]
        between = joined.setdefault(place, f"{_OUT}?{len(joined)}")
        paths[way.source].append(between)
        if way.source in holding:
            paths[_OUT + way.source].append(between)
    for node in graph.nodes:
        if (found := joined.get((node.parent, node.role))) is not None:
            paths[found].append(node.id)


def _closure(paths: Paths, roots: Iterable[str]) -> set[str]:
    found = set(roots)
    waiting = list(found)
    while waiting:
        for target in paths.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
