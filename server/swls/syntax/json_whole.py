"""JSON that is not laid out (all on one line, say): an edit re-reads the innermost container around it."""

from __future__ import annotations

from bisect import bisect_right

from swls.syntax.flow import FlowReader
from swls.syntax.flow_layout import LAYOUT_HELPS
from swls.syntax.nodes import Entry, Item, Mapping, Node, Sequence
from swls.syntax.problems import SyntaxProblem


def edit_whole(
    node: Node, at: int, text: str, start: int, end: int, grown: int
) -> tuple[Node, int, int, list[SyntaxProblem]] | None:
    """The tree of JSON that is not in parts after an edit, its innermost container re-read; None to read it afresh.

    Nothing may be wrong with the brackets of the old text. `start` and `end` bound what was replaced in it. Gives the
    node, the bounds (in the old text) of what was re-read, and the complaints in it (absolute, in the new one).
    """
    trail: list[tuple[Mapping | Sequence, int, int]] = []  # container, its offset, index of the child in it
    while isinstance(node, Mapping | Sequence) and at < start and end < at + node.width:
        index = bisect_right(node.starts, start - at) - 1
        trail.append((node, at, index))
        if index < 0:
            break
        holder = node.entries[index] if isinstance(node, Mapping) else node.items[index]
        if holder.value is None:
            break
        at += node.starts[index] + holder.value_at
        node = holder.value
    for level in range(len(trail) - 1, -1, -1):
        old, old_at, _ = trail[level]
        found: list[SyntaxProblem] = []
        new, behind = FlowReader(text, len(text), found, json=True, layout=False).node(old_at, level)
        if any(item.kind in LAYOUT_HELPS for item in found):
            return None
        if behind != old_at + old.width + grown:
            continue
        for parent, _, index in reversed(trail[:level]):
            new = _with_child(parent, index, new, grown)
        return new, old_at, old_at + old.width, found
    return None


def _with_child(parent: Mapping | Sequence, index: int, child: Node, grown: int) -> Mapping | Sequence:
    """A container with another value under one of its members."""
    starts = parent.starts[: index + 1] + [start + grown for start in parent.starts[index + 1 :]]
    if isinstance(parent, Mapping):
        entries = parent.entries.copy()
        old = entries[index]
        entries[index] = Entry(old.key, old.name, old.colon, old.value_at, child, old.key_at)
        return Mapping(parent.width + grown, True, -1, starts, entries)
    items = parent.items.copy()
    items[index] = Item(items[index].value_at, child)
    return Sequence(parent.width + grown, True, -1, starts, items)
