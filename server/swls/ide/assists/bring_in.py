"""Bring a section that a workflow keeps in a file of its own into the workflow: `functions: functions.json` becomes their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import parts_of
from swls.ide.assists.draft import Draft
from swls.ide.assists.spot import Assist, Spot
from swls.ide.links import relative_addresses
from swls.model.uris import resolve
from swls.syntax.editing import fragment, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Document
    from swls.model.workspace import Place
    from swls.syntax import Cursor


def bring_in(spot: Spot) -> Iterator[Assist]:
    """Write what stands in the file in the place of its address. The file stays: other workflows may refer to it."""
    for part in parts_of(spot.unit.detection):
        cursor = spot.unit.root.get(part.section)
        if cursor is None or not cursor.key_span[0] <= spot.start <= cursor.end:
            continue
        member = spot.workspace.member(resolve(spot.uri, part.address)) if spot.workspace is not None else None
        place = next(iter(member.places()), None) if member is not None else None
        kept = _section(place, part.section) if place is not None else None
        value = fragment(kept) if kept is not None else None
        if place is None or value is None or _leads_elsewhere(spot.uri, place):
            continue
        draft = Draft(spot.document, spot.unit)
        draft.change(replace_value(cursor, value))
        if _problems(draft.document) <= _problems(spot.document) + _problems(place.document):
            file = part.address.rpartition("/")[2]
            yield Assist(f"bring the {part.section} of '{file}' in here", "refactor.inline", draft.edits())


def _section(place: Place, section: str) -> Cursor | None:
    """Where a file has the section: under its name, or as a whole."""
    root = place.unit.root
    known = place.unit.shape.key(section)
    return root.get(section) if known is not None and section in place.unit.shape.properties else root


def _leads_elsewhere(uri: str, place: Place) -> bool:
    """Whether an address in the file would mean another place in the text at `uri`."""
    folder = uri.rpartition("/")[0]
    return folder != place.uri.rpartition("/")[0] and any(relative_addresses(place))


def _problems(document: Document) -> int:
    return sum(unit.facts.problem_count for unit in document.units)
