"""Turn named values into a list of them and back, where versions of the language differ in which of the two they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.ide.assists.spot import Assist, Spot, written_keys
from swls.syntax import Scalar, Sequence
from swls.syntax.editing import replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator


def arguments(spot: Spot) -> Iterator[Assist]:
    """Convert the mapping or list around the cursor, where the version of the document wants the other one."""
    for cursor in spot.around[:3]:
        forms = [form for form in spot.forms(cursor) if form.changes]
        if len(forms) != 1 or forms[0].types is None or not isinstance(cursor.key, str):
            continue
        wanted = forms[0].types
        if cursor.is_mapping and wanted == {"array"}:
            values = [cursor.get(key) for key in written_keys(cursor)]
            if values and all(one is not None and isinstance(one.node, Scalar) for one in values):
                listed: list[Any] = [str(one.value) for one in values if one is not None]
                title = f"write '{cursor.key}' as a list of the values"
                yield Assist(title, "refactor.rewrite", tuple(replace_value(cursor, listed)))
        elif isinstance(cursor.node, Sequence) and wanted == {"object"}:
            items = list(cursor.children())
            if items and all(isinstance(one.node, Scalar) for one in items):
                named = {f"argument{number}": one.value for number, one in enumerate(items, start=1)}
                title = f"write '{cursor.key}' as a mapping of names to values"
                yield Assist(title, "refactor.rewrite", tuple(replace_value(cursor, named)))
