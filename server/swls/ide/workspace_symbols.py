"""Search for a name in all files of the workspace."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from swls.ide.nearest import NO_FIT, fit
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
            rank = fit(one.name.lower(), wanted)
            if rank < NO_FIT:
                yield (rank, one.kind != "workflow", len(one.name), one.name, uri, number), uri, one
