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
    """Words above a definition at `start:end`, or (`diagram`) the way to the picture of a workflow.

    `places` is where it is named.
    """

    start: int
    end: int
    title: str
    places: tuple[Site, ...] = ()
    diagram: bool = False


def lenses(workspace: Workspace, uri: str) -> list[Lens]:
    """The lenses of a file, in the order of the text; of very many definitions the first."""
    member = workspace.member(uri)
    found: list[Lens] = []
    for place in member.places() if member is not None else ():
        identity = identity_of(place.unit.detection)
        if identity is not None:
            root = place.unit.root
            found.append(Lens(root.start, root.start, "Open diagram", diagram=True))
            named = _named(workspace, uri, identity.start)
            if named:
                found.append(Lens(identity.start, identity.end, _count(len(named)), named))
        found += _definitions(workspace, place, MOST - len(found))
    return found


def _definitions(workspace: Workspace, place: Place, most: int) -> Iterator[Lens]:
    for number, symbol in enumerate(place.unit.names.of_kind(*_KINDS)):
        if number >= most:
            return
        if symbol.scope == "" and symbol.start < symbol.end:
            named = _named(workspace, place.uri, symbol.start)
            yield Lens(symbol.start, symbol.end, _count(len(named)), named)


def _named(workspace: Workspace, uri: str, offset: int) -> tuple[Site, ...]:
    subject = subject_at(workspace, uri, offset)
    if subject is None:
        return ()
    return tuple(site for site in sites(workspace, subject) if site.role != "declaration")


def _count(number: int) -> str:
    return f"{number} reference{'' if number == 1 else 's'}"
