"""What is wrong with cron expressions, held against an independent reader of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cronsim import CronSim, CronSimError

from swls.expressions.cron import cron_fault

GOOD = (
    "* * * * *", "*/5 * * * *", "0 0 * * 0", "0 9 * * 1-5", "0 9 * * mon-fri", "0 0 1 jan,JUL *", "15,45 8-18/2 * * *",
    "0 0 L * *", "0 0 LW * *", "0 0 * * 5#3", "0 0 * * 5L", "59 23 31 12 7", "0 0 1-7 * sun",
)  # fmt: skip
BAD = {
    "": "it has 0 fields, not 5",
    "hourly": "it has 1 field, not 5",
    "0 0 0 * * *": "it has 6 fields, not 5",
    "60 * * * *": "'60' is no minute (0 to 59)",
    "* 24 * * *": "'24' is no hour (0 to 23)",
    "* * 0 * *": "'0' is no day of the month (1 to 31)",
    "* * * 13 *": "'13' is no month (1 to 12)",
    "* * * feb-jan *": "'feb-jan' runs backwards",
    "* * * * 8": "'8' is no day of the week (0 to 7)",
    "* * * * someday": "'someday' is no day of the week (0 to 7)",
    "*/0 * * * *": "'/0' is no step of the minute",
    "1,,2 * * * *": "an item of the minute is empty",
    "*-5 * * * *": "'*-5' is no minute",
    "1..5 * * * *": "'1..5' is no minute",
}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right(text: str) -> None:
    CronSim(text, datetime(2026, 1, 1, tzinfo=UTC))
    assert cron_fault(text) == ""


@pytest.mark.parametrize("text", BAD)
def test_what_is_wrong(text: str) -> None:
    if len(text.split()) != 6:  # the other reader takes seconds
        with pytest.raises(CronSimError):
            CronSim(text, datetime(2026, 1, 1, tzinfo=UTC))
    assert cron_fault(text) == BAD[text]


def test_words_for_common_ones_pass() -> None:
    assert cron_fault("@daily") == ""
    assert cron_fault("@sometimes") != ""
