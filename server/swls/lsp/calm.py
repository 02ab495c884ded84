"""Keeps the page calm while somebody types.

A problem that is new and stands on the very token being typed is usually only the token not being finished.
It waits until typing pauses. What was mended disappears at once, and what is wrong elsewhere appears at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.syntax import Scalar, covering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.lint.diagnostic import Diagnostic
    from swls.lsp.text import Edit
    from swls.model import Document

PAUSE = 0.25  # seconds


def token_at(document: Document, start: int, end: int) -> tuple[int, int]:
    """The key or scalar that an edit at `start:end` is part of, or behind which it only adds blanks; at least that stretch."""
    start = _behind(document.text, start, end)
    cursors = covering(document.tree, end)
    if cursors:
        cursor = cursors[-1]
        key_start, key_end = cursor.key_span
        if key_start <= end <= key_end:
            return min(start, key_start), max(end, key_end)
        if isinstance(cursor.node, Scalar) and cursor.start <= end <= cursor.end:
            return min(start, cursor.start), max(end, cursor.end)
    return start, end


def _behind(text: str, start: int, end: int) -> int:
    """Where the token ends behind which nothing but blanks was typed; a colon belongs to its key."""
    if text[start:end].strip(" \t:"):
        return start
    at = end
    while at and text[at - 1] in " \t":
        at -= 1
    if at and text[at - 1] == ":":
        at -= 1
    return min(start, at)


def held_back(
    document: Document,
    found: Iterable[Diagnostic],
    typing: tuple[int, int],
    shown: Iterable[Diagnostic],
    since: list[Edit],
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What to show now, and what to hold back until typing pauses.

    `typing` is the last edit in offsets of `document`; `shown` is what the reader sees, in offsets of the
    text from which the edits `since` led here.
    """
    start, end = token_at(document, *typing)
    now: list[Diagnostic] = []
    later: list[Diagnostic] = []
    known: set[str] | None = None
    for diagnostic in found:
        if not (diagnostic.span.start <= end and start <= diagnostic.span.end and _small(document, diagnostic)):
            now.append(diagnostic)
            continue
        if known is None:
            before, behind = back(start, end, since)
            known = {old.code for old in shown if old.span.start <= behind and before <= old.span.end}
        (now if diagnostic.code in known else later).append(diagnostic)
    return now, later


def back(start: int, end: int, since: list[Edit]) -> tuple[int, int]:
    """Where a stretch of the text stood before the edits."""
    for edit in reversed(since):
        grown = edit.length - (edit.end - edit.start)
        if start > edit.start:
            start = start - grown if start >= edit.start + edit.length else edit.start
        if end >= edit.start + edit.length:
            end -= grown
        elif end > edit.start:
            end = edit.end
    return start, end


def _small(document: Document, diagnostic: Diagnostic) -> bool:
    """Whether a finding is about a token: one about a whole block that the token is part of is not new."""
    start, end = diagnostic.span
    return document.text.find("\n", start, end) < 0
