"""Looking at a workflow part by part, and at each part once.

A keystroke changes one state of hundreds; what was made of the others is still true, because a node that an edit leaves
alone is the same object in the next snapshot. A part is an item of a list, or an entry of a mapping, below the workflow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from swls.lint.finding import moved, within
from swls.syntax import Alias, Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.lint.finding import Finding
    from swls.model import Unit
    from swls.syntax import Cursor, Node

Path = tuple[str | int, ...]
T = TypeVar("T")

_SPARE = 256  # parts that are gone and may be remembered all the same


class Read(NamedTuple, Generic[T]):
    """What was made of a part. `path` leads to it from the workflow."""

    path: Path
    made: T


class _Part(NamedTuple):
    """A part as it stands among the others; `aliased` when its place holds but an alias for it."""

    node: Node
    key: str | int
    aliased: bool


class _Section(NamedTuple):
    """The parts of a place in order, and the identities of their nodes."""

    parts: list[_Part]
    ids: frozenset[int]


class _Judged(NamedTuple):
    """What was found in a part when it stood at an offset and a path."""

    node: Node
    start: int
    path: Path
    found: list[Finding]


class Parts:
    """The parts of one workflow, with what is remembered of them from earlier snapshots."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._listed: dict[Path, _Section] = {}
        self._made: dict[Any, list[Read[Any]]] = {}

    def read(self, read: Callable[[Cursor], T], section: Path) -> list[Read[T]]:
        """What a function makes of each part, or has made of it before: plain data that does not say where the part is."""
        found = self._made.get((read, section))
        if found is None:
            kept: dict[int, tuple[Node, T]] = self._remembered(read, section)
            found = self._made[read, section] = []
            for part in self._of(section).parts:
                known = kept.get(id(part.node))
                if known is None:
                    known = part.node, read(self._cursor(section, part.key))
                    self._remember(kept, part, known)
                found.append(Read((*section, part.key), known[1]))
        return found

    def judge(self, judge: Callable[[Cursor], Iterator[Finding]], owner: object, section: Path) -> Iterator[Finding]:
        """What a function finds in each part. It is not shown a part again, unless it pointed at something outside of it.

        `owner` is whose judgement that is, in every snapshot.
        """
        clean: dict[int, Node] = self._remembered(owner, section)
        told: dict[int, _Judged] = self._remembered((owner, "told"), section)
        parts, ids = self._of(section)
        new = ids - clean.keys()
        for part in parts if new else ():
            if id(part.node) not in new:
                continue
            cursor = self._cursor(section, part.key)
            known = told.get(id(part.node))
            if known is not None:
                by, cut = cursor.start - known.start, len(known.path)
                yield from (moved(finding, by, cursor.path, cut) for finding in known.found)
                continue
            found = list(judge(cursor))
            yield from found
            if not found:
                self._remember(clean, part, part.node)
            elif all(within(finding, cursor.start, cursor.end) for finding in found):
                self._remember(told, part, _Judged(part.node, cursor.start, cursor.path, found))

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
            listed = self._listed[section] = _Section(known, frozenset(id(part.node) for part in known))
        return listed

    def _part(self, section: Path, key: str | int, node: Node | None) -> _Part | None:
        if isinstance(node, Alias):
            meant = self._cursor(section, key).resolved.node
            return _Part(meant, key, aliased=True) if isinstance(meant, Mapping) else None
        return _Part(node, key, aliased=False) if isinstance(node, Mapping) else None

    def _cursor(self, section: Path, key: str | int) -> Cursor:
        cursor = self._unit.root.at(*section, key)
        assert cursor is not None  # noqa: S101  (it was listed)
        return cursor

    def _remember(self, kept: dict[int, Any], part: _Part, value: Any) -> None:
        """Keep what was found, unless something in the part stands elsewhere and may change while the part does not."""
        if not part.aliased and not _has_alias(part.node):
            kept[id(part.node)] = value

    def _remembered(self, owner: object, section: Path) -> dict[int, Any]:
        memory = self._unit.memory.parts
        key = (owner, section, self._unit.view)
        kept: dict[int, Any] = memory.setdefault(key, {})
        alive = self._of(section).ids
        if len(kept) > len(alive) * 2 + _SPARE:
            kept = memory[key] = {known: value for known, value in list(kept.items()) if known in alive}
        return kept


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
