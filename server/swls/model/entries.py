"""What a file has to offer to a search: the names in it, where they stand, and those that files share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model.document import Document
    from swls.model.unit import Unit

_SHARED = ("workflow", "event-type")  # kinds of names that files share without saying so
_UNLISTED = frozenset({"variable", "event-type", "workflow"})


class Entry(NamedTuple):
    """A name, at an offset of its line. `plain`: the line before its end is ASCII, so that all clients count alike."""

    name: str
    kind: str
    container: str
    line: int
    start: int
    end: int
    plain: bool


class Entries(NamedTuple):
    """The names that a file declares, in the order of the text, and those in it that files share."""

    listed: tuple[Entry, ...]
    shared: frozenset[str]


def entries_of(document: Document) -> Entries:
    """The entries of a document; looks at all of it."""
    listed: list[Entry] = []
    shared: set[str] = set()
    for unit in document.units:
        listed += _listed(document, unit)
        shared.update(symbol.name for symbol in unit.names.of_kind(*_SHARED))
        shared.update(use.name for use in unit.names.uses if not set(_SHARED).isdisjoint(use.kinds))
    return Entries(tuple(listed), frozenset(shared))


def _listed(document: Document, unit: Unit) -> Iterator[Entry]:
    identity = identity_of(unit.detection)
    own = identity.name if identity is not None else ""
    if identity is not None:
        yield _entry(document, own, "workflow", "", identity.start, identity.end)
    for symbol in unit.names.symbols:
        if symbol.kind not in _UNLISTED and symbol.start < symbol.end:
            yield _entry(document, symbol.name, symbol.kind, own, symbol.start, symbol.end)


def _entry(document: Document, name: str, kind: str, container: str, start: int, end: int) -> Entry:
    line, column = document.lines.position(start)
    plain = document.text[start - column : end].isascii()
    return Entry(name, kind, container, line, column, column + end - start, plain)
