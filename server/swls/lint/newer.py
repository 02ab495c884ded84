"""Words that name something of the author's only because the declared version does not know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swls.lint.context import Context
    from swls.model.names import Use


def needed_for(context: Context, use: Use) -> str | None:
    """The version from which on the word at a place is one of the language; None where it never is, or is already."""
    unit = context.unit
    lifetimes = unit.lifetimes(use.path)
    for form in unit.forms(use.path):
        since, _ = lifetimes.get(id(form), (None, None))
        if unit.view.too_new(since) and any(value.value == use.name for value in form.values):
            return since
    return None
