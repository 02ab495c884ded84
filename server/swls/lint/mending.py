"""Fixes that many rules offer, printed so that everything around stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.dialects.definitions import draft_of
from swls.lint.finding import fix
from swls.lint.repairs import written
from swls.schema.messages import clean
from swls.syntax import Alias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from swls.lint.context import Context, Placed
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model.names import Use
    from swls.syntax import Cursor
    from swls.syntax.editing import Edit


def place_of(context: Context, finding: Finding) -> Cursor | None:
    """The place that a finding is about, in the text as it is now."""
    return context.root.at(*finding.path[len(context.root.path) :])


def is_borrowed(cursor: Cursor) -> bool:
    """Whether what stands at a place is written elsewhere, behind an alias or a merge key, for others as well."""
    here: Cursor | None = cursor
    while here is not None:
        parent = here.parent
        if isinstance(here.node, Alias) or (
            parent is not None and not parent.start <= here.entry_at <= max(parent.end, parent.start)
        ):
            return True
        here = parent
    return False


def of_edits(title: str, edits: Iterable[tuple[int, int, str]], *, safe: bool = True) -> Fix:
    """A fix of edits that `syntax.editing` has made."""
    return fix(title, *edits, safe=safe)


def _in_place(title: str, cursor: Cursor, edits: Callable[[], list[Edit]], *, safe: bool) -> Fix:
    """As `of_edits`, but without edits where they would change what stands elsewhere: such a fix is not offered."""
    return of_edits(title, () if is_borrowed(cursor) else edits(), safe=safe)


def removal(title: str, cursor: Cursor, *, prune: bool = False, safe: bool = True) -> Fix:
    """Take an entry or item away; `prune`: with the container that it leaves empty."""
    from swls.syntax.editing import remove  # what edits texts is loaded for the first fix

    return _in_place(title, cursor, lambda: remove(cursor, prune=prune), safe=safe)


def rewriting(title: str, cursor: Cursor, value: Any, *, safe: bool = True) -> Fix:
    """Write another value."""
    from swls.syntax.editing import replace_value  # as above

    return _in_place(title, cursor, lambda: replace_value(cursor, value), safe=safe)


def addition(title: str, mapping: Cursor, values: dict[str, Any], *, safe: bool = False) -> Fix:
    """Add entries to a mapping."""
    from swls.syntax.editing import insert_entries  # as above

    return _in_place(title, mapping, lambda: insert_entries(mapping, values), safe=safe)


def rewording(context: Context, place: Placed | Use, value: str) -> list[Fix]:
    """Write another text in place of a scalar; nothing where an alias stands, because the text is elsewhere then."""
    if context.text.startswith("*", place.start):
        return []
    token = written(context.document, value, context.text[place.start : place.end])
    return [fix(f"write '{clean(value)}'", (place.start, place.end, token))]


def renaming(context: Context, use: Use, name: str | None) -> list[Fix]:
    """Write the name that was meant at a place, where it is known."""
    return rewording(context, use, name) if name is not None else []


def definition(context: Context, kind: str, name: str, title: str, value: Any = None) -> Fix | None:
    """Define a name where the workflow keeps those of its kind; None where it cannot be, or nobody can guess as what.

    `value` is what it is defined as, but for its name; None: what is usual.
    """
    from swls.model.defining import define  # as above

    unit = context.unit
    home, draft = unit.homes.get(kind), draft_of(unit.dialect.id, kind)
    if home is None or draft is None:
        return None
    edits = define(unit, home, name, value if value is not None else draft(name))
    return of_edits(title, edits, safe=False) if edits else None
