"""Standing at a node of a tree: where it is, and the way back up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from swls.syntax.nodes import Alias, Entry, Item, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.syntax.tree import Tree

Path = tuple[str | int, ...]
T = TypeVar("T")


class Cursor:
    """A node at its place. `key` is the name or index under which its parent holds it (None at a root).

    `node` is None where nothing is written for a value; `start` is then where it would stand. Offsets are absolute.
    `below` is for whoever reads its entries or items to keep them, by `keep_below`, `kept` for what else is read off it, by
    `keep`; `Tree.forget` lets both go, at any time: another thread may be done with the text first.
    """

    __slots__ = ("below", "entry", "entry_at", "kept", "key", "node", "parent", "start", "tree")

    def __init__(
        self,
        tree: Tree,
        node: Node | None,
        start: int,
        parent: Cursor | None = None,
        key: str | int | None = None,
        entry: Entry | Item | None = None,
        entry_at: int = 0,
    ) -> None:
        self.tree = tree
        self.node = node
        self.start = start
        self.parent = parent
        self.key = key
        self.entry = entry
        self.entry_at = entry_at
        self.below: Any = None
        self.kept: dict[str, Any] | None = None

    def keep_below(self, read: T) -> T:
        """Keep what was read of the entries or items for the next who asks."""
        self.below = read
        self.tree.holders.append(self)
        return read

    def keep(self, word: str, read: T) -> T:
        """Keep something else that was read off it, under a word of the reader's."""
        self.kept = {**(self.kept or {}), word: read}
        self.tree.holders.append(self)
        return read

    def kept_as(self, word: str) -> Any:
        """What was kept under a word; None where nothing is."""
        kept = self.kept
        return kept.get(word) if kept is not None else None

    @property
    def end(self) -> int:
        """The offset behind the node."""
        return self.start + (self.node.width if self.node is not None else 0)

    @property
    def key_span(self) -> tuple[int, int]:
        """Where the key (or the dash) that holds this node stands."""
        if isinstance(self.entry, Entry):
            at = self.entry_at + self.entry.key_at
            return at, at + self.entry.key.width
        return self.entry_at, self.entry_at + (1 if self.entry is not None else 0)

    @property
    def path(self) -> Path:
        """Keys and indexes from the root."""
        found: list[str | int] = []
        cursor: Cursor | None = self
        while cursor is not None and cursor.key is not None:
            found.append(cursor.key)
            cursor = cursor.parent
        return tuple(reversed(found))

    @property
    def pointer(self) -> str:
        """The JSON pointer from the root (RFC 6901)."""
        return to_pointer(self.path)

    @property
    def resolved(self) -> Cursor:
        """What an alias refers to, any other cursor itself. It keeps its key and its parent."""
        if not isinstance(self.node, Alias):
            return self
        found = self.tree.target(self.node, self.start)
        if found is None:
            return self
        return Cursor(self.tree, found[0], found[1], self.parent, self.key, self.entry, self.entry_at)

    @property
    def value(self) -> object:
        """The value of a scalar; None for anything else."""
        node = self.resolved.node
        return node.value if isinstance(node, Scalar) else None

    @property
    def text(self) -> str:
        """The text of a scalar; empty for anything else."""
        node = self.resolved.node
        return node.text if isinstance(node, Scalar) else ""

    @property
    def is_mapping(self) -> bool:
        """Whether a mapping stands here."""
        return isinstance(self.resolved.node, Mapping)

    @property
    def is_sequence(self) -> bool:
        """Whether a sequence stands here."""
        return isinstance(self.resolved.node, Sequence)

    @property
    def is_scalar(self) -> bool:
        """Whether a scalar stands here."""
        return isinstance(self.resolved.node, Scalar)

    def children(self) -> Iterator[Cursor]:
        """The values of a mapping or the items of a sequence, in order, merge keys not looked through."""
        here = self.resolved
        node = here.node
        if isinstance(node, Mapping):
            for start, entry in zip(node.starts, node.entries, strict=True):
                at = here.start + start
                yield Cursor(self.tree, entry.value, at + entry.value_at, self, entry.name, entry, at)
        elif isinstance(node, Sequence):
            for index, (start, item) in enumerate(zip(node.starts, node.items, strict=True)):
                at = here.start + start
                yield Cursor(self.tree, item.value, at + item.value_at, self, index, item, at)

    def get(self, key: str | int) -> Cursor | None:
        """The child under a key (the last of that name, else one brought by a merge key) or index."""
        here = self if self.node.__class__ is not Alias else self.resolved
        node = here.node
        if isinstance(node, Mapping) and isinstance(key, str):
            merges = False
            entries = node.entries
            for index in range(len(entries) - 1, -1, -1):
                entry = entries[index]
                if entry.name == key:
                    at = here.start + node.starts[index]
                    return Cursor(self.tree, entry.value, at + entry.value_at, self, key, entry, at)
                merges = merges or entry.name == "<<"
            return self._merged(key) if merges else None
        if isinstance(node, Sequence) and isinstance(key, int) and 0 <= key < len(node.items):
            item = node.items[key]
            at = here.start + node.starts[key]
            return Cursor(self.tree, item.value, at + item.value_at, self, key, item, at)
        return None

    def at(self, *path: str | int) -> Cursor | None:
        """The descendant at a path."""
        cursor: Cursor | None = self
        for part in path:
            cursor = cursor.get(part) if cursor is not None else None
        return cursor

    def _merged(self, key: str) -> Cursor | None:
        source = self.get("<<")
        if source is None:
            return None
        sources = list(source.children()) if source.is_sequence else [source]
        for candidate in sources:
            node = candidate.resolved.node
            if isinstance(node, Mapping) and node.get("<<") is None:
                found = candidate.get(key)
                if found is not None:
                    return Cursor(self.tree, found.node, found.start, self, key, found.entry, found.entry_at)
        return None


