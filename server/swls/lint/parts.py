"""Looking at a workflow part by part, and at each part once.

A keystroke changes one state of hundreds; what was made of the others is still true, because a node that an edit leaves
alone is the same object in the next snapshot. A part is an item of a list, or an entry of a mapping, below the workflow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from swls.lint.finding import moved, within
from swls.syntax import Alias, Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.lint.finding import Finding
    from swls.model import Unit
    from swls.syntax import Cursor, Node

Path = tuple[str | int, ...]
T = TypeVar("T")


class Read(NamedTuple, Generic[T]):
    """What was made of a part. `path` leads to it from the workflow."""

    path: Path
    made: T


class _Part(NamedTuple):
    """A part as it stands among the others; `aliased` when its place holds but an alias for it."""

    node: Node
    key: str | int
    aliased: bool


class _Section:
    """The parts of a place in order. It keeps their nodes, by whose identities they are told apart, from being replaced."""

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts
        self.keys = [part.key for part in parts]
        self._places: dict[int, list[int]] = {}
        for place, part in enumerate(parts):
            self._places.setdefault(id(part.node), []).append(place)
        self.ids = frozenset(self._places)

    def chosen(self, ids: frozenset[int]) -> Iterator[_Part]:
        """The parts with these nodes, in order."""
        if ids is self.ids:
            return iter(self.parts)
        places = sorted(place for one in ids for place in self._places.get(one, ()))
        return (self.parts[place] for place in places)


class _Reads(NamedTuple):
    """What was made of each part. `open` are the nodes to read again, because something in them stands elsewhere."""

    section: _Section
    reads: list[Read[Any]]
    open: frozenset[int]


class _Told(NamedTuple):
    """What was found in a part when it stood at an offset and a path."""

    start: int
    path: Path
    found: list[Finding]


class _Judged(NamedTuple):
    """What was judged. `open` are the nodes that are not clean: with what was found in them, or to be judged again."""

    section: _Section
    open: dict[int, _Told | None]


class Parts:
    """The parts of one workflow, with what is remembered of them from earlier snapshots."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._listed: dict[Path, _Section] = {}
        self._made: dict[Any, list[Read[Any]]] = {}
        self._new: dict[tuple[int, int], tuple[_Section, frozenset[int]]] = {}
        self._others: dict[tuple[int, int], tuple[_Section, list[int] | None]] = {}
        self._cursors: dict[tuple[Path, str | int], Cursor] = {}
        self._aliases: dict[int, bool] = {}
        self._plain = "*" not in unit.tree.text

    def read(self, read: Callable[[Cursor], T], section: Path) -> list[Read[T]]:
        """What a function makes of each part, or has made of it before: plain data that does not say where the part is."""
        found = self._made.get((read, section))
        if found is None:
            memory, key = self._unit.memory.parts, (read, section, self._unit.view)
            now = self._of(section)
            before: _Reads | None = memory.get(key)
            known, due = self._known(now, before)
            open_: set[int] = set()
            fresh: dict[int, Read[Any]] = {}
            for place in due:
                part = now.parts[place]
                one = known[place] or fresh.get(id(part.node))  # an alias may stand for a part that was just read
                made = one.made if one is not None else read(self._cursor(section, part.key))
                known[place] = one = Read((*section, part.key), made)
                if self._has_alias(part.node):
                    open_.add(id(part.node))
                else:
                    fresh[id(part.node)] = one
            found = self._made[read, section] = [one for one in known if one is not None]
            memory[key] = _Reads(now, found, frozenset(open_))
        return found

    def _known(self, now: _Section, before: _Reads | None) -> tuple[list[Read[Any] | None], Iterable[int]]:
        """What is known of each part, and the places of those to read, or to note that they have moved up or down."""
        if before is None:
            return [None] * len(now.parts), range(len(now.parts))
        changed = self._changed(now, before.section) if not before.open else None
        if changed is not None:
            known: list[Read[Any] | None] = list(before.reads)
            for place in changed:
                known[place] = None
            return known, changed
        pairs = zip(before.section.parts, before.reads, strict=True)
        kept = {id(part.node): one for part, one in pairs if id(part.node) not in before.open}
        known = [kept.get(id(part.node)) for part in now.parts]
        moved = [
            place
            for place, (part, one) in enumerate(zip(now.parts, known, strict=True))
            if one is None or one.path[-1] != part.key
        ]
        return known, moved

    def _changed(self, now: _Section, before: _Section) -> list[int] | None:
        """The places whose parts are others than before, for all who ask; None where parts have come, gone or been renamed."""
        pair = (id(now), id(before))
        if pair not in self._others:
            places = None
            if now.keys == before.keys:
                pairs = enumerate(zip(now.parts, before.parts, strict=True))
                places = [place for place, (part, old) in pairs if part.node is not old.node]
            self._others[pair] = before, places
        return self._others[pair][1]

    def judge(self, judge: Callable[[Cursor], Iterator[Finding]], owner: object, section: Path) -> Iterator[Finding]:
        """What a function finds in each part. It is not shown a part again, unless it pointed at something outside of it.

        `owner` is whose judgement that is, in every snapshot.
        """
        memory, key = self._unit.memory.parts, (owner, section, self._unit.view)
        now = self._of(section)
        before: _Judged | None = memory.get(key)
        due = now.ids if before is None else self._since(now, before.section).union(before.open)
        open_: dict[int, _Told | None] = {}
        for part in now.chosen(due):
            cursor = self._cursor(section, part.key)
            told = before.open.get(id(part.node)) if before is not None and not part.aliased else None
            if told is not None:
                by, cut = cursor.start - told.start, len(told.path)
                yield from (moved(finding, by, cursor.path, cut) for finding in told.found)
            elif found := list(judge(cursor)):
                told = _Told(cursor.start, cursor.path, found)
                yield from found
            if part.aliased or self._has_alias(part.node):
                open_[id(part.node)] = None
            elif told is not None:
                inside = all(within(finding, told.start, told.start + part.node.width) for finding in told.found)
                open_[id(part.node)] = told if inside else None
        memory[key] = _Judged(now, open_)

    def _since(self, now: _Section, before: _Section) -> frozenset[int]:
        """The nodes that were not there before, which is the same for nearly all who ask."""
        known = self._new.get((id(now), id(before)))
        if known is None:
            known = self._new[id(now), id(before)] = before, now.ids - before.ids
        return known[1]

    def _of(self, section: Path) -> _Section:
        listed = self._listed.get(section)
        if listed is None:
            holder = self._unit.root.at(*section)
            node = holder.resolved.node if holder is not None else None
            pairs: list[tuple[str | int, Node | None]] = []
            if isinstance(node, Sequence):
                pairs = [(index, item.value) for index, item in enumerate(node.items)]
            elif isinstance(node, Mapping):
                pairs = [(entry.name, entry.value) for entry in node.entries]
            known = [_Part(node, key, aliased=False) for key, node in pairs if isinstance(node, Mapping)]
            if len(known) < len(pairs):
                known = [part for key, node in pairs if (part := self._part(section, key, node)) is not None]
            listed = self._listed[section] = _Section(known)
        return listed

    def _part(self, section: Path, key: str | int, node: Node | None) -> _Part | None:
        if isinstance(node, Alias):
            meant = self._cursor(section, key).resolved.node
            return _Part(meant, key, aliased=True) if isinstance(meant, Mapping) else None
        return _Part(node, key, aliased=False) if isinstance(node, Mapping) else None

    def _cursor(self, section: Path, key: str | int) -> Cursor:
        cursor = self._cursors.get((section, key))
        if cursor is None:
            cursor = self._unit.root.at(*section, key)
            assert cursor is not None  # noqa: S101  (it was listed)
            self._cursors[section, key] = cursor
        return cursor

    def _has_alias(self, node: Node) -> bool:
        """Whether something in a part stands elsewhere; each part is searched for the first who asks."""
        if self._plain:
            return False
        found = self._aliases.get(id(node))
        if found is None:
            found = self._aliases[id(node)] = _has_alias(node)
        return found


def _has_alias(node: Node) -> bool:
    stack: list[Node] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Alias):
            return True
        if isinstance(one, Mapping):
            stack.extend(entry.value for entry in one.entries if entry.value is not None)
        elif isinstance(one, Sequence):
            stack.extend(item.value for item in one.items if item.value is not None)
    return False
