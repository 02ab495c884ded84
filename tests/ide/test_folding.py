"""What can be folded away."""

from __future__ import annotations

import pytest

from swls.ide.folding import folds
from swls.model import Document

HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"


def folded(text: str, path: str = "flow.yaml") -> list[tuple[int, int, str]]:
    return [tuple(fold) for fold in folds(Document.open(text, path=path))]  # type: ignore[misc]


def test_each_key_with_a_value_over_several_lines() -> None:
    text = HEAD + "do:\n  - a:\n      set:\n        x: 1\n        y: 2\n  - b:\n      wait: PT1S\n\n\n"
    assert folded(text) == [(1, 7, ""), (2, 5, ""), (3, 5, ""), (6, 7, "")]


def test_blank_lines_behind_a_value_stay_in_sight() -> None:
    text = HEAD + "use:\n  secrets: [a]\n\n\ndo:\n  - a: {wait: PT1S}\n"
    assert folded(text)[0] == (1, 2, "")


def test_block_texts_and_comments() -> None:
    text = (
        "# one\n# two\n# three\n"
        + HEAD
        + "do:\n  - a:\n      run:\n        script:\n          language: js\n          code: |\n            a\n            b\n"
    )
    found = folded(text)
    assert (0, 2, "comment") in found
    assert (9, 11, "") in found


def test_a_bracket_keeps_its_last_line_in_sight() -> None:
    text = '{\n  "document": {"dsl": "1.0.3"},\n  "do": [\n    {"a": {"wait": "PT1S"}}\n  ]\n}\n'
    assert folded(text, "flow.json") == [(0, 4, ""), (2, 3, "")]


@pytest.mark.parametrize("text", ["", "a", "{", '{"a": [', "do:\n  - a:\n    - b: [\n\n", "- - - -\n  x: |\n"])
def test_broken_texts_fold_within_themselves(text: str) -> None:
    last = text.count("\n")
    for first, end, _ in folded(text):
        assert 0 <= first < end <= last
