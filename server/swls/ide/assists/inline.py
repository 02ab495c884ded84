"""Put a definition back where it is named; the opposite of extracting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.ide.assists.draft import Draft
from swls.ide.assists.spot import Assist, Spot, written_keys
from swls.model.names import Symbol, Use
from swls.schema import walk
from swls.syntax.editing import fragment, insert_entries, remove, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.syntax import Cursor


def inline(spot: Spot) -> Iterator[Assist]:
    """Inline what the name under the cursor stands for. The definition goes when nothing names it any more."""
    use = spot.unit.names.at(spot.start)
    if not isinstance(use, Use):
        return
    symbol = spot.unit.names.resolve(use)
    home = spot.unit.homes.get(symbol.kind) if symbol is not None else None
    if symbol is None or home is None or home.named_by is not None or symbol.scope:
        return
    place, definition = spot.unit.root.at(*use.path), spot.unit.root.at(*symbol.path)
    if place is None or definition is None or definition.node is None:
        return
    value = fragment(definition)
    if value is None or not definition.is_mapping:
        return
    draft = Draft(spot.document, spot.unit)
    if any(not walk(definition.node, form, view=spot.unit.view).problem_count for form in spot.forms(place)):
        draft.change(replace_value(place, value))
    elif not _in_place_of_parent(spot, draft, place, definition, value):
        return
    last = len(spot.unit.names.uses_of(symbol)) == 1
    if last and (gone := draft.at(symbol.path)) is not None:
        draft.change(remove(gone, prune=True))
    ending = " and remove its definition" if last else ""
    yield Assist(f"inline {home.form.noun or home.kind} '{_short(symbol)}'{ending}", "refactor.inline", draft.edits())


def _in_place_of_parent(spot: Spot, draft: Draft, place: Cursor, definition: Cursor, value: Any) -> bool:
    """Where the name is a property of a mapping (`use: name`, `call: name`): the definition takes its place there."""
    parent = place.parent
    if parent is None or not isinstance(place.key, str):
        return False
    beside = [key for key in written_keys(parent) if key != place.key]
    if set(beside) & set(written_keys(definition)):
        return False
    path = spot.path(parent)
    if not beside:
        draft.change(replace_value(parent, value))
    else:
        shared = spot.forms(parent)
        if any(any(form.key(key) is None for form in shared) for key in beside):
            return False
        parts = {str(child.key): fragment(child) if child.node is not None else None for child in definition.children()}
        draft.change(insert_entries(parent, parts, before=place.key))
        here = draft.at(path)
        children = list(here.children()) if here is not None else []
        name = next((child for child in children if child.key == place.key and child.text == place.text), None)
        if name is None:
            return False
        draft.change(remove(name))
    put = draft.at(path)
    forms = spot.forms(parent)
    return (
        put is not None
        and put.node is not None
        and any(not walk(put.node, form, view=spot.unit.view).problem_count for form in forms)
    )


def _short(symbol: Symbol) -> str:
    return symbol.name if len(symbol.name) <= 40 else symbol.name[:39] + "…"
