"""A workflow that goes beyond what is read is not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from swls.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "document: {dsl: 1.0.0, namespace: a, name: b, version: 1.0.0}\ndo:\n"
MANY = "  - task:\n      set: {list: [" + "1, " * 2_000 + "1]}\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("many.yaml", HEAD + MANY * 130, "more than 250000 values"),
        ("deep.json", '{"document": {"dsl": "1.0.0"}, "do": ' + "[" * 5_000, "deep"),
    ],
)
def test_in_a_folder_it_is_found_and_its_budget_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("list:\n" + "  - [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" * 26_000, encoding="utf-8")
    assert main(["check", "--output-format", "concise", str(tmp_path)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "SW023" in line
    assert said in line
