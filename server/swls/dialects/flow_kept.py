"""What a flow graph keeps of its tasks or states for the graph of the next snapshot.

What is said of a task depends on its text, on where its list goes on, and on the definitions that it names. As long as these are the
same its nodes and edges are, too, but for where they stand in the text. The tasks inside it are kept below it, so that
an edit in one of them makes anew the tasks around it, and none beside those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.dialects.flow import FlowNode
from swls.syntax.nodes import Alias, Mapping, Sequence

if TYPE_CHECKING:
    from swls.dialects.flow import Dangling, FlowEdge
    from swls.dialects.plain import Fields
    from swls.syntax import Cursor, Node


class Names:
    """Ids of the tasks of a list, or of all states, by name. Takes note of what it is asked."""

    __slots__ = ("_ids", "asked")

    def __init__(self, ids: dict[str, str]) -> None:
        self._ids = ids
        self.asked: dict[str, str | None] = {}

    def get(self, name: str) -> str | None:
        """The id of what has a name."""
        found = self.asked[name] = self._ids.get(name)
        return found

    def still(self, asked: dict[str, str | None]) -> bool:
        """Whether the same questions have the same answers."""
        return all(self._ids.get(name) == id for name, id in asked.items())


class Kept(NamedTuple):
    """What was made of a task or state, whose value is `node`, when it stood at `at` (the offset of its value).

    `context` is all it depends on beside its text, but for the names that it has `asked` for.
    """

    node: Node | None
    at: int
    context: tuple[Any, ...]
    asked: dict[str, str | None]
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
    dangling: tuple[Dangling, ...]
    inner: dict[str, Kept]

    def holds(self, cursor: Cursor, context: tuple[Any, ...], names: Names) -> bool:
        """Whether it would be made again just so."""
        return self.node is cursor.node and self.context == context and names.still(self.asked)

    def placed(self, at: int) -> Kept:
        """The same at another offset. What is kept below it stays as it is: it is placed when it is needed."""
        by = at - self.at
        return self if not by else self._replace(at=at, nodes=tuple([_moved(node, by) for node in self.nodes]))


def _moved(node: FlowNode, by: int) -> FlowNode:
    return FlowNode(
        node.id, node.name, node.kind, node.variant, node.parent, node.role,
        node.start + by, node.end + by, node.name_start + by, node.name_end + by, node.detail,
    )  # fmt: skip


def source_of(holder: Fields, *names: str) -> tuple[Any, ...]:
    """What definitions are read from: equal as long as they are the same."""
    found = [holder.get(name) for name in names]
    return tuple(
        object() if cursor is not None and stands_elsewhere(cursor) else cursor.node if cursor is not None else None
        for cursor in found
    )


def stands_elsewhere(cursor: Cursor) -> bool:
    """Whether something in a value is an alias, so that it may change while the value does not."""
    if "*" not in cursor.tree.text[cursor.start : cursor.end]:
        return False
    stack = [cursor.node]
    while stack:
        node = stack.pop()
        if isinstance(node, Alias):
            return True
        if isinstance(node, Mapping):
            stack.extend(entry.value for entry in node.entries)
        elif isinstance(node, Sequence):
            stack.extend(item.value for item in node.items)
    return False
