"""What a file has to offer to a search: the names in it, where they stand, and those that files share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.model.document import Document
    from swls.model.frames import Frame

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


class Named(NamedTuple):
    """A name, at offsets of the text."""

    name: str
    kind: str
    container: str
    start: int
    end: int


class Entries(NamedTuple):
    """The names that a file declares, in the order of the text, and those in it that files share."""

    listed: tuple[Entry, ...]
    shared: frozenset[str]


def entries_of(document: Document) -> Entries:
    """The entries of a document; looks at all of it."""
    shared: set[str] = set()
    for unit in document.units:
        shared.update(symbol.name for symbol in unit.names.of_kind(*_SHARED))
        shared.update(use.name for use in unit.names.uses_of_kind(*_SHARED))
    return Entries(tuple(entry_of(document, named) for named in names_of(document)), frozenset(shared))


def names_of(document: Document) -> Iterator[Named]:
    """The names that a document declares, in the order of the text."""
    for unit in document.units:
        identity = identity_of(unit.detection)
        own = identity.name if identity is not None else ""
        if identity is not None:
            yield Named(own, "workflow", "", identity.start, identity.end)
        for frame, several in unit.names.made("listed", _listed):
            for name, kind, start, end in several:
                yield Named(name, kind, own, frame.at + start, frame.at + end)


def entry_of(document: Document, named: Named) -> Entry:
    """A name of the document at its line."""
    line, column = document.lines.position(named.start)
    plain = document.text[named.start - column : named.end].isascii()
    return Entry(named.name, named.kind, named.container, line, column, column + named.end - named.start, plain)


def _listed(_: Frame, groups: Iterable[Frame]) -> list[tuple[str, str, int, int]]:
    return [
        (fact.name, fact.kind, group.at + fact.start, group.at + fact.end)
        for group in groups
        for fact in group.facts.declarations
        if fact.kind not in _UNLISTED and fact.start < fact.end
    ]
