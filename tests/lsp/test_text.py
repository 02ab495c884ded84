"""Changes arrive as the client counts; the text must come out as the client has it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from swls.lint.settings import Settings
from swls.lsp.text import Text, difference, name_of, opened
from swls.model import Document

ENCODINGS = ["utf-8", "utf-16", "utf-32"]


def text_of(content: str, encoding: Any = "utf-16") -> Text:
    item = types.TextDocumentItem(uri="file:///a/flow.yaml", language_id="yaml", version=1, text=content)
    return opened(item, encoding, Settings())


def units(content: str, encoding: str) -> int:
    return len(content.encode(encoding.replace("utf-16", "utf-16-le").replace("utf-32", "utf-32-le"))) // int(
        {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    )


def position(content: str, offset: int, encoding: str) -> types.Position:
    """The position of an offset, the slow and obvious way."""
    if content[offset - 1 : offset + 1] == "\r\n":
        offset -= 1
    lines = re.split(r"\r\n|\n|\r", content[:offset])
    return types.Position(len(lines) - 1, units(lines[-1], encoding))


def partial(start: types.Position, end: types.Position, content: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(range=types.Range(start, end), text=content)


CONTENT = st.text(alphabet="ab: -\n\r\t\u2028\x0c\x85é漢🦊\"'{}", max_size=60)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(ENCODINGS),
    CONTENT,
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), CONTENT), max_size=25),
)
def test_changes_give_the_text_that_the_client_has(
    encoding: str, content: str, changes: list[tuple[int, int, str]]
) -> None:
    text = text_of(content, encoding)
    sent: list[types.TextDocumentContentChangeEvent] = []
    for one, other, new in changes:
        start, end = sorted((min(one, len(content)), min(other, len(content))))
        places = position(content, start, encoding), position(content, end, encoding)
        # A position between \r and \n is not one a client can name: it names the place before both.
        start, end = (offset - (content[offset - 1 : offset + 1] == "\r\n") for offset in (start, end))
        sent.append(partial(*places, new))
        content = content[:start] + new + content[end:]
    text.change(sent, 2)
    assert text.document.text == content
    assert text.document.tree.problems() == Document.open(content, path="flow.yaml", format="yaml").tree.problems()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_emoji_and_ideographs(encoding: Any) -> None:
    text = text_of("name: 漢🦊字x\nother: 1\n", encoding)
    column = units("name: 漢🦊字", encoding)
    text.change([partial(types.Position(0, column), types.Position(0, column + 1), "🎉")], 2)
    assert text.document.text == "name: 漢🦊字🎉\nother: 1\n"
    assert text.places.position(9) == {"line": 0, "character": column}


def test_lines_end_where_the_protocol_says() -> None:
    text = text_of("a: '\u2028\x0c\x85'\nb: 1\n")
    text.change([partial(types.Position(1, 3), types.Position(1, 4), "2")], 2)
    assert text.document.text == "a: '\u2028\x0c\x85'\nb: 2\n"


def test_positions_outside_the_text_are_brought_into_it() -> None:
    text = text_of("a: 1\n")
    text.change([partial(types.Position(0, 99), types.Position(99, 0), "2")], 2)
    assert text.document.text == "a: 12"
    text.change([partial(types.Position(0, 5), types.Position(0, 4), "x")], 3)  # end before start
    assert text.document.text == "a: 1x"


def test_a_whole_text_is_taken_as_the_edit_it_amounts_to() -> None:
    text = text_of("a: 1\nb: 2\nc: 3\n")
    text.change([types.TextDocumentContentChangeWholeDocument(text="a: 1\nb: 22\nc: 3\n")], 2)
    assert text.since == [(9, 9, 1)]
    assert text.typing == (9, 10)


@given(CONTENT, CONTENT)
def test_difference(old: str, new: str) -> None:
    start, end, replacement = difference(old, new)
    assert old[:start] + replacement + old[end:] == new
    assert 0 <= start <= end <= len(old)


def test_what_looks_typed() -> None:
    text = text_of("a: 1\n")
    text.change([partial(types.Position(0, 4), types.Position(0, 4), "2")], 2)
    assert text.typing == (4, 5)
    text.change([partial(types.Position(0, 0), types.Position(0, 0), "x: 1\ny: 2\n")], 3)
    assert text.typing is None


def test_names() -> None:
    assert name_of("file:///a/b%20c.sw.yaml") == "b c.sw.yaml"
    assert name_of("untitled:Untitled-1") == "untitled:Untitled-1"
    assert name_of("git:/a/flow.sw.json?%7B%22ref%22%3A%22~%22%7D") == "flow.sw.json"
    assert name_of("") == ""
