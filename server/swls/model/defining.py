"""Putting a definition where the workflow keeps those of its kind, with the containers that are not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.syntax import Mapping
from swls.syntax.editing import Edit, insert_entries, insert_item

if TYPE_CHECKING:
    from swls.model.unit import Unit
    from swls.schema import Shape
    from swls.schema.homes import Home
    from swls.syntax import Cursor


def define(unit: Unit, home: Home, name: str, value: Any, root: Cursor | None = None) -> list[Edit]:
    """Edits that add a definition. `root` is the unit's root in a later text; a container that is no container (a reference
    to a file, an expression) gives none.
    """
    return place(unit, home, home.definition(name, value), root)


def place(unit: Unit, home: Home, definition: Any, root: Cursor | None = None) -> list[Edit]:
    """Edits that put a definition among the others, as `define` does: a mapping of its name, or an item of their list."""
    here = root if root is not None else unit.root
    shape: Shape | None = unit.shape
    for depth, key in enumerate(home.path):
        below = here.get(key)
        if below is None or below.node is None:
            rest: Any = definition if home.named_by is None else [definition]
            for outer in reversed(home.path[depth + 1 :]):
                rest = {outer: rest}
            return insert_ordered(here, shape, key, rest)
        here = below
        known = shape.key(key) if shape is not None else None
        shape = known.shape if known is not None else None
    if home.named_by is None:
        return insert_entries(here, definition) if here.is_mapping else []
    return insert_item(here, definition) if here.is_sequence else []


def insert_ordered(mapping: Cursor, shape: Shape | None, key: str, value: Any) -> list[Edit]:
    """Edits that add a key to a mapping, before the first key that people write after it."""
    if mapping.node is not None and not isinstance(mapping.node, Mapping):
        return []
    order = list(shape.order or shape.properties) if shape is not None else []
    if shape is not None and key not in order:
        order = list(shape.properties)
    behind = set(order[order.index(key) + 1 :]) if key in order else set()
    before = next((child.key for child in mapping.children() if child.key in behind), None) if behind else None
    return insert_entries(mapping, {key: value}, before=str(before) if before is not None else None)
