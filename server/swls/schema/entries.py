"""The entries of a mapping that count: its own, and those that merge keys (`<<`) draw in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.syntax.nodes import Alias, Entry, Mapping, Node, Sequence

if TYPE_CHECKING:
    from swls.schema.settle import Entries
    from swls.schema.walk import Walk


class Inherited(Entry):
    """An entry that a merge key draws in: it stands at that key, `inner_at` is where its value begins."""

    __slots__ = ("inner_at",)

    def __init__(self, merge: Entry, entry: Entry, inner_at: int) -> None:
        super().__init__(merge.key, entry.name, merge.colon, merge.value_at, entry.value, merge.key_at)
        self.inner_at = inner_at


def entries_of(walk: Walk, node: Mapping, at: int) -> Entries:
    """The entries that count, by name, with where each begins; those drawn in by a merge key stand at
    that key.
    """
    found: Entries = {entry.name: (entry, at + start) for start, entry in zip(node.starts, node.entries, strict=False)}
    if "<<" in found and walk.resolve is not None:
        merge, start = found.pop("<<")
        walk.volatile = True
        for mapping, begin in _merged(walk, merge.value, start + merge.value_at):
            for inner_start, entry in zip(mapping.starts, mapping.entries, strict=False):
                if entry.name != "<<" and entry.name not in found:
                    found[entry.name] = (
                        Inherited(merge, entry, begin + inner_start + entry.value_at),
                        start,
                    )
    return found


def _merged(walk: Walk, value: Node | None, at: int) -> list[tuple[Mapping, int]]:
    """The mappings that a merge key draws in with where each begins, the most important first."""
    if isinstance(value, Mapping):
        return [(value, at)]
    if isinstance(value, Alias):
        target = walk.resolve(value, walk.base + at) if walk.resolve is not None else None
        if target is None or not isinstance(target[0], Mapping):
            return []
        return [(target[0], target[1] - walk.base)]
    found: list[tuple[Mapping, int]] = []
    if isinstance(value, Sequence):
        for start, item in zip(value.starts, value.items, strict=False):
            if isinstance(item.value, (Alias, Mapping)):
                found += _merged(walk, item.value, at + start + item.value_at)
    return found
