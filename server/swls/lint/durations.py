"""How long a duration is, as it is written in a workflow: an ISO 8601 text, or a mapping of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.schema.durations import seconds_of

if TYPE_CHECKING:
    from swls.syntax import Cursor

_SECONDS = {"days": 86_400.0, "hours": 3_600.0, "minutes": 60.0, "seconds": 1.0, "milliseconds": 0.001}


def seconds(cursor: Cursor | None) -> float | None:
    """The length in seconds; None where that is not plainly written. A year counts as 365 days, a month as 30."""
    if cursor is None:
        return None
    if cursor.is_mapping:
        total = 0.0
        for name, place in fields(cursor).items():
            amount = place.value
            if name not in _SECONDS or isinstance(amount, bool) or not isinstance(amount, int | float):
                return None
            total += amount * _SECONDS[name]
        return total
    return seconds_of(cursor.text)


def in_words(amount: float) -> str:
    """A length in seconds for a message: `90 s`, `5 min`, `2 h`."""
    for size, unit in ((86_400.0, "d"), (3_600.0, "h"), (60.0, "min")):
        if amount >= size and amount % size == 0:
            return f"{amount / size:g} {unit}"
    return f"{amount:g} s"
