"""Move what is written in place to where the workflow keeps its definitions, and name it instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.ide.assists.draft import Draft
from swls.ide.assists.spot import Assist, Spot, fresh, identifier, joined, written_keys
from swls.model.defining import define, place
from swls.patterns import regex
from swls.schema import walk
from swls.syntax.editing import fragment, insert_entries, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Document
    from swls.schema import Shape
    from swls.schema.homes import Home
    from swls.syntax import Cursor

_COMMENT = regex(r"(?:^|(?<=\s))#[^\r\n]*")
_FARTHEST = 6  # containers around the cursor that are looked at


class Naming(NamedTuple):
    """A form in which the value could be named: a scalar, or the property `key` of a mapping that may hold `beside`, too."""

    home: Home
    key: str | None
    beside: frozenset[str]


def extract(spot: Spot) -> Iterator[Assist]:
    """Extract the values around the cursor that could stand among the definitions."""
    homes = spot.unit.homes
    offered: set[str] = set()
    for cursor in spot.around[:_FARTHEST]:
        naming = naming_of(spot, cursor, homes)
        if naming is None or naming.home.kind in offered:
            continue
        if (assist := _extracted(spot, cursor, naming)) is not None:
            offered.add(naming.home.kind)
            yield assist


def naming_of(spot: Spot, cursor: Cursor, homes: dict[str, Home]) -> Naming | None:
    """How the mapping at the cursor could be named; None where it cannot, or is a definition itself."""
    if not cursor.is_mapping or not written_keys(cursor):
        return None
    path = spot.path(cursor)
    forms = spot.forms(cursor)
    for form in forms:
        for kind, key in _named_by(form):
            home = homes.get(kind)
            if home is None or home.named_by == "" or path[: len(home.path)] == home.path:
                continue
            if key is not None and _names_already(spot, cursor, key, kind):
                continue
            return Naming(home, key, frozenset() if key is None else _shared(forms))
    return None


def _named_by(form: Shape) -> Iterator[tuple[str, str | None]]:
    """The kinds of names that a value of a form can be, or hold in its only required property."""
    if form.meaning is not None and form.meaning.refers:
        yield from ((kind, None) for kind in _kinds(form.meaning.refers))
    if len(form.required) == 1 and (key := form.key(form.required[0])) is not None:
        for leaf in (key.shape, *key.shape.alternatives):
            if leaf.meaning is not None and leaf.meaning.refers:
                yield from ((kind, key.name) for kind in _kinds(leaf.meaning.refers))


def _kinds(refers: dict[str, Any]) -> list[str]:
    kind = refers.get("kind", ())
    return [kind] if isinstance(kind, str) else list(kind)


def _names_already(spot: Spot, cursor: Cursor, key: str, kind: str) -> bool:
    """Whether the value names something of a kind already, or tries to."""
    place = cursor.get(key)
    if place is None:
        return False
    names = spot.unit.names
    return bool(names.named(kind, place.text)) or not _fits_other(spot, cursor, key, place.text)


def _fits_other(spot: Spot, cursor: Cursor, key: str, value: str) -> bool:
    """Whether a value of a key says which of the forms is meant, as `call: http` does."""
    for form in spot.forms(cursor):
        known = form.key(key)
        if known is not None and known.shape.rules.values is not None and value in known.shape.rules.values:
            return True
    return False


def _shared(forms: list[Shape]) -> frozenset[str]:
    """The keys that every form has: those that say nothing of what is done."""
    keys = [frozenset(name for name, key in form.properties.items() if not key.forbidden) for form in forms]
    return frozenset.intersection(*keys) if keys else frozenset()


def _extracted(spot: Spot, cursor: Cursor, naming: Naming) -> Assist | None:
    """Move the value, but for what stays beside its name."""
    node, home = cursor.node, naming.home
    moved = [child for child in cursor.children() if child.key not in naming.beside]
    if node is None or not moved or spot.leads_out(moved):
        return None
    whole = len(moved) == len(written_keys(cursor))
    if whole and home.named_by is None and walk(node, home.form, view=spot.unit.view).problem_count:
        return None
    name, path = _name(spot, cursor, home), spot.path(cursor)
    draft = Draft(spot.document, spot.unit)
    value = fragment(cursor) if whole else draft.take(path, [str(child.key) for child in moved])
    left = draft.at(path)
    if value is None or left is None or (home.named_by is not None and not whole):
        return None
    if whole:
        draft.change(replace_value(left, name if naming.key is None else {naming.key: name}))
    else:
        draft.change(insert_entries(left, {naming.key or "": name}, before=written_keys(left)[0]))
    if not _defined(spot, draft, home, name, value):
        return None
    noun = home.form.noun or home.kind.replace("-", " ")
    return Assist(f"extract {noun} to '{'.'.join(home.path)}.{name}'", "refactor.extract", draft.edits())


def _defined(spot: Spot, draft: Draft, home: Home, name: str, value: Any) -> bool:
    """Put the value among the definitions of the draft, under its name; False where that cannot be done."""
    root = draft.at(())
    if root is None:
        return False
    edits = define(spot.unit, home, name, value, root) if home.named_by is None else place(spot.unit, home, value, root)
    draft.change(edits)
    if not edits or home.named_by is None:
        return bool(edits)
    container = draft.at(home.path)
    item = list(container.children())[-1] if container is not None and container.is_sequence else None
    if item is None or not written_keys(item):
        return False
    draft.change(insert_entries(item, {home.named_by: name}, before=written_keys(item)[0]))
    return _as_sound(spot.document, draft.document)


def _name(spot: Spot, cursor: Cursor, home: Home) -> str:
    """A name for a definition: that of the task, with what it is where it is only a part of it."""
    task = spot.named(cursor)
    owner = identifier(str(task.key)) if task is not None and isinstance(task.key, str) else ""
    base = owner if task is not None and task.path == cursor.path else joined(owner, home.kind)
    container = spot.unit.root.at(*home.path)
    taken = [symbol.name for symbol in spot.unit.names.of_kind(home.kind)]
    return fresh(base or home.kind, [*taken, *(written_keys(container) if container is not None else ())])


def _as_sound(before: Document, after: Document) -> bool:
    """Whether no structure got worse and no comment got lost."""
    return _problems(after) <= _problems(before) and sorted(_COMMENT.findall(after.text)) == sorted(
        _COMMENT.findall(before.text)
    )


def _problems(document: Document) -> int:
    return sum(unit.facts.problem_count for unit in document.units)
