"""The YAML test suite: valid texts have the values it says, invalid texts are noticed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.shared import need_shared
from tests.syntax.trees import values

from swls.syntax import confirmed, read

if TYPE_CHECKING:
    from pathlib import Path

# Valid texts with other values here, and why that is as it should be or does no harm to a workflow.
DIFFERENT = {
    "DE56/02": "a tab in front of a folded line break inside double quotes is dropped, as blanks are",
    "DE56/03": "as DE56/02",
    "R4YG": "a block text whose first line is a tab: taken for an empty line",
    "SKE5": "an anchor on the line between a key and a list at the key's column",
    "Y79Y/001": "as R4YG",
}
# Invalid texts that the tolerant reader says nothing about: no workflow has them, and reading them otherwise does no harm.
UNNOTICED = {
    "4JVG": "an anchor in front of a mapping and one of its first key, on two lines",
    "CVW2": "a comment right behind a comma, which the strict reader takes for one, too",
    "DK95/01": "a tab in a quoted text's indentation", "QLJ7": "a tag handle declared for another document",
    "LHL4": "a flow mapping right behind a tag", "SU74": "an anchor on an alias that is a key",
    "SY6V": "an anchor in front of a dash", "U99R": "a comma right behind a tag",
    "Y79Y/003": "a tab in the indentation between brackets",
}  # fmt: skip


def _cases(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.rglob("in.yaml"))


def _several(text: str) -> list[Any]:
    decoder = json.JSONDecoder()
    found = []
    text = text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:].lstrip()
    return found


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        names = {key: key if isinstance(key, str) else "" if key is None else json.dumps(key) for key in value}
        return {names[key]: _text_keys(inner) for key, inner in value.items()}
    return [_text_keys(inner) for inner in value] if isinstance(value, list) else value


def test_values_of_valid_cases() -> None:
    folder = need_shared("yaml-test-suite")
    different, total = set(), 0
    for case in _cases(folder):
        if (case / "error").exists() or not (case / "in.json").exists():
            continue
        total += 1
        want = _several((case / "in.json").read_text("utf-8"))
        got = _text_keys(values(read((case / "in.yaml").read_bytes().decode("utf-8"), "yaml")))
        if got != want and not (want == [] and got == [None]):
            different.add(str(case.relative_to(folder)))
    assert total > 250
    assert different == set(DIFFERENT)
    assert len(different) <= 0.03 * total


def test_invalid_cases_are_noticed() -> None:
    folder = need_shared("yaml-test-suite")
    cases = [case for case in _cases(folder) if (case / "error").exists()]
    assert len(cases) > 80
    silent = set()
    for case in cases:
        if not read((case / "in.yaml").read_bytes().decode("utf-8"), "yaml").problems():
            silent.add(str(case.relative_to(folder)))
    assert silent == set(UNNOTICED)


@pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")
def test_no_false_alarm_where_the_strict_reader_agrees() -> None:
    """Once the strict reader has been asked, no valid case it accepts has a complaint."""
    folder = need_shared("yaml-test-suite")
    alarms = {}
    for case in _cases(folder):
        if (case / "error").exists():
            continue
        text = (case / "in.yaml").read_bytes().decode("utf-8")
        try:
            from ruamel.yaml import YAML

            list(YAML(typ="safe", pure=True).load_all(text))
        except Exception:  # noqa: BLE001  (the suite goes further than the strict reader)
            continue
        found = [item.kind for item in confirmed(read(text, "yaml"))]
        if found:
            alarms[str(case.relative_to(folder))] = found
    assert alarms == {}
