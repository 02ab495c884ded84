"""One slip anywhere in a file leaves nine keys of ten where they were, on every line of every example."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.shared import ROOT, shared_path
from tests.syntax.trees import paths

from swls.syntax import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def half_key(line: str) -> str | None:
    match = re.match(r"( *(?:- )*)([\w\"]+)\"?:(?: |$)", line)
    return match[1] + match[2][: max(1, len(match[2]) // 2)] if match else None


def unclosed_quote(line: str) -> str | None:
    match = re.match(r"( *(?:- )*[\w\"]+: )(\S.*)$", line)
    return f"{match[1]}'{match[2].strip(chr(34)).strip(chr(39))}" if match and match[2][0] not in "|>" else None


def open_flow_map(line: str) -> str | None:
    match = re.match(r"( *(?:- )*[\w\"]+: )(\S.*)$", line)
    return match[1] + "{ a: 1, b" if match and match[2][0] not in "|>" else None


def stray_dash(line: str) -> str | None:
    return f"{_indent(line)}-\n{line}"


def off_by_one(line: str) -> str | None:
    return " " + line


SLIPS: dict[str, Callable[[str], str | None]] = {
    "half key": half_key,
    "unclosed quote": unclosed_quote,
    "open flow map": open_flow_map,
    "stray dash": stray_dash,
    "indentation off by one": off_by_one,
}


def _examples() -> list[Path]:
    found = sorted((ROOT / "examples").rglob("*.y*ml"))
    corpus = shared_path("corpus")
    if corpus is not None:
        found += sorted(path for path in corpus.rglob("*.y*ml"))
    return found


def survivors(text: str, slip: Callable[[str], str | None]) -> tuple[int, int]:
    """How many key paths survive on each line broken in turn, and how many there are; those through the line apart."""
    before = Counter(paths(read(text, "yaml")))
    lines = text.split("\n")
    kept = total = 0
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#") or not re.match(r" *(?:- )*[\w\"'-]+:", line):
            continue
        broken = slip(line)
        if broken is None:
            continue
        without = Counter(paths(read("\n".join([*lines[:number], *_without_block(lines, number)]), "yaml")))
        others = before & without
        tree = read("\n".join([*lines[:number], broken, *lines[number + 1 :]]), "yaml")
        if not tree.problems():
            continue  # it is right, and means something else
        after = Counter(paths(tree))
        total += others.total()
        kept += (others & after).total()
    return kept, total


def _without_block(lines: list[str], number: int) -> list[str]:
    """What follows a line and all that it owns."""
    depth = len(_indent(lines[number]))
    for later in range(number + 1, len(lines)):
        content = lines[later]
        if content.strip() and len(_indent(content)) <= depth:
            return lines[later:]
    return []


@pytest.mark.parametrize("name", SLIPS)
def test_nine_keys_of_ten_survive(name: str, bulk: bool) -> None:
    files = _examples()
    assert files
    chosen = files if bulk else [*files[:6], *files[6 :: max(1, len(files) // 15)]]
    worst, kept, total = [], 0, 0
    for path in chosen:
        text = path.read_bytes().decode("utf-8")
        if (not bulk and len(text) > 4000) or read(text, "yaml").problems():
            continue
        one_kept, one_total = survivors(text, SLIPS[name])
        kept, total = kept + one_kept, total + one_total
        if one_kept < 0.9 * one_total:
            worst.append((path.name, one_kept, one_total))
    assert total > 1000
    assert kept >= 0.97 * total
    assert worst == []
