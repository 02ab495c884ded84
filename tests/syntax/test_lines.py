"""Offsets to lines and back, in three encodings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swls.syntax import LineIndex

ENCODINGS = ("utf-8", "utf-16", "utf-32")
PIECES = st.sampled_from(
    ["a", "é", "€", "😀", "\n", "\r\n", "\r", "\u2028", "\x0c", "\x85", " ", "\t", "key: v", "x" * 5000, "\ufeff"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def _lines(text: str) -> list[str]:
    """The lines as the protocol counts them, with their breaks."""
    found, line, at = [], "", 0
    while at < len(text):
        step = 2 if text.startswith("\r\n", at) else 1
        line += text[at : at + step]
        if text[at] in "\r\n":
            found.append(line)
            line = ""
        at += step
    return [*found, line]


@given(TEXTS, st.integers(0, 50_000))
@settings(deadline=None)
def test_positions_are_those_of_the_lines(text: str, place: int) -> None:
    index, lines = LineIndex(text), _lines(text)
    assert index.count == len(lines)
    offset = min(place, len(text))
    line, column = index.position(offset)
    assert sum(map(len, lines[:line])) + column == offset
    assert column <= len(lines[line])
    assert column < len(lines[line]) or line == len(lines) - 1


@given(TEXTS, st.integers(0, 50_000))
@settings(deadline=None)
def test_there_and_back(text: str, place: int) -> None:
    index = LineIndex(text)
    offset = min(place, len(text))
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1
    assert index.offset(*index.position(offset)) == offset
    for encoding in ENCODINGS:
        assert index.from_unit(*index.to_unit(offset, encoding), encoding) == offset


@given(TEXTS, st.integers(0, 40), st.integers(0, 12_000))
@settings(deadline=None)
def test_units_count_what_the_encoding_counts(text: str, line: int, character: int) -> None:
    index, lines = LineIndex(text), _lines(text)
    for encoding in ENCODINGS:
        offset = index.from_unit(line, character, encoding)
        assert 0 <= offset <= len(text)
        if line < len(lines):
            written = lines[line].rstrip("\r\n")
            start = sum(map(len, lines[:line]))
            prefix = text[start:offset]
            assert written.startswith(prefix)
            size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
            length = len(prefix.encode(encoding if size == 1 else f"{encoding}-le")) // size
            assert length <= character
            assert length == character or prefix == written or len(written[len(prefix)].encode("utf-8")) > 1


@given(TEXTS, st.integers(0, 50_000), st.integers(0, 6000), st.lists(PIECES, max_size=6).map("".join))
@settings(deadline=None)
def test_an_edited_index_is_a_fresh_one(text: str, start: int, width: int, replacement: str) -> None:
    start = min(start, len(text))
    end = min(start + width, len(text))
    new = text[:start] + replacement + text[end:]
    edited, fresh = LineIndex(text).edit(start, end, new), LineIndex(new)
    assert edited.count == fresh.count
    assert [edited.line_start(line) for line in range(fresh.count)] == [
        fresh.line_start(line) for line in range(fresh.count)
    ]
    assert [edited.line_end(line) for line in range(fresh.count)] == [
        fresh.line_end(line) for line in range(fresh.count)
    ]


@pytest.mark.parametrize(("line", "character"), [(-1, 5), (0, -3), (0, 99), (1, 0), (99, 0)])
def test_positions_outside_of_the_text_are_brought_back(line: int, character: int) -> None:
    index = LineIndex("ab\ncd")
    assert index.offset(line, character) in (0, 2, 3, 5)
    for encoding in ENCODINGS:
        assert index.from_unit(line, character, encoding) == index.offset(line, character)


def test_the_middle_of_a_character_is_its_beginning() -> None:
    index = LineIndex("a😀b")
    assert [index.from_unit(0, unit, "utf-16") for unit in range(5)] == [0, 1, 1, 2, 3]
    assert [index.from_unit(0, unit, "utf-8") for unit in range(7)] == [0, 1, 1, 1, 1, 2, 3]


@given(TEXTS, st.integers(-3, 50_000), st.integers(-3, 80))
@settings(deadline=None)
def test_a_stretch_is_its_two_ends(text: str, place: int, width: int) -> None:
    index = LineIndex(text)
    start = min(place, len(text) + 3)
    end = start + width
    for encoding in ENCODINGS:
        expected = (*index.to_unit(start, encoding), *index.to_unit(end, encoding))
        assert index.span_to_unit(start, end, encoding) == expected
