"""Fixes that many rules offer, printed so that everything around stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.lint.finding import fix
from swls.lint.repairs import written
from swls.schema.messages import clean
from swls.syntax import editing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.lint.context import Context, Placed
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model.names import Use
    from swls.syntax import Cursor


def place_of(context: Context, finding: Finding) -> Cursor | None:
    """The place that a finding is about, in the text as it is now."""
    return context.root.at(*finding.path[len(context.root.path) :])


def of_edits(title: str, edits: Iterable[tuple[int, int, str]], *, safe: bool = True) -> Fix:
    """A fix of edits that `syntax.editing` has made."""
    return fix(title, *edits, safe=safe)


def removal(title: str, cursor: Cursor, *, prune: bool = False, safe: bool = True) -> Fix:
    """Take an entry or item away; `prune`: with the container that it leaves empty."""
    return of_edits(title, editing.remove(cursor, prune=prune), safe=safe)


def rewriting(title: str, cursor: Cursor, value: Any, *, safe: bool = True) -> Fix:
    """Write another value."""
    return of_edits(title, editing.replace_value(cursor, value), safe=safe)


def addition(title: str, mapping: Cursor, values: dict[str, Any], *, safe: bool = False) -> Fix:
    """Add entries to a mapping."""
    return of_edits(title, editing.insert_entries(mapping, values), safe=safe)


def rewording(context: Context, place: Placed | Use, value: str) -> list[Fix]:
    """Write another text in place of a scalar; nothing where an alias stands, because the text is elsewhere then."""
    if context.text.startswith("*", place.start):
        return []
    token = written(context.document, value, context.text[place.start : place.end])
    return [fix(f"write '{clean(value)}'", (place.start, place.end, token))]


def renaming(context: Context, use: Use, name: str | None) -> list[Fix]:
    """Write the name that was meant at a place, where it is known."""
    return rewording(context, use, name) if name is not None else []


def definition(context: Context, section: tuple[str, ...], name: str | None, value: Any, title: str) -> Fix | None:
    """Define a name in a section of the workflow, which is made where it is missing; None where it cannot be.

    A section that is a list gets the value as an item; `name` is then None.
    """
    cursor = context.root
    inner: Any = [value] if name is None else {name: value}
    for depth, key in enumerate(section):
        following = cursor.get(key)
        if following is None or following.node is None:
            made = inner
            for missing in reversed(section[depth + 1 :]):
                made = {missing: made}
            main = context.unit.dialect.lists.main[0] if depth == 0 else None
            edits = editing.set_entry(cursor, key, made, before=main)
            return of_edits(title, edits, safe=False)
        cursor = following
    if name is None:
        return of_edits(title, editing.insert_item(cursor, value), safe=False) if cursor.is_sequence else None
    return of_edits(title, editing.insert_entries(cursor, inner), safe=False) if cursor.is_mapping else None
