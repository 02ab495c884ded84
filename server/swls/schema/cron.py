"""Whether a text is a cron expression, and what keeps it from being one.

Five fields are those of crontab; with six or seven, as Quartz has them, seconds come first and a year may come last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from swls.patterns import regex

_MACROS = frozenset({"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Field(NamedTuple):
    """A field: what people call it, its bounds, the names for its numbers and the first of those, and extras."""

    noun: str
    low: int
    high: int
    names: tuple[str, ...] = ()
    first: int = 0
    extra: re.Pattern[str] | None = None


_SECOND = _Field("second", 0, 59)
_MINUTE = _Field("minute", 0, 59)
_HOUR = _Field("hour", 0, 23)
_DAY = _Field("day of the month", 1, 31, extra=regex(r"\?|L(?:-\d{1,2})?|LW|(?:\d{1,2})W"))
_MONTH = _Field("month", 1, 12, _MONTHS, 1)
_WEEKDAY = _Field("day of the week", 0, 7, _DAYS, 0, regex(r"\?|L|(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5])"))
_YEAR = _Field("year", 1970, 2199)

_CRONTAB = (_MINUTE, _HOUR, _DAY, _MONTH, _WEEKDAY)
_FORMS: dict[int, tuple[_Field, ...]] = {
    5: _CRONTAB,
    6: (_SECOND, *_CRONTAB),
    7: (_SECOND, *_CRONTAB, _YEAR),
}
_PART = regex(r"(?P<from>\*|\w+)(?:-(?P<to>\w+))?(?:/(?P<step>\w+))?")


class CronFault(NamedTuple):
    """What is wrong: a sentence with a place for the `part` of the expression that it is about."""

    message: str
    part: str = ""


def cron_fault(text: str, *, most: int = 7) -> CronFault | None:
    """What is wrong with a cron expression of five to `most` fields; None when nothing is."""
    words = text.upper().split()
    if len(words) == 1 and text.strip().lower() in _MACROS:
        return None
    fields = _FORMS.get(len(words)) if len(words) <= most else None
    if fields is None:
        wanted = "five fields" if most == 5 else f"five to {('six', 'seven')[most - 6]} fields"
        return CronFault(f"a cron expression has {wanted}, not {_NUMBERS.get(len(words), str(len(words)))}")
    for word, field in zip(words, fields, strict=True):
        for part in word.split(","):
            fault = _part_fault(part, field, backwards=len(words) > 5)
            if fault:
                return fault
    return _calendar_fault(words, fields)


_NUMBERS = {0: "none", 1: "one", 2: "two", 3: "three", 4: "four", 6: "six", 7: "seven", 8: "eight"}


def _part_fault(part: str, field: _Field, *, backwards: bool) -> CronFault | None:
    if field.extra is not None and field.extra.fullmatch(part):
        return None
    match = _PART.fullmatch(part)
    if match is None:
        return CronFault(f"'{{part}}' is no {field.noun}", part)
    ends = [end for end in (match["from"], match["to"]) if end not in {None, "*"}]
    numbers = [_number(end, field) for end in ends]
    for end, number in zip(ends, numbers, strict=True):
        if number is None:
            return CronFault(f"'{{part}}' is no {field.noun} ({field.low} to {field.high})", str(end))
    if len(numbers) == 2 and not backwards and (numbers[0] or 0) > (numbers[1] or 0):
        return CronFault("'{part}' runs backwards", part)
    if match["to"] is not None and match["from"] == "*":
        return CronFault(f"'{{part}}' is no {field.noun}", part)
    step = match["step"]
    if step is not None and (not step.isdecimal() or int(step) == 0):
        return CronFault("'{part}' has no step that can be made", part)
    return None


def _number(word: str | None, field: _Field) -> int | None:
    if word is None:
        return None
    if word.isdecimal():
        number = int(word) if len(word) <= 4 else -1
        return number if field.low <= number <= field.high else None
    return field.names.index(word) + field.first if word in field.names else None


def _calendar_fault(words: list[str], fields: tuple[_Field, ...]) -> CronFault | None:
    """A day that none of the months has, where the week has no say."""
    at = fields.index(_DAY)
    day, month, weekday = words[at : at + 3]
    if weekday not in {"*", "?"} or not day.isdecimal() or re.search(r"[*/-]", month):
        return None
    months = [number for part in month.split(",") if (number := _number(part, _MONTH)) is not None]
    if all(int(day) > _LONGEST[number - 1] for number in months):
        return CronFault(f"there is no day {int(day)} in month '{{part}}'", month)
    return None
