"""Find references: every place that names what the name under the cursor stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.subject import Site, sites, subject_at

if TYPE_CHECKING:
    from swls.model.workspace import Workspace


def references(workspace: Workspace, uri: str, offset: int, *, declaration: bool = True) -> list[Site]:
    """The places in document order, the asked file first; with `declaration`, those that declare it too."""
    subject = subject_at(workspace, uri, offset)
    if subject is None:
        return []
    found = {
        (site.place.uri, site.start): site
        for site in sites(workspace, subject)
        if (declaration or site.role != "declaration") and site.start < site.end
    }
    return sorted(found.values(), key=lambda site: (site.place.uri != uri, site.place.uri, site.start))
