"""Reading a tree as plain data, for whoever wants values and not places. Tolerant: what is not readable is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.syntax import Cursor
from swls.syntax.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView, Sequence

_VALUES = 400  # of one `plain`, so that aliases to aliases do not multiply without end
_LEVELS = 12


class Fields:
    """The entries of a mapping by name: the last of a name counts, those of merge keys stand behind its own.

    A large workflow has tens of thousands of entries, most of which nobody asks for: cursors are made for the others.
    """

    __slots__ = ("_found", "_mapping", "_owner", "_start")

    def __init__(self, owner: Cursor, mapping: Mapping, start: int) -> None:
        self._owner = owner
        self._mapping = mapping
        self._start = start
        self._found: dict[str, Cursor | int] = {entry.name: place for place, entry in enumerate(mapping.entries)}
        if "<<" in self._found:
            source = self["<<"]
            del self._found["<<"]
            for merged in source.children() if source.is_sequence else [source]:
                for child in merged.children():
                    if isinstance(child.key, str) and child.key != "<<":
                        self._found.setdefault(child.key, child)

    @classmethod
    def of(cls, found: dict[str, Cursor]) -> Fields:
        """Entries that are at hand."""
        new = object.__new__(cls)
        new._found = {**found}
        return new

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, name: str) -> Cursor:
        found = self._found[name]
        return self._make(name, found) if isinstance(found, int) else found

    def get(self, name: str) -> Cursor | None:
        """The entry of a name; None when it is not written."""
        found = self._found.get(name)
        return self._make(name, found) if isinstance(found, int) else found

    def keys(self) -> KeysView[str]:
        """The names."""
        return self._found.keys()

    def values(self) -> list[Cursor]:
        """The entries."""
        return [self[name] for name in self._found]

    def items(self) -> list[tuple[str, Cursor]]:
        """The names with their entries."""
        return [(name, self[name]) for name in self._found]

    def _make(self, name: str, place: int) -> Cursor:
        entry, at = self._mapping.entries[place], self._start + self._mapping.starts[place]
        made = self._found[name] = Cursor(
            self._owner.tree, entry.value, at + entry.value_at, self._owner, name, entry, at
        )
        return made


NO_FIELDS = Fields.of({})


def fields(cursor: Cursor | None) -> Fields:
    """The entries of a mapping. The cursor keeps them: many rules look at the same state."""
    if cursor is None:
        return NO_FIELDS
    below = cursor.below
    if below is not None:
        return below if isinstance(below, Fields) else NO_FIELDS
    here = cursor.resolved
    node = here.node
    if not isinstance(node, Mapping):
        return NO_FIELDS
    return cursor.keep_below(Fields(cursor, node, here.start))


def text(cursor: Cursor | None) -> str:
    """A scalar as text; empty for anything else and for null."""
    if cursor is None:
        return ""
    node = cursor.resolved.node
    return node.text if isinstance(node, Scalar) and node.value is not None else ""


def is_true(cursor: Cursor | None) -> bool:
    """Whether a flag is set, also where it is written as text."""
    if cursor is None:
        return False
    return cursor.value is True or cursor.text.lower() == "true"


def items(cursor: Cursor | None) -> Sequence[Cursor]:
    """The items of a sequence; nothing for anything else. The cursor keeps them, too."""
    if cursor is None or not cursor.is_sequence:
        return ()
    found: tuple[Cursor, ...] | None = cursor.below
    return found if found is not None else cursor.keep_below(tuple(cursor.children()))


def texts(cursor: Cursor | None) -> list[str]:
    """The scalars of a sequence, or a scalar as a list of one."""
    if cursor is None:
        return []
    if cursor.is_scalar:
        return [cursor.text] if cursor.value is not None else []
    return [child.text for child in items(cursor) if child.is_scalar]


def plain(cursor: Cursor | None) -> Any:
    """What stands here as scalars, lists and dicts: not deeper than 12 levels, no more than 400 values."""
    if cursor is not None and isinstance(cursor.node, Scalar):
        return cursor.node.value
    return _plain(cursor, _LEVELS, [_VALUES])


def pick(source: Fields, *names: str) -> dict[str, Any]:
    """The named entries as plain data, those that are written."""
    found = {}
    for name in names:
        if name in source:
            value = plain(source[name])
            if value is not None:
                found[name] = value
    return found


def _plain(cursor: Cursor | None, levels: int, left: list[int]) -> Any:
    left[0] -= 1
    if cursor is None or levels == 0 or left[0] < 0:
        return None
    if cursor.is_mapping:
        mapping = {}
        for name, child in fields(cursor).items():
            if left[0] <= 0:
                break
            mapping[name] = _plain(child, levels - 1, left)
        return mapping
    if cursor.is_sequence:
        sequence = []
        for child in cursor.children():
            if left[0] <= 0:
                break
            sequence.append(_plain(child, levels - 1, left))
        return sequence
    return cursor.value
