"""Trees for tests: from JSON text by a tiny reader, so that the walk is tested apart from the real one."""

from __future__ import annotations

import json
from typing import Any

from swls.syntax.nodes import Entry, Item, Mapping, Node, Scalar, Sequence


def tree(value: Any) -> Node:
    """The tree of a value as `json.dumps(value)` lays it out; offsets as in that text."""
    return read_json(json.dumps(value, ensure_ascii=False))


def read_json(text: str) -> Node:
    """The tree of a valid JSON text."""
    node, _, _ = _value(text, _skip(text, 0))
    return node


_DECODER = json.JSONDecoder()


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _value(text: str, at: int) -> tuple[Node, int, int]:
    start = at
    if text[at] == "{":
        entries, starts = [], []
        at = _skip(text, at + 1)
        while text[at] != "}":
            key, key_at, end = _value(text, at)
            assert isinstance(key, Scalar)
            colon = _skip(text, end)
            value, value_at, end = _value(text, _skip(text, colon + 1))
            entries.append(Entry(key, key.text, colon - key_at, value_at - key_at, value))
            starts.append(key_at - start)
            at = _skip(text, end)
            if text[at] == ",":
                at = _skip(text, at + 1)
        return Mapping(at + 1 - start, True, 0, starts, entries), start, at + 1
    if text[at] == "[":
        items, starts = [], []
        at = _skip(text, at + 1)
        while text[at] != "]":
            value, value_at, end = _value(text, at)
            items.append(Item(0, value))
            starts.append(value_at - start)
            at = _skip(text, end)
            if text[at] == ",":
                at = _skip(text, at + 1)
        return Sequence(at + 1 - start, True, 0, starts, items), start, at + 1
    value, end = _DECODER.raw_decode(text, at)
    if isinstance(value, str):
        return Scalar(end - at, "double", value, value), start, end
    return Scalar(end - at, "plain", text[at:end], value), start, end
