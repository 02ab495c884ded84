"""Code lenses: how often what a workflow defines is named, and the way to its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of
from swls.ide.subject import Site, sites, subject_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model.workspace import Place, Workspace

# What is defined once to be named elsewhere.
_KINDS = (
    "function", "event", "retry", "error", "authentication", "auth", "timeout", "catalog", "secret", "constant",
)  # fmt: skip
MOST = 300


class Lens(NamedTuple):
    """A place for words above a definition whose name is at `start:end`, or (`diagram`) for the way to the picture of a
    workflow. Where a definition is named is found by `places_named` when it is seen.
    """

    start: int
    end: int
    diagram: bool = False


def lenses(workspace: Workspace, uri: str) -> list[Lens]:
    """The lenses of a file, in the order of the text; of very many definitions those of the first."""
    member = workspace.member(uri)
    found: list[Lens] = []
    for place in member.places() if member is not None else ():
        identity = identity_of(place.unit.detection)
        if identity is not None:
            root = place.unit.root
            found.append(Lens(root.start, root.start, diagram=True))
            found.append(Lens(identity.start, identity.end))
        found += _definitions(place, MOST - len(found))
    return found


def _definitions(place: Place, most: int) -> Iterator[Lens]:
    for number, symbol in enumerate(place.unit.names.of_kind(*_KINDS)):
        if number >= most:
            return
        if symbol.scope == "" and symbol.start < symbol.end:
            yield Lens(symbol.start, symbol.end)


def places_named(workspace: Workspace, uri: str, offset: int) -> list[Site]:
    """Where that is named which is defined at an offset, in all files."""
    subject = subject_at(workspace, uri, offset)
    if subject is None:
        return []
    return [site for site in sites(workspace, subject) if site.role != "declaration"]
