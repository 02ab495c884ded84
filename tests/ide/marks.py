"""Texts with marks: `<|>` is the cursor, `<[` and `]>` enclose a range. Marks may carry a number: `<1[`."""

from __future__ import annotations

import re

from swls.model import Document
from swls.model.workspace import Member, Workspace, card_of


def unmarked(text: str) -> tuple[str, list[int], list[tuple[int, int]]]:
    """The text without marks, the cursors in it and the ranges."""
    cursors: list[int] = []
    ranges: list[tuple[int, int]] = []
    opened: list[int] = []
    parts: list[str] = []
    length = at = 0
    for match in re.finditer(r"<\|>|<\[|\]>", text):
        parts.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[0] == "<|>":
            cursors.append(length)
        elif match[0] == "<[":
            opened.append(length)
        else:
            ranges.append((opened.pop(), length))
    return "".join(parts) + text[at:], cursors, sorted(ranges)


def workspace_of(files: dict[str, str]) -> tuple[Workspace, dict[str, list[int]], dict[str, list[tuple[int, int]]]]:
    """A workspace of closed files, and the marks in them."""
    cursors, ranges, members = {}, {}, {}
    texts = {}
    for uri, marked in files.items():
        texts[uri], cursors[uri], ranges[uri] = unmarked(marked)
    cards = {uri: card_of(Document.open(text, path=uri), uri) for uri, text in texts.items()}
    sections = {kept.uri: kept.section for card in cards.values() for kept in card.parts}

    def load(uri: str) -> Document:
        return Document.open(texts[uri], path=uri, section=sections.get(uri))

    for uri in texts:
        members[uri] = Member(uri, load(uri), lambda uri=uri: load(uri))
    return Workspace(members), cursors, ranges
