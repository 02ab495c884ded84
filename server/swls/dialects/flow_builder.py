"""What both generations build their flow graphs with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.dialects.flow import END, START, Dangling, EdgeKind, FlowEdge, FlowGraph, FlowNode

if TYPE_CHECKING:
    from swls.syntax import Cursor

MAX_NODES = 20_000  # more than any picture or person follows; a few aliases can ask for millions


class Builder:
    """Collects nodes and edges. An id is given once; edges are kept whose both ends turn out to be there."""

    def __init__(self, root: Cursor) -> None:
        self.nodes: list[FlowNode] = []
        self.edges: list[FlowEdge] = []
        self.dangling: list[Dangling] = []
        self.truncated = False
        self._ids = {START, END}
        self._root = root

    @property
    def full(self) -> bool:
        """Whether no further node is taken."""
        return len(self.nodes) >= MAX_NODES

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
