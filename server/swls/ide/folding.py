"""What can be folded away: values over several lines, block texts, comments."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from swls.patterns import regex
from swls.syntax import Mapping, Scalar, Sequence, root_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Document
    from swls.syntax import Cursor, Entry, Item

_COMMENTS = regex(r"(?:^[ \t]*#[^\r\n]*(?:\r\n|\n|\r|\Z)){2,}", re.MULTILINE)
_LIKELY = regex(r"#[^\r\n]*(?:\r\n?|\n)[ \t]*#")  # much quicker than to look at every line
_SMALL = 2_000  # code points; a node that is wider is looked at again, but not all that it holds
_KEPT = "folds"


class Fold(NamedTuple):
    """The lines `first` to `last` (0-based) become one."""

    first: int
    last: int
    kind: Literal["", "comment"] = ""


class _Part(NamedTuple):
    """The folds of a part of the text, by their first lines, when it began on a line. `entry` keeps its identity from being taken."""

    entry: Entry | Item
    line: int
    folds: dict[int, Fold]


def folds(document: Document) -> list[Fold]:
    """The folds, outer ones first; of several that begin on a line only the outermost.

    Those of a part that did not change since the last question are taken from there.
    """
    found: dict[int, Fold] = {}
    before: dict[int, _Part] = document.remembered.get(_KEPT, {})
    now: dict[int, _Part] = {}
    for number in range(len(document.tree.roots)):
        root = root_cursor(document.tree, number)
        stack = [root] if root is not None else []
        while stack:
            cursor = stack.pop()
            if cursor.entry is None or (cursor.node is not None and cursor.node.width > _SMALL):
                for fold in _own(document, cursor):
                    _take(found, fold)
                stack.extend(_below(cursor))
                continue
            part = now[id(cursor.entry)] = _part(document, cursor, cursor.entry, before.get(id(cursor.entry)))
            first = found.get(part.line)
            found.update(part.folds)
            if first is not None:  # a line that other parts stand on as well
                _take(found, first)
    document.remembered[_KEPT] = now
    if document.format == "yaml":
        for fold in _comments(document):
            _take(found, fold)
    return sorted(found.values())


def _part(document: Document, cursor: Cursor, entry: Entry | Item, known: _Part | None) -> _Part:
    line = document.lines.position(cursor.entry_at)[0]
    if known is None:
        return _Part(entry, line, _all(document, cursor))
    if known.line == line:
        return known
    by = line - known.line
    moved = [Fold(first + by, last + by, kind) for first, last, kind in known.folds.values()]
    return _Part(entry, line, {fold.first: fold for fold in moved})


def outermost(folds: list[Fold], most: int) -> list[Fold]:
    """Of folds in order at most so many; 0: all of them. Those stay that stand inside the fewest others."""
    if not 0 < most < len(folds):
        return folds
    levels: list[list[int]] = []
    open_: list[Fold] = []
    for number, fold in enumerate(folds):
        while open_ and open_[-1].last < fold.first:
            open_.pop()
        if len(open_) == len(levels):
            levels.append([])
        levels[len(open_)].append(number)
        open_.append(fold)
    chosen = list(chain.from_iterable(levels))[:most]
    return [folds[number] for number in sorted(chosen)]


def _take(found: dict[int, Fold], fold: Fold) -> None:
    """Keep a fold unless there is a wider one on its line."""
    known = found.get(fold.first)
    if known is None or known.last < fold.last:
        found[fold.first] = fold


def _all(document: Document, cursor: Cursor) -> dict[int, Fold]:
    """The folds of a value and of all that is in it."""
    found: dict[int, Fold] = {}
    stack = [cursor]
    while stack:
        one = stack.pop()
        stack += _below(one)
        for fold in _own(document, one):
            _take(found, fold)
    return found


def _below(cursor: Cursor) -> list[Cursor]:
    return list(cursor.children())[::-1] if isinstance(cursor.node, Mapping | Sequence) else []


def _own(document: Document, cursor: Cursor) -> list[Fold]:
    """The fold of a value, if it has several lines."""
    if cursor.entry is None and cursor.node is not None and not getattr(cursor.node, "flow", False):
        return []
    fold = _of(document, cursor)
    return [fold] if fold.last > fold.first else []


def _comments(document: Document) -> Iterator[Fold]:
    """The comments of several lines."""
    text, lines = document.text, document.lines
    at = 0
    while (likely := _LIKELY.search(text, at)) is not None:
        line = lines.position(likely.start())[0]
        match = _COMMENTS.match(text, lines.line_start(line)) or _COMMENTS.match(text, lines.line_start(line + 1))
        at = likely.end() - 1
        if match is not None:
            at = match.end()
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