@lru_cache(maxsize=4096)
def to_pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def from_pointer(pointer: str) -> tuple[str, ...]:
    """The parts of a JSON pointer, indexes still as text."""
    if not pointer:
        return ()
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.lstrip("#").lstrip("/").split("/"))


def root_cursor(tree: Tree, index: int = 0) -> Cursor | None:
    """The root of a document, None when it is empty."""
    root = tree.roots[index]
    return Cursor(tree, root.node, root.at) if root.node is not None else None


def find(tree: Tree, place: Path | str, index: int = 0) -> Cursor | None:
    """The node at a path or JSON pointer."""
    cursor = root_cursor(tree, index)
    parts: tuple[str | int, ...] = from_pointer(place) if isinstance(place, str) else place
    for part in parts:
        if cursor is None:
            return None
        if cursor.is_sequence and isinstance(part, str):
            cursor = cursor.get(int(part)) if part.isdigit() else None
        else:
            cursor = cursor.get(part)
    return cursor


def covering(tree: Tree, offset: int, index: int | None = None) -> list[Cursor]:
    """The nodes that contain an offset, from the root down; a key counts as part of its entry's value."""
    found: list[Cursor] = []
    for number in range(len(tree.roots)) if index is None else (index,):
        cursor = root_cursor(tree, number)
        while cursor is not None and (cursor.start <= offset <= cursor.end or cursor.entry_at <= offset <= cursor.end):
            found.append(cursor)
            cursor = _child_at(cursor, offset)
        if found:
            break
    return found


def _child_at(cursor: Cursor, offset: int) -> Cursor | None:
    node = cursor.node
    if not isinstance(node, Mapping | Sequence):
        return None
    relative = offset - cursor.start
    best = -1
    low, high = 0, len(node.starts)
    while low < high:
        middle = (low + high) // 2
        if node.starts[middle] <= relative:
            best, low = middle, middle + 1
        else:
            high = middle
    if best < 0:
        return None
    at = cursor.start + node.starts[best]
    child: Entry | Item = node.entries[best] if isinstance(node, Mapping) else node.items[best]
    key: str | int = child.name if isinstance(child, Entry) else best
    found = Cursor(cursor.tree, child.value, at + child.value_at, cursor, key, child, at)
    return found if offset <= max(found.end, found.key_span[1]) else None
