"""Cron expressions in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MACROS = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
_SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def cron_words(text: str) -> str:
    """When a cron expression fires, `at 06:00 every day`; empty where that is not sure."""
    from cronsim import CronSim, CronSimError  # rarely needed

    words = _MACROS.get(text.strip().lower(), text).replace("?", "*").split()
    if len(words) == 7 and words[6] == "*":
        del words[6]
    if len(words) == 6 and re.search(r"\d", words[5].partition("#")[0]):
        return ""  # with seconds some count the days of the week from 1, others from 0
    try:
        explained = str(CronSim(" ".join(words), _SOME_TIME).explain())
    except (CronSimError, ValueError):
        return ""
    return explained[:1].lower() + explained[1:]
