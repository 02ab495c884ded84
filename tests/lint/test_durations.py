"""How long durations are, in either form."""

from __future__ import annotations

import pytest

from swls.lint.durations import in_words, seconds
from swls.schema.durations import has_calendar_units
from swls.syntax import find, read


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("PT5S", 5),
        ("PT0.5S", 0.5),
        ("P1DT2H3M4S", 93_784),
        ("P1W", 604_800),
        ("{minutes: 1, milliseconds: 500}", 60.5),
        ("{seconds: -5}", -5),
        ("{}", 0),
        ("5s", None),
        ("P", None),
        ("'${ .wait }'", None),
        ("{seconds: '5'}", None),
        ("{seconds: true}", None),
        ("{weeks: 1}", None),
    ],
)
def test_length(written: str, length: float | None) -> None:
    assert seconds(find(read(f"wait: {written}\n"), ("wait",))) == length


def test_what_is_not_there_has_no_length() -> None:
    assert seconds(None) is None
    assert seconds(find(read("wait:\n"), ("wait",))) is None


def test_words() -> None:
    assert [in_words(amount) for amount in (0.5, 30, 60, 90, 7200, 86_400)] == [
        "0.5 s",
        "30 s",
        "1 min",
        "90 s",
        "2 h",
        "1 d",
    ]
    assert has_calendar_units("P1M")
    assert not has_calendar_units("PT1M")
