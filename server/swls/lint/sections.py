"""The parts below a place of a workflow, and which of them an edit has changed.

A part is an item of a list, or an entry of a mapping. A node that an edit leaves alone is the same object in the next
snapshot, so two snapshots differ in one stretch of the parts, which is found without a look into any of them.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

from swls.syntax import Alias, Cursor, Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.syntax import Node
    from swls.syntax.nodes import Entry, Item

    Written = list[Item] | list[Entry]

Path = tuple[str | int, ...]


class Change(NamedTuple):
    """The parts `first` to `old` of a snapshot became the parts `first` to `new` of the next; all others are the same."""

    first: int
    old: int
    new: int

    @property
    def in_place(self) -> bool:
        """Whether every other part has kept its number."""
        return self.old == self.new

    def shifted(self, place: int) -> int | None:
        """The number that a part has now; None of one that is no longer as it was."""
        if place < self.first:
            return place
        return place + self.new - self.old if place >= self.old else None


class Members:
    """What stands in a place of a workflow: all that has to be known of it in the next snapshot, so that nothing else is kept.

    `keys` are the names of the parts; None in a list, where they are known by their numbers.
    """

    __slots__ = ("all", "keys")

    def __init__(self, node: Node | None) -> None:
        self.all: Written = []
        self.keys: list[str] | None = None
        if isinstance(node, Sequence):
            self.all = node.items
        elif isinstance(node, Mapping):
            self.all = node.entries
            self.keys = [entry.name for entry in node.entries]


class Section:
    """The parts below a place in one snapshot, in order; the number of a part among them is its `place`.

    `item` gives the cursor of an item of a list.
    """

    def __init__(self, holder: Cursor | None, item: Callable[[int], Cursor | None]) -> None:
        self._item = item
        self._holder = holder.resolved if holder is not None else None
        node = self._holder.node if self._holder is not None else None
        self.members = Members(node)
        self._starts = node.starts if isinstance(node, Sequence | Mapping) else []
        self._path: Path | None = None
        self._cursors: dict[int, Cursor] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self.members.all)

    def key(self, place: int) -> str | int:
        """The name or number of a part."""
        keys = self.members.keys
        return keys[place] if keys is not None else place

    @property
    def path(self) -> Path:
        """The path of the place from the root of the YAML document."""
        if self._path is None:
            self._path = self._holder.path if self._holder is not None else ()
        return self._path

    def start(self, place: int) -> int:
        """Where a part begins."""
        at = self._holder.start if self._holder is not None else 0
        return at + self._starts[place] + self.members.all[place].value_at

    def written(self, place: int) -> Node | None:
        """What is written where a part stands: it, or an alias for it."""
        return self.members.all[place].value

    def cursor(self, place: int) -> Cursor:
        """Where a part stands; the same object for all who ask."""
        found = self._cursors.get(place)
        if found is None and self.members.keys is None:
            found = self._item(place)
        if found is None:
            assert self._holder is not None  # noqa: S101  (it has parts)
            member, at = self.members.all[place], self._holder.start + self._starts[place]
            found = Cursor(
                self._holder.tree, member.value, at + member.value_at, self._holder, self.key(place), member, at
            )
        self._cursors[place] = found
        return found

    def around(self, start: int, end: int) -> range:
        """The places of the parts in which a stretch of the text is, or right behind which."""
        at = self._holder.start if self._holder is not None else 0
        first, last = bisect_right(self._starts, start - at) - 1, bisect_right(self._starts, end - at)
        return range(max(0, first), last)

    def whole(self, places: Iterable[int]) -> Iterator[int]:
        """Those of the places at which a mapping stands, itself or by an alias: nothing else is a part to look at."""
        for place in places:
            written = self.members.all[place].value
            if isinstance(written, Mapping) or (
                isinstance(written, Alias) and isinstance(self.cursor(place).resolved.node, Mapping)
            ):
                yield place


def change(before: Members, now: Members) -> Change:
    """What has changed from one snapshot to a later one."""
    old, new = before.all, now.all
    if old is new:
        return Change(0, 0, 0)
    shared = min(len(old), len(new))
    same = list(map(is_, old, new))
    first = same.index(False) if False in same else shared
    if first == len(old) == len(new):
        return Change(0, 0, 0)
    ends = list(map(is_, reversed(old), reversed(new)))[: shared - first]
    kept = ends.index(False) if False in ends else len(ends)
    return Change(first, len(old) - kept, len(new) - kept)
