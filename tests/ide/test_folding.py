"""What can be folded away."""

from __future__ import annotations

import random

import pytest
from bench.workflows import workflow

from swls.ide.folding import folds, outermost
from swls.model import Document

HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"


def folded(text: str, path: str = "flow.yaml") -> list[tuple[int, int, str]]:
    return [tuple(fold) for fold in folds(Document.open(text, path=path))]


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


def test_of_too_many_the_outermost_stay() -> None:
    text = HEAD + "do:\n" + "".join(f"  - a{n}:\n      set:\n        x:\n          y: 1\n" for n in range(3))
    found = folds(Document.open(text))
    assert len(found) == 10
    assert outermost(found, 0) == outermost(found, 10) == found
    assert [(one.first, one.last) for one in outermost(found, 5)] == [(1, 13), (2, 5), (3, 5), (6, 9), (10, 13)]


def test_folds_of_edited_texts_are_those_of_fresh_ones() -> None:
    dice = random.Random(5)
    document = Document.open(workflow("1.0", "yaml", 12_000))
    for step in range(60):
        at = dice.randrange(len(document.text) + 1)
        new = dice.choice(("x", "\n", "# a\n# b\n", "{", "\n\n", "  - a:\n      set:\n        b: 1\n"))
        document = document.edit(at, min(len(document.text), at + dice.choice((0, 0, 4, 60))), new)
        if step % 2:
            assert folds(document) == folds(Document.open(document.text, format=document.format))
