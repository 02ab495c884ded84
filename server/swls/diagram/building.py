"""Flow graph to view model: cards and boxes, and where each line really starts and ends.

A container has a head (its card, where one enters) and an exit: a bar where branches join, a pill `next ...` where a
round ends, a ring where several ways meet, or just its last task when that is the only way out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, NamedTuple

from swls.diagram.closing import AUTOMATIC, HARD, Closing, closing
from swls.diagram.faces import expression, face, timeout
from swls.diagram.labels import label
from swls.diagram.measure import clean, fit
from swls.diagram.sizes import PILL_ROOM, pill_width, size
from swls.diagram.view import ASIDE, Box, Card, Face, Link, Style, View
from swls.dialects.flow import FlowEdge, FlowGraph, FlowNode

_STYLES: dict[str, Style] = {
    "next": "flow", "body": "flow", "branch": "branch", "case": "case", "default": "default", "error": "error",
    "event": "event", "loop": "loop", "timeout": "timeout", "compensation": "comp",
}  # fmt: skip
_LOOKS: dict[str, tuple[str, Literal["solid", "dashed"]]] = {
    "catch": ("error", "dashed"),
    "extension": ("wrap", "dashed"),
}


class _Exit(NamedTuple):
    """How a container is left: the id of a card, "" when nothing leaves it."""

    leave: str
    next: str


def build(
    flow: FlowGraph,
    collapsed: tuple[str, ...] = (),
    expanded: tuple[str, ...] = (),
    *,
    automatic: int = AUTOMATIC,
    hard: int = HARD,
) -> View:
    """The view model of a flow graph. DiagramError when it is too large."""
    return _Build(flow, closing(flow, collapsed, expanded, automatic=automatic, hard=hard)).view()


def _limit(timeouts: object) -> str:
    """How long a workflow of 0.x may run."""
    limit = timeouts.get("workflowExecTimeout") if isinstance(timeouts, Mapping) else None
    if isinstance(limit, Mapping):
        limit = limit.get("duration")
    return clean(limit) if isinstance(limit, str) else ""


class _Build:
    """One build. `cards` by id, in the order they are shown in."""

    def __init__(self, flow: FlowGraph, closing: Closing) -> None:
        self.flow = flow
        self.closing = closing
        self.nodes = {node.id: node for node in flow.nodes if node.id not in self.closing.inside}
        self.held: defaultdict[str, list[FlowNode]] = defaultdict(list)
        for node in self.nodes.values():
            self.held[node.parent].append(node)
        self.incoming: defaultdict[str, list[FlowEdge]] = defaultdict(list)
        self.edges = list(self._visible_edges())
        for edge in self.edges:
            self.incoming[edge.target].append(edge)
        self.cards: dict[str, Card] = {}
        self.boxes: dict[str, Box] = {}
        self.links: list[Link] = []
        self.exits: dict[str, _Exit] = {}
        self.order = 0

    def view(self) -> View:
        """Put it together."""
        for node in self.held[""]:
            if node.kind != "end":
                self._place(node, "")
        end = self.nodes.get(self.flow.end)
        if end is not None:
            self._place(end, "")
        for edge in self.edges:
            self._draw(edge)
        self._chain_functions()
        header = self.flow.header
        name = "/".join(clean(header[key]) for key in ("namespace", "name") if header.get(key))
        version = f"v{clean(header['version'])}" if header.get("version") else ""
        dsl = clean(header.get("dsl", ""))
        dsl = f"DSL {dsl}" if dsl.startswith("1") else f"spec {dsl}" if dsl else ""
        limit = timeout(header.get("timeout")) or _limit(header.get("timeouts"))
        notes = []
        if self.closing.unasked:
            count = sum(1 for place in self.closing.inside)
            notes.append(f"{self.closing.unasked} containers are shown closed, with {count} tasks in them")
        if self.flow.truncated:
            notes.append("the workflow is larger than what is shown")
        return View(
            title=clean(header.get("title") or header.get("name") or "workflow"),
            subtitle=" · ".join(part for part in (name, version, dsl, limit and f"timeout {limit}") if part),
            cards=tuple(self.cards.values()),
            boxes=tuple(self.boxes.values()),
            links=tuple(self.links),
            note="; ".join(notes),
            names={node.id: clean(node.name) for node in self.nodes.values()},
        )

    def _visible_edges(self) -> list[FlowEdge]:
        """Edges between what is shown; what ends inside a closed container ends at it."""
        inside = self.closing.inside
        found: dict[tuple[str, str, str, str], FlowEdge] = {}
        for edge in self.flow.edges:
            source, target = inside.get(edge.source, edge.source), inside.get(edge.target, edge.target)
            if source == target and (edge.source in inside or edge.target in inside):
                continue
            moved = (source, target) != (edge.source, edge.target)
            shown = edge._replace(source=source, target=target) if moved else edge
            found.setdefault((source, target, edge.kind, edge.label), shown)
        return list(found.values())

    def _place(self, node: FlowNode, box: str) -> None:
        """Add the card of a node, and the box with what it holds."""
        held = self.held.get(node.id, [])
        look = face(node)
        closed = self.closing.closed.get(node.id, 0)
        if node.role == "function":
            look = look._replace(kind=f"function · {look.kind}")
        if held:
            family, style = _LOOKS.get(node.kind, (look.family, "solid"))
            self.boxes[node.id] = Box(node.id, box, family, style)
            box = node.id
        self._card(node.id, box, look, node, closed=closed, head=bool(held), group=f"{node.parent}#{node.role}")
        body = box
        if any(child.role == "try" for child in held):
            body = f"{node.id}#body"
            self.boxes[body] = Box(body, box, look.family, "dotted")
        for child in held:
            self._place(child, body if child.role == "try" else box)
        if held and node.kind != "extension":
            self.exits[node.id] = self._exit(node)

    def _card(
        self, place: str, box: str, look: Face, node: FlowNode, *, closed: int = 0, head: bool = False, group: str = "",
        task: bool = True,
    ) -> None:  # fmt: skip
        wide, high = size(look, head=head, closed=closed)
        self.cards[place] = Card(
            id=place, box=box, face=look, width=wide, height=high, order=self.order, group=group,
            start=node.start, end=node.end, closed=closed, head=head, task=task,
            dashed=node.kind in {"catch", "extension"} or node.role == "function",
        )  # fmt: skip
        self.order += 1

    def _exit(self, node: FlowNode) -> _Exit:
        """Add what a container is left by, after all it holds."""
        rounds = [edge for edge in self.incoming[node.id] if self._is_round(edge, node)]
        leaving = [
            edge for edge in self.incoming[node.id] if edge not in rounds and self._encloses(node.id, edge.source)
            and not (edge.source == f"{node.id}/catch" and edge.kind == "loop")
        ]  # fmt: skip
        family = self.cards[node.id].face.family
        following = ""
        if rounds or node.kind == "for":
            following = f"{node.id}#next"
            item = node.detail.get("each") or (node.detail.get("foreach") or {}).get("item") or "item"
            text = fit(f"next {expression(item)}", 11, PILL_ROOM)
            self._mark(following, node, Face("flow", "", "loop", text, shape="pill"))
            self.links.append(Link(following, node.id, "loop", node.id, node.id, back=True, rail=True))
            if not leaving:
                return _Exit(following, following)
        if node.kind in {"fork", "parallel"}:
            self._mark(f"{node.id}#exit", node, Face("flow", "", "join", "", shape="bar"))
            return _Exit(f"{node.id}#exit", following)
        leaving = [edge for edge in leaving if self._out(edge.source)]
        plain = [edge for edge in leaving if edge.kind == "next" and not label(edge)]
        caught = any(child.role == "catch" for child in self.held[node.id])
        if len(leaving) == 1 and len(plain) == 1 and not following and not caught:
            source = plain[0].source
            single = self.exits[source].leave if source in self.exits else source
            if single:
                return _Exit(single, "")
        if not leaving and not following:
            return _Exit("", "")
        self._mark(f"{node.id}#exit", node, Face(family, "", "exit", "", shape="ring"))
        if following:
            self._link(following, f"{node.id}#exit", "flow", node.id, node.id)
        return _Exit(f"{node.id}#exit", following)

    def _mark(self, place: str, node: FlowNode, look: Face) -> None:
        """Add a card that is no task to the box of a container."""
        wide, high = size(look)
        if look.shape == "bar":
            wide = min(320.0, 64.0 + 28.0 * sum(1 for child in self.held[node.id] if child.role == "branch"))
        self.cards[place] = Card(
            id=place, box=node.id, face=look, width=wide, height=high, order=self.order, start=node.start, end=node.end,
            task=False, group=f"{node.id}#exit", full=look.title,
        )  # fmt: skip
        self.order += 1

    def _encloses(self, outer: str, inner: str) -> bool:
        node = self.nodes.get(inner)
        while node is not None and node.parent:
            if node.parent == outer:
                return True
            node = self.nodes.get(node.parent)
        return False

    def _is_round(self, edge: FlowEdge, node: FlowNode) -> bool:
        if edge.source == f"{node.id}/catch":
            return False
        return (edge.kind == "loop" or bool(edge.detail.get("loop"))) and self._encloses(node.id, edge.source)

    def _draw(self, edge: FlowEdge) -> None:
        """Add the line of an edge, with its label."""
        source, target = edge.source, edge.target
        if source not in self.cards or target not in self.cards:
            return
        style = _STYLES[edge.kind]
        start, goal = source, target
        if self._encloses(target, source):
            if edge.kind == "loop" and source == f"{target}/catch":
                return  # said on the card of the catch
            way = self.exits.get(target)
            if way is None:
                return  # the end of an extension: its tasks go back to what they are around
            goal = way.next if self._is_round(edge, self.nodes[target]) else way.leave
            start = self._out(source)
            if style == "loop":
                style = "flow"
            if goal and self.cards[goal].face.shape == "bar" and style == "flow":
                style = "branch"
        elif not self._encloses(source, target) and style not in ASIDE and not edge.detail.get("skipped"):
            start = self._out(source)
        if edge.detail.get("skipped") or (edge.kind == "next" and self.nodes[source].kind == "switch"):
            style = "default"
        if not start or not goal or (start == goal and source != target):
            if start == "" and not self._encloses(target, source):
                self.links.append(Link(source, goal, "hidden", source, target, pull=4))
            return
        self._link(start, goal, style, source, target, label(edge, self.nodes[source], self.nodes[target]))

    def _out(self, source: str) -> str:
        return self.exits[source].leave if source in self.exits else source

    def _link(self, start: str, goal: str, style: Style, origin: str, target: str, text: str = "") -> None:
        if not text:
            joins = self.cards[goal].face.shape in {"bar", "ring"} or self.cards[goal].id.endswith("#next")
            self.links.append(Link(start, goal, style, origin, target, arrow=not joins))
            return
        box = self.cards[start].box
        if style in ASIDE and self.cards[start].head and self.boxes[box].id not in self._around(self.cards[goal].box):
            box = self.boxes[box].parent  # it leads out of the container: the label stands beside it, too
        pill = f"{start}#pill{len(self.links)}"
        family = {"error": "error", "comp": "comp", "event": "event", "timeout": "time"}.get(style, "term")
        full, text = text, fit(text, 11, PILL_ROOM)
        look = Face(family, "", style, text, shape="pill")
        anchor = self.cards[goal if style in ASIDE and self.cards[goal].order > self.cards[start].order else start]
        self.cards[pill] = Card(
            id=pill, box=box, face=look, width=pill_width(text), height=20.0, order=anchor.order,
            start=anchor.start, end=anchor.end, task=False, full=full,
        )  # fmt: skip
        self.links.append(Link(start, pill, style, origin, target, arrow=False))
        self.links.append(Link(pill, goal, style, origin, target))

    def _around(self, box: str) -> set[str]:
        """The boxes around something in a box."""
        around = set()
        while box:
            around.add(box)
            box = self.boxes[box].parent
        return around

    def _chain_functions(self) -> None:
        """Functions stand below each other, beside the flow."""
        beside = [node.id for node in self.held[""] if node.role == "function"]
        for above, below in zip(beside, beside[1:], strict=False):
            self.links.append(Link(self._out(above) or above, below, "hidden", above, below, pull=5))
