"""Search for a name in all files of the workspace."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from swls.model.entries import Named, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model.entries import Entry
    from swls.model.workspace import Workspace

MOST = 500


class Found(NamedTuple):
    """A name in the file `uri`."""

    uri: str
    entry: Entry


def search(workspace: Workspace, query: str, most: int = MOST) -> list[Found]:
    """The names whose letters contain those of the query in this order, the likeliest first."""
    wanted = "".join(query.split()).lower()
    best = nsmallest(most, _ranked(workspace, wanted), key=lambda one: one[0])
    return [
        Found(uri, entry_of(workspace.members[uri].document, one) if isinstance(one, Named) else one)
        for _, uri, one in best
    ]


def _ranked(workspace: Workspace, wanted: str) -> Iterator[tuple[tuple[object, ...], str, Entry | Named]]:
    for uri in list(workspace.members):
        member = workspace.member(uri)
        for number, one in enumerate(member.searched() if member is not None else ()):
            rank = _rank(one.name.lower(), wanted)
            if rank is not None:
                yield (rank, one.kind != "workflow", len(one.name), one.name, uri, number), uri, one


def _rank(name: str, wanted: str) -> int | None:
    """How well a name fits: 0 the best, None not at all."""
    if name.startswith(wanted):
        return 0 if len(name) == len(wanted) else 1
    if wanted in name:
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in wanted) else None
