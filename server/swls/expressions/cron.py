"""Cron expressions of five fields: what is wrong with one."""

from __future__ import annotations

import re
from typing import NamedTuple

from swls.patterns import regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MACRO = regex(r"@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)")


class _Field(NamedTuple):
    """A field: what it counts, from which number to which, the words that stand for numbers, and the forms that only
    some runtimes know.
    """

    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()
    special: str = r"(?!)"


_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31, special=r"\?|l|lw|l-\d+|\d+w"),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of the week", 0, 7, _DAYS, special=r"\?|l|\w+l|\w+#[1-5]"),
)
_PART = regex(r"(?P<from>\*|\w+)(?:-(?P<to>\w+))?(?:/(?P<step>\w+))?")


def cron_fault(text: str) -> str:
    """Why a text is no cron expression, in words; empty when it is one."""
    fields = text.split()
    if len(fields) == 1 and _MACRO.fullmatch(fields[0].lower()):
        return ""
    if len(fields) != len(_FIELDS):
        return f"it has {len(fields)} field{'' if len(fields) == 1 else 's'}, not 5"
    for field, written in zip(_FIELDS, fields, strict=True):
        for part in written.lower().split(","):
            fault = _fault(field, part)
            if fault:
                return fault
    return ""


def _fault(field: _Field, part: str) -> str:
    if re.fullmatch(field.special, part):
        return ""
    match = _PART.fullmatch(part)
    if match is None or (match["from"] == "*" and match["to"]):
        return f"'{part}' is no {field.name}" if part else f"an item of the {field.name} is empty"
    numbers = []
    for name in ("from", "to"):
        word = match[name]
        if word is None or word == "*":
            continue
        number = _number(field, word)
        if number is None or not field.least <= number <= field.most:
            return f"'{word}' is no {field.name} ({field.least} to {field.most})"
        numbers.append(number)
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        return f"'{part}' runs backwards"
    step = match["step"]
    if step is not None and (not step.isdigit() or int(step) == 0):
        return f"'/{step}' is no step of the {field.name}"
    return ""


def _number(field: _Field, word: str) -> int | None:
    if word.isdigit():
        return int(word)
    base = field.least if field.words is _MONTHS else 0
    return field.words.index(word) + base if word in field.words else None
