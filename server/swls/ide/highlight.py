"""Highlight: where else in the document the name under the cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.ide.references import references
from swls.model.workspace import Workspace

if TYPE_CHECKING:
    from swls.model.document import Document


class Highlight(NamedTuple):
    """A place; `write` where the name is declared."""

    start: int
    end: int
    write: bool


def highlights(document: Document, offset: int) -> list[Highlight]:
    """The places in the order of the text."""
    workspace = Workspace.of(document)
    return [Highlight(site.start, site.end, site.role == "declaration") for site in references(workspace, "", offset)]
