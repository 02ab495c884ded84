"""What both generations build their flow graphs with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.dialects.flow import END, START, Dangling, EdgeKind, FlowEdge, FlowGraph, FlowNode
from swls.dialects.flow_kept import Kept, stands_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.dialects.flow_kept import Names
    from swls.syntax import Cursor

MAX_NODES = 20_000  # more than any picture or person follows; a few aliases can ask for millions


class Builder:
    """Collects nodes and edges. An id is given once; edges are kept whose both ends turn out to be there.

    `memory` is what an earlier graph of the same workflow has left of its parts, and gets what this one leaves.
    """

    def __init__(self, root: Cursor, memory: dict[str, Kept]) -> None:
        self.nodes: list[FlowNode] = []
        self.edges: list[FlowEdge] = []
        self.dangling: list[Dangling] = []
        self.truncated = False
        self._ids = {START, END}
        self._root = root
        self._memory = memory
        self._before = dict(memory)
        self._now: dict[str, Kept] = {}

    @property
    def full(self) -> bool:
        """Whether no further node is taken."""
        return len(self.nodes) >= MAX_NODES

    def part(
        self,
        id: str,
        cursor: Cursor,
        context: tuple[Any, ...],
        names: Names,
        add: Callable[[], None],
    ) -> None:
        """Add a task or state with all that belongs to it: what `add` adds, or what it has added when that still holds.

        `context` is everything that `add` goes by beside the text of the value and the `names`.
        """
        known = self._before.get(id)
        if id in self._ids:  # a second one of that id is none
            add()
        elif known is not None and known.holds(cursor, context, names) and self._has_room(len(known.nodes)):
            known = self._now[id] = known.placed(cursor.start)
            self._ids.update([node.id for node in known.nodes])
            self.nodes += known.nodes
            self.edges += known.edges
            self.dangling += known.dangling
            names.asked.update(known.asked)
        else:
            self._add(id, cursor, context, names, add, known.inner if known is not None else {})

    def _add(
        self,
        id: str,
        cursor: Cursor,
        context: tuple[Any, ...],
        names: Names,
        add: Callable[[], None],
        inner: dict[str, Kept],
    ) -> None:
        outer = self._before, self._now, names.asked
        self._before, self._now, names.asked = inner, {}, {}
        nodes, edges, dangling = len(self.nodes), len(self.edges), len(self.dangling)
        add()
        made = Kept(
            cursor.node, cursor.start, context, names.asked,
            tuple(self.nodes[nodes:]), tuple(self.edges[edges:]), tuple(self.dangling[dangling:]), self._now,
        )  # fmt: skip
        self._before, self._now, names.asked = outer
        names.asked.update(made.asked)
        if not self.truncated and not stands_elsewhere(cursor):
            self._now[id] = made

    def _has_room(self, number: int) -> bool:
        return len(self.nodes) + number <= MAX_NODES

    def node(
        self,
        id: str,
        name: str,
        kind: str,
        *,
        variant: str = "",
        parent: str = "",
        role: str = "",
        cursor: Cursor,
        name_span: tuple[int, int],
        detail: dict[str, Any],
    ) -> bool:
        """Add a node; False when it is there already or when there are too many."""
        if self.full:
            self.truncated = True
            return False
        if id in self._ids:
            return False
        self._ids.add(id)
        start = min(name_span[0], cursor.start) if role != "state" else cursor.start
        end = max(name_span[1], cursor.end)
        self.nodes.append(
            FlowNode(id, name, kind, variant, parent, role, start, end, name_span[0], name_span[1], detail)
        )
        return True

    def edge(
        self, source: str, target: str, kind: EdgeKind, label: str = "", detail: dict[str, Any] | None = None
    ) -> None:
        """Add an edge."""
        self.edges.append(FlowEdge(source, target, kind, label, detail if detail is not None else {}))

    def lost(self, source: str, name: str) -> None:
        """Note a way on that names nothing."""
        self.dangling.append(Dangling(source, name))

    def graph(self, header: dict[str, Any], beside: int | None = None) -> FlowGraph:
        """The graph; nodes from index `beside` on stand beside the main flow."""
        self._memory.clear()
        self._memory.update(self._now)
        split = len(self.nodes) if beside is None else beside
        at, behind = self._root.start, self._root.end
        start = FlowNode(START, "Start", "start", start=at, end=at, name_start=at, name_end=at)
        end = FlowNode(END, "End", "end", start=behind, end=behind, name_start=behind, name_end=behind)
        ids = self._ids
        return FlowGraph(
            nodes=(start, *self.nodes[:split], end, *self.nodes[split:]),
            edges=tuple(edge for edge in self.edges if edge.source in ids and edge.target in ids),
            header=header,
            dangling=tuple(way for way in self.dangling if way.source in ids),
            truncated=self.truncated,
        )


def step(name: str | int) -> str:
    """One part of a JSON pointer, with its slash (RFC 6901)."""
    return f"/{name}" if isinstance(name, int) else "/" + name.replace("~", "~0").replace("/", "~1")
