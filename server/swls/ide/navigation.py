"""Go to definition: from a name to what it stands for, also in another file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.ide.subject import Site, subject_at

if TYPE_CHECKING:
    from swls.model.workspace import Workspace


class Definition(NamedTuple):
    """A declaration in the file `uri`: all of it, and its name. `origin` is the name that was asked about."""

    uri: str
    start: int
    end: int
    name_start: int
    name_end: int
    origin: tuple[int, int]


def definitions(workspace: Workspace, uri: str, offset: int) -> list[Definition]:
    """Where the name at an offset is declared; several where it is declared more than once."""
    subject = subject_at(workspace, uri, offset)
    if subject is None:
        return []
    return [_definition(site, (subject.start, subject.end)) for site in subject.declarations]


def _definition(site: Site, origin: tuple[int, int]) -> Definition:
    start, end = whole(site)
    return Definition(site.place.uri, start, end, site.start, site.end, origin)


def whole(site: Site) -> tuple[int, int]:
    """All of what a declaration declares: its entry, or the mapping that its name stands in."""
    cursor = site.place.unit.root.at(*site.path) if site.path else None
    if cursor is None:
        return site.start, site.end
    if not site.key and cursor.is_scalar and cursor.parent is not None and cursor.key == "name":
        cursor = cursor.parent
        return min(cursor.start, site.start), max(cursor.end, site.end)
    return min(cursor.key_span[0], site.start), max(cursor.end, site.end)
