"""Accepting a completion item as an editor does, tab stops filled with their defaults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swls.ide.item import Item

_STOP = re.compile(
    r"\\(?P<escaped>.)|\$(?P<bare>\d+)|\$\{\d+(?::(?P<default>(?:\\.|[^}\\])*)|\|(?P<choices>(?:\\.|[^|\\])*)\|)?\}"
)


def expanded(snippet: str) -> str:
    """The text of a snippet, each tab stop with its default or first choice."""

    def stop(match: re.Match[str]) -> str:
        if match["escaped"] is not None:
            return match["escaped"] if match["escaped"] in "$}\\" else match[0]
        if match["choices"]:
            return re.sub(r"\\(.)", r"\1", re.split(r"(?<!\\),", match["choices"])[0])
        return re.sub(r"\\(.)", r"\1", match["default"] or "")

    return _STOP.sub(stop, snippet)


def accepted(text: str, item: Item) -> str:
    """The text after an item was accepted."""
    new = expanded(item.text) if item.snippet else item.text
    edits = sorted([(*item.replace, new), *item.also], reverse=True)
    for start, end, words in edits:
        text = text[:start] + words + text[end:]
    return text
