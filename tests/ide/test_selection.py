"""Selections that grow from a cursor."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from swls.ide.selection import selections
from swls.model import Document

ROOT = Path(__file__).resolve().parents[2]
HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"


def grown(marked: str) -> list[str]:
    at = marked.index("<|>")
    text = marked.replace("<|>", "")
    return [text[start:end] for start, end in selections(Document.open(text), at)]


def test_from_a_word_to_the_document() -> None:
    text = HEAD + "do:\n  - a:\n      call: ht<|>tp\n      then: end\n"
    found = grown(text)
    assert found[:3] == ["http", "call: http", "call: http\n      then: end"]
    assert "a:\n      call: http\n      then: end" in found
    assert found[-1] == text.replace("<|>", "")


def test_the_inside_of_quotes_comes_before_the_quotes() -> None:
    assert grown(HEAD + "do:\n  - a: {set: {x: 'some wo<|>rds'}}\n")[:2] == ["some words", "'some words'"]


def test_a_key_comes_before_its_entry() -> None:
    assert grown(HEAD + "do:\n  - a:\n      ca<|>ll: http\n")[:2] == ["call", "call: http"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.[yj]*")), ids=lambda path: path.name)
def test_each_selection_contains_the_one_before(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    chance = random.Random(5)
    for cut in (len(text), len(text) // 2):  # whole, and broken off
        document = Document.open(text[:cut], path=path.name)
        for offset in chance.sample(range(cut + 1), 40):
            found = selections(document, offset)
            assert found[-1] == (0, cut)
            assert all(start <= offset <= end for start, end in found)
            for (start, end), (wider_start, wider_end) in zip(found, found[1:], strict=False):
                assert wider_start <= start <= end <= wider_end
                assert (start, end) != (wider_start, wider_end)
