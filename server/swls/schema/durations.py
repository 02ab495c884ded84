"""What somebody meant who wrote a duration as other tools have it: `5s`, `1h30m`, `10 minutes`, `pt5s`,
`30`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from swls.patterns import regex

_PART = regex(r"(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*")
_UNITS = {
    "days": ("d", "day", "days"),
    "hours": ("h", "hr", "hrs", "hour", "hours"),
    "minutes": ("m", "min", "mins", "minute", "minutes"),
    "seconds": ("s", "sec", "secs", "second", "seconds"),
    "milliseconds": ("ms", "msec", "millis", "millisecond", "milliseconds"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_ISO = regex(
    r"P(?!$)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?"
)


class Meant(NamedTuple):
    """A duration in ISO 8601, and as a mapping in flow style (None where that cannot say it)."""

    iso: str
    mapping: str | None


def meant_duration(text: str) -> Meant | None:
    """The duration meant by a text that is none; None when that is not clear."""
    plain = text.strip().lower()
    upper = plain.upper().replace(" ", "")
    for candidate in (upper, f"P{upper}", _with_time(upper)):
        if candidate and upper.startswith(("P", "T")) and _ISO.fullmatch(candidate):
            return Meant(candidate, None)
    amounts: dict[str, str] = {}
    at = 0
    for match in _PART.finditer(plain):
        unit = _UNIT_OF.get(match[2])
        if match.start() != at or unit is None or unit in amounts:
            return None
        amounts[unit] = match[1]
        at = match.end()
    if not amounts or at != len(plain):
        return None
    return Meant(_iso(amounts), _mapping(amounts))


def duration_words(text: str) -> str:
    """An ISO 8601 duration in words, `1 hour 30 minutes`; empty for a text that is none."""
    match = _ISO.fullmatch(text)
    if match is None:
        return ""
    amounts = (match[1], match[3], match[5], match[7], match[10], match[12], match[14])
    names = ("year", "month", "week", "day", "hour", "minute", "second")
    parts = []
    for amount, name in zip(amounts, names, strict=True):
        if amount is not None:
            number = amount[:-1].lstrip("0") or "0"
            number = f"0{number}" if number.startswith(".") else number
            parts.append(f"{number} {name}{'' if number == '1' else 's'}")
    return " ".join(parts) or "no time at all"


def seconds_of(text: str) -> float | None:
    """How long an ISO 8601 duration is, in seconds; None for a text that is none.

    Years and months have no length of their own and count as 365 and 30 days.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    amounts = (match[1], match[3], match[5], match[7], match[10], match[12], match[14])
    return sum(
        float(amount[:-1]) * length for amount, length in zip(amounts, _LENGTHS, strict=True) if amount is not None
    )


def has_calendar_units(text: str) -> bool:
    """Whether an ISO 8601 duration counts in years, months or weeks."""
    match = _ISO.fullmatch(text)
    return match is not None and any((match[1], match[3], match[5]))


_LENGTHS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)


def _with_time(text: str) -> str:
    """`P5S` and `PT30D` are common slips: hours, minutes and seconds, and nothing else, stand behind the `T`."""
    days = re.fullmatch(r"PT(\d+(?:\.\d+)?[DW])", text)
    if days is not None:
        return f"P{days[1]}"
    match = re.fullmatch(r"P(\d+(?:\.\d+)?D)?((?:\d+(?:\.\d+)?[HMS])+)", text)
    return f"P{match[1] or ''}T{match[2]}" if match else ""


def _iso(amounts: dict[str, str]) -> str:
    seconds = float(amounts.get("seconds", "0")) + float(amounts.get("milliseconds", "0")) / 1000
    time = "".join(f"{amounts[unit]}{unit[0].upper()}" for unit in ("hours", "minutes") if unit in amounts)
    if "seconds" in amounts or "milliseconds" in amounts:
        time += f"{seconds:.6f}".rstrip("0").rstrip(".") + "S"
    return "P" + (f"{amounts['days']}D" if "days" in amounts else "") + (f"T{time}" if time else "")


def _mapping(amounts: dict[str, str]) -> str | None:
    if any("." in amount for amount in amounts.values()):
        return None
    return "{" + ", ".join(f"{unit}: {int(amounts[unit])}" for unit in _UNITS if unit in amounts) + "}"
