"""Real files broken at random: a complaint where a strict reader refuses the text, and only there."""

from __future__ import annotations

import json
import random
import warnings

import pytest
from ruamel.yaml import YAML
from tests.shared import ROOT, shared_path

from swls.syntax import confirmed, read

PIECES = [
    "", "", "", "{", "}", "[", "]", "'", '"', ": ", ":", "\n", "- ", "\t", "*x", "&x ", "#", " #", "  ", " ", "|", "@", "`", "%",
    "\n\n", "? ", "!", "!t ", ",", "\\", "---", "\r\n", "<<: ", "-", "{{ .x }}", "\x07", "!!int ", "=",
]  # fmt: skip


def refused(text: str, format: str) -> bool:
    """Whether a strict reader does not read the text."""
    try:
        if format == "json":
            json.loads(text)
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                list(YAML(typ="safe", pure=True).load_all(text))
    except Exception:  # noqa: BLE001  (whatever it says no with)
        return True
    return False


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_complaints_where_a_strict_reader_refuses_and_only_there(format: str, bulk: bool) -> None:
    chance = random.Random(11)
    pattern = "*.y*ml" if format == "yaml" else "*.json"
    folders = [ROOT / "examples", *filter(None, [shared_path("corpus")])]
    files = [path for folder in folders for path in sorted(folder.rglob(pattern)) if path.stat().st_size < 2500]
    alarms, silent, wrong = [], [], 0
    for _ in range(4000 if bulk else 150):
        text = chance.choice(files).read_bytes().decode("utf-8")
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) + text[at + chance.choice([0, 0, 1, 1, 2, 5]) :]
        found = [item for item in confirmed(read(text, format)) if item.kind != "recursive-alias"]
        if not refused(text, format):
            alarms += [(item.kind, text) for item in found]
            continue
        wrong += 1
        assert all(0 <= item.start <= item.end <= len(text) for item in found)
        if not found:
            silent.append(text)
    assert alarms == []
    assert wrong > 50
    # Each of them is noticed when the strict reader is asked about the whole text, and all but a very few without.
    assert [text for text in silent if not confirmed(read(text, format), thorough=True)] == []
    assert len(silent) <= 0.002 * wrong
