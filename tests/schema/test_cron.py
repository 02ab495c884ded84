"""What is a cron expression and what is not, and what is said about it."""

from __future__ import annotations

import pytest

from swls.schema.cron import cron_fault
from swls.schema.durations import meant_duration, seconds_of


def said(text: str, most: int = 7) -> str:
    fault = cron_fault(text, most=most)
    return fault.message.format(part=fault.part) if fault is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "* * * * *",
        "0 */2 * * *",
        "0 9 8 * *",
        "0 0 29 2 *",
        "0 0 31 2 MON",
        "30 4 1,15 * 5",
        "0 9 * * MON-FRI",
        "0 9 * jan-mar sun",
        "0/15 * * * *",
        "@daily",
        "0 0/15 * * * ?",
        "0 15,30,45 * ? * *",
        "0 0 22-2 * * ?",
        "0 0 12 ? * 6#3",
        "0 0 12 L * ?",
        "0 0 12 LW * ? 2030",
        "0 0 12 15W * ? 2030-2035",
        "0 0 12 L-3 * ?",
        "0 0 12 ? * 5L",
    ],
)
def test_cron_expressions(text: str) -> None:
    assert cron_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "a cron expression has five to seven fields, not none"),
        ("garbage", "a cron expression has five to seven fields, not one"),
        ("0 9 * *", "a cron expression has five to seven fields, not four"),
        ("60 * * * *", "'60' is no minute (0 to 59)"),
        ("* 24 * * *", "'24' is no hour (0 to 23)"),
        ("* * 0 * *", "'0' is no day of the month (1 to 31)"),
        ("* * * FOO *", "'FOO' is no month (1 to 12)"),
        ("* * * * 8", "'8' is no day of the week (0 to 7)"),
        ("*/0 * * * *", "'*/0' has no step that can be made"),
        ("5-1 * * * *", "'5-1' runs backwards"),
        ("*-5 * * * *", "'*-5' is no minute"),
        ("1,,2 * * * *", "'' is no minute"),
        ("0 0 31 2,4 *", "there is no day 31 in month '2,4'"),
        ("0 0 30 FEB ?", "there is no day 30 in month 'FEB'"),
        ("99999999999999999999 * * * *", "'99999999999999999999' is no minute (0 to 59)"),
        ("a$b * * * *", "'A$B' is no minute"),
    ],
)
def test_what_is_wrong(text: str, fault: str) -> None:
    assert said(text) == fault


def test_crontab_has_five_fields_only() -> None:
    assert cron_fault("0 9 * * 1", most=5) is None
    assert said("0 0 9 * * 1", most=5) == "a cron expression has five fields, not six"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT5S", 5), ("PT1M", 60), ("PT1H30M", 5400), ("P1D", 86400), ("P1W", 604800), ("PT0.5S", 0.5), ("P1DT1S", 86401)],
)
def test_how_long_a_duration_is(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "P", "PT", "5s", "P5S", "PT1,5S"])
def test_what_is_no_duration_has_no_length(text: str) -> None:
    assert seconds_of(text) is None


@pytest.mark.parametrize(("text", "meant"), [("PT30D", "P30D"), ("PT2W", "P2W"), ("P5S", "PT5S"), ("p1dt", None)])
def test_letters_on_the_wrong_side_of_the_t(text: str, meant: str | None) -> None:
    found = meant_duration(text)
    assert (found.iso if found is not None else None) == meant
