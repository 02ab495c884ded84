"""What can be folded away: values over several lines, block texts, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from swls.patterns import regex
from swls.syntax import Mapping, Scalar, Sequence, root_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Document
    from swls.syntax import Cursor

_COMMENTS = regex(r"(?:^[ \t]*#[^\r\n]*(?:\r\n|\n|\r|\Z)){2,}", re.MULTILINE)


class Fold(NamedTuple):
    """The lines `first` to `last` (0-based) become one."""

    first: int
    last: int
    kind: Literal["", "comment"] = ""


def folds(document: Document) -> list[Fold]:
    """The folds, outer ones first; of several that begin on a line only the outermost."""
    found: dict[int, Fold] = {}
    for fold in sorted(_all(document), key=lambda one: (one.first, -one.last)):
        if fold.last > fold.first:
            found.setdefault(fold.first, fold)
    return list(found.values())


def _all(document: Document) -> Iterator[Fold]:
    lines = document.lines
    for number in range(len(document.tree.roots)):
        root = root_cursor(document.tree, number)
        stack = [root] if root is not None else []
        while stack:
            cursor = stack.pop()
            if isinstance(cursor.node, Mapping | Sequence):
                stack.extend(cursor.children())
            if cursor.entry is not None or cursor.node is None or getattr(cursor.node, "flow", False):
                yield _of(document, cursor)
    if document.format == "yaml":
        for match in _COMMENTS.finditer(document.text):
            end = match.end() - len(match[0]) + len(match[0].rstrip())
            yield Fold(lines.position(match.start())[0], lines.position(end)[0], "comment")


def _of(document: Document, cursor: Cursor) -> Fold:
    lines = document.lines
    first = lines.position(cursor.key_span[0] if cursor.entry is not None else cursor.start)[0]
    end = cursor.end
    if isinstance(cursor.node, Mapping | Sequence) and cursor.node.flow:
        last = lines.position(max(end - 1, cursor.start))[0]
        opened = lines.position(cursor.start)[0]
        return Fold(max(first, opened), last - 1 if cursor.node.closed and last > opened else last)
    text = document.text
    while end > cursor.start and text[end - 1] in " \t\r\n":
        end -= 1
    return Fold(first, lines.position(end)[0] if isinstance(cursor.node, Mapping | Sequence | Scalar) else first)
