"""What can be done to a sound workflow where the cursor stands: move things out, back in, around, and write them otherwise.

One file an assist: a function from a `Spot` to what it offers. None of them looks at a generation: the forms of the schema
say what may stand where, and where definitions live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.assists.arguments import arguments
from swls.ide.assists.bring_in import bring_in
from swls.ide.assists.durations import durations
from swls.ide.assists.extract import extract
from swls.ide.assists.forms import forms
from swls.ide.assists.inline import inline
from swls.ide.assists.spot import Assist, spot_at
from swls.ide.assists.wrap import wrap

if TYPE_CHECKING:
    from swls.model import Document
    from swls.model.workspace import Workspace

__all__ = ["Assist", "assists"]

_OFFERS = (extract, inline, bring_in, wrap, forms, durations, arguments)


def assists(
    document: Document, start: int, end: int, *, workspace: Workspace | None = None, uri: str = ""
) -> list[Assist]:
    """What can be done with the selection `start:end` (empty: a cursor), the nearest things first.

    `workspace` has the other files, `uri` is the document's among them.
    """
    spot = spot_at(document, start, end, workspace, uri)
    if spot is None:
        return []
    return [assist for offer in _OFFERS for assist in offer(spot)]
