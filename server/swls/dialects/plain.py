"""Reading a tree as plain data, for whoever wants values and not places. Tolerant: what is not readable is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.syntax import Cursor
from swls.syntax.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

Fields = dict[str, Cursor]

_VALUES = 400  # of one `plain`, so that aliases to aliases do not multiply without end
_LEVELS = 12
_NOTHING: Fields = {}


def fields(cursor: Cursor | None) -> Fields:
    """The entries of a mapping by name (the last of a name counts), with those of merge keys behind them. The cursor keeps
    them: many rules look at the same state.
    """
    if cursor is None:
        return _NOTHING
    if cursor.fields is not None:
        return cursor.fields
    here = cursor.resolved
    node = here.node
    if not isinstance(node, Mapping):
        return _NOTHING
    # Written out instead of asking `Cursor.children`: a large workflow has tens of thousands of entries.
    tree, base = here.tree, here.start
    found: Fields = {}
    for start, entry in zip(node.starts, node.entries, strict=True):
        at = base + start
        found[entry.name] = Cursor(tree, entry.value, at + entry.value_at, cursor, entry.name, entry, at)
    if "<<" in found:
        source = found.pop("<<")
        for merged in source.children() if source.is_sequence else [source]:
            for child in merged.children():
                if isinstance(child.key, str) and child.key != "<<":
                    found.setdefault(child.key, child)
    cursor.fields = found
    return found


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


def items(cursor: Cursor | None) -> Iterator[Cursor]:
    """The items of a sequence; nothing for anything else."""
    if cursor is not None and cursor.is_sequence:
        yield from cursor.children()


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
