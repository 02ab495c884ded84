"""JSON that nothing is wrong with, read fast.

Gives exactly what the tolerant reader gives; at the first thing out of the ordinary it gives up, and the tolerant reader
reads the same text again.
"""

from __future__ import annotations

import re

from swls.syntax.nodes import Entry, Item, Mapping, Node, Scalar, ScalarValue, Sequence
from swls.syntax.scalars import unescape

# Deeper than this is left to the reader that knows the budget.
_DEEPEST = 90
_OPEN_MAPPING = re.compile(r"[ \t\r\n]*(\})?")
_OPEN_SEQUENCE = re.compile(r"[ \t\r\n]*(\])?")
_KEY = re.compile(r'"([^"\\\x00-\x1f]*)"[ \t\r\n]*(:)[ \t\r\n]*')
_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"')
_ESCAPED = re.compile(r'"((?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*)"')
_WORD = re.compile(r"(?:(-?(?:0|[1-9][0-9]*))((?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)|true|false|null)(?=[ \t\r\n,\]}]|\Z)")
_NEXT_MEMBER = re.compile(r"[ \t\r\n]*(?:(\})|,[ \t\r\n]*)")
_NEXT_ITEM = re.compile(r"[ \t\r\n]*(?:(\])|,[ \t\r\n]*)")
_WORDS: dict[str, ScalarValue] = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 400


class OddError(Exception):
    """The text is not plain, right JSON. Never leaves the reader."""


def quick_json(text: str, at: int, limit: int, depth: int) -> tuple[Node, int] | None:
    """The node at `at` and the offset behind it; None where the tolerant reader has to look."""
    try:
        return _value(text, at, limit, depth)
    except OddError:
        return None


def _value(text: str, at: int, limit: int, depth: int) -> tuple[Node, int]:
    char = text[at] if at < limit else ""
    if char == '"':
        match = _STRING.match(text, at, limit)
        if match is not None:
            end = match.end()
            content = match[1]
            return Scalar(end - at, "double", content, content), end
        match = _ESCAPED.match(text, at, limit)
        if match is None:
            raise OddError
        content, bad = unescape(match[1], json=True)
        if bad >= 0:
            raise OddError
        return Scalar(match.end() - at, "double", content, content), match.end()
    if char == "{":
        return _mapping(text, at, limit, depth + 1)
    if char == "[":
        return _sequence(text, at, limit, depth + 1)
    match = _WORD.match(text, at, limit)
    if match is None:
        raise OddError
    word = match[0]
    end = match.end()
    if match[1] is None:
        return Scalar(end - at, "plain", word, _WORDS[word]), end
    if len(word) >= _LONGEST_NUMBER:
        raise OddError
    return Scalar(end - at, "plain", word, float(word) if match[2] else int(word)), end


def _mapping(text: str, at: int, limit: int, depth: int) -> tuple[Node, int]:
    if depth > _DEEPEST:
        raise OddError
    starts: list[int] = []
    entries: list[Entry] = []
    match = _OPEN_MAPPING.match(text, at + 1, limit)
    position = match.end() if match else limit
    over = match is not None and match[1] is not None
    names = set()
    while not over:
        match = _KEY.match(text, position, limit)
        if match is None:
            raise OddError
        name = match[1]
        colon = match.start(2)
        value_at = match.end()
        value, end = _value(text, value_at, limit, depth)
        starts.append(position - at)
        names.add(name)
        key = Scalar(len(name) + 2, "double", name, name)
        entries.append(Entry(key, name, colon - position, value_at - position, value))
        match = _NEXT_MEMBER.match(text, end, limit)
        if match is None:
            raise OddError
        position = match.end()
        over = match[1] is not None
    if len(names) != len(entries):
        raise OddError
    return Mapping(position - at, True, -1, starts, entries), position


def _sequence(text: str, at: int, limit: int, depth: int) -> tuple[Node, int]:
    if depth > _DEEPEST:
        raise OddError
    starts: list[int] = []
    items: list[Item] = []
    match = _OPEN_SEQUENCE.match(text, at + 1, limit)
    position = match.end() if match else limit
    over = match is not None and match[1] is not None
    while not over:
        value, end = _value(text, position, limit, depth)
        starts.append(position - at)
        items.append(Item(0, value))
        match = _NEXT_ITEM.match(text, end, limit)
        if match is None:
            raise OddError
        position = match.end()
        over = match[1] is not None
    return Sequence(position - at, True, -1, starts, items), position
