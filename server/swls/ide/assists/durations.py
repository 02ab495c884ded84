"""Write a duration the other way: ISO 8601 as days, hours, minutes, ..., and these as ISO 8601."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.assists.spot import Assist, Spot, written_keys
from swls.patterns import regex
from swls.syntax import Cursor, Scalar
from swls.syntax.editing import replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema import Shape

_UNITS = ("days", "hours", "minutes", "seconds", "milliseconds")
_ISO = regex(r"P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?")


def durations(spot: Spot) -> Iterator[Assist]:
    """Convert the duration around the cursor, where both ways of writing it are understood."""
    for cursor in spot.around[:2]:
        forms = spot.forms(cursor)
        text = any(form.meaning is not None and form.meaning.format == "duration" for form in forms)
        units = next((form for form in forms if set(_UNITS) <= set(form.properties)), None)
        if not text or units is None:
            continue
        found = _as_units(cursor) if isinstance(cursor.node, Scalar) else _as_text(cursor, units)
        if found is not None:
            yield found
        return


def _as_units(cursor: Cursor) -> Assist | None:
    match = _ISO.fullmatch(cursor.text)
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes, seconds, fraction = match.groups()
    amounts = (days, hours, minutes, seconds, fraction and fraction.ljust(3, "0"))
    value = {unit: int(amount) for unit, amount in zip(_UNITS, amounts, strict=True) if amount and int(amount)}
    if not value:
        return None
    words = ", ".join(f"{unit}: {amount}" for unit, amount in value.items())
    return Assist(f"write '{words}'", "refactor.rewrite", tuple(replace_value(cursor, value)))


def _as_text(cursor: Cursor, units: Shape) -> Assist | None:
    keys = written_keys(cursor)
    if not keys or not set(keys) <= set(units.properties) or len(set(keys)) < len(keys):
        return None
    amounts: dict[str, int] = {}
    for key in keys:
        child = cursor.get(key)
        value = child.value if child is not None else None
        if key not in _UNITS or not isinstance(value, int) or isinstance(value, bool) or value < 0:
            return None
        amounts[key] = value
    text = iso(amounts)
    return Assist(f"write '{text}'", "refactor.rewrite", tuple(replace_value(cursor, text)))


def iso(amounts: dict[str, int]) -> str:
    """Amounts of days, hours, ... as ISO 8601."""
    days, hours, minutes, seconds, millis = (amounts.get(unit, 0) for unit in _UNITS)
    seconds, millis = seconds + millis // 1000, millis % 1000
    rest = f"{seconds}.{millis:03}".rstrip("0") if millis else str(seconds) if seconds else ""
    time = "".join((f"{hours}H" if hours else "", f"{minutes}M" if minutes else "", f"{rest}S" if rest else ""))
    date = f"{days}D" if days else ""
    return f"P{date}{f'T{time}' if time else ''}" if date or time else "PT0S"
