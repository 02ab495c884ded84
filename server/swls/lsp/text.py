"""The text of an open document, as the client changes it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lsprotocol import types

from swls.lsp.places import Places
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from swls.lint.diagnostic import Diagnostic
    from swls.lint.settings import Settings
    from swls.model import Format
    from swls.syntax import Encoding

logger = logging.getLogger(__name__)

# Changes in one message. Beyond, they are taken as one edit of everything between the first and the last.
_MANY = 16
_OURS = "serverless-workflow"  # language ids with this beginning are given to workflows only


class Edit(NamedTuple):
    """The code points `start:end` gave way to `length` new ones."""

    start: int
    end: int
    length: int


class Text:
    """One open document. `document` is the snapshot of `version`; everything else belongs to the same
    version.

    `typing` is the last edit if a person typed it, by its look. `shown` are the findings the client has, in
    the offsets of the text it got them for, and `since` the edits from that text to this one.
    """

    __slots__ = (
        "document",
        "encoding",
        "found",
        "held",
        "language",
        "pushed",
        "shown",
        "since",
        "typing",
        "uri",
        "version",
    )

    def __init__(self, uri: str, language: str, version: int, document: Document, encoding: Encoding) -> None:
        self.uri = uri
        self.language = language
        self.version = version
        self.document = document
        self.encoding: Encoding = encoding
        self.typing: tuple[int, int] | None = None
        self.found: list[Diagnostic] | None = None
        self.shown: list[Diagnostic] = []
        self.since: list[Edit] = []
        self.held = False
        self.pushed = False

    @property
    def places(self) -> Places:
        """Converts the offsets of this version."""
        return Places(self.document.lines, self.encoding)

    def change(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Apply the changes of one message, in order."""
        edits: list[Edit] = []
        if len(changes) <= _MANY:
            for change in changes:
                edits += self._apply(*self._located(change))
        else:
            edits = self._apply_many(changes)
        self.version = version
        self.since += edits
        self.found = None
        self.held = False
        last = edits[-1] if edits else None
        self.typing = (last.start, last.start + last.length) if last is not None and self._typed(last) else None

    def _located(self, change: types.TextDocumentContentChangeEvent) -> tuple[int, int, str]:
        if isinstance(change, types.TextDocumentContentChangePartial):
            return *self.places.span(change.range), change.text
        return difference(self.document.text, change.text)

    def _apply(self, start: int, end: int, replacement: str) -> list[Edit]:
        if start == end and not replacement:
            return []
        self.document = self.document.edit(start, end, replacement)
        return [Edit(start, end, len(replacement))]

    def _apply_many(self, changes: Sequence[types.TextDocumentContentChangeEvent]) -> list[Edit]:
        text, lines = self.document.text, self.document.lines
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = Places(lines, self.encoding).span(change.range)
                text = text[:start] + change.text + text[end:]
                lines = lines.edit(start, end, text)
            else:
                text = change.text
                lines = type(lines)(text)
        return self._apply(*difference(self.document.text, text))

    def _typed(self, edit: Edit) -> bool:
        """Whether an edit looks like a key that was pressed, not like something pasted."""
        return (
            edit.length <= 40
            and edit.end - edit.start <= 40
            and self.document.text.find("\n", edit.start, edit.start + edit.length) < 0
        )


def opened(item: types.TextDocumentItem, encoding: Encoding, settings: Settings) -> Text:
    """The text of a document that was just opened."""
    document = Document.open(
        item.text,
        path=name_of(item.uri),
        format=_format(item.language_id),
        profile=settings.profile,
        dsl_version=settings.dsl_version,
        certain=item.language_id.startswith(_OURS),
    )
    return Text(item.uri, item.language_id, item.version, document, encoding)


def name_of(uri: str) -> str:
    """The last part of a URI's path, which is all that the name of a document can say about it."""
    return unquote(uri.partition("?")[0].partition("#")[0].rpartition("/")[2])


def difference(old: str, new: str) -> tuple[int, int, str]:
    """One edit that makes `new` of `old`: start and end in `old`, and the replacement."""
    shorter = min(len(old), len(new))
    start = _common(lambda size: old[:size] == new[:size], shorter)
    rest = shorter - start
    tail = _common(lambda size: old[len(old) - size :] == new[len(new) - size :], rest)
    return start, len(old) - tail, new[start : len(new) - tail]


def _common(same: Callable[[int], bool], limit: int) -> int:
    """The largest size up to `limit` for which `same` holds, which holds for every smaller one too."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _format(language: str) -> Format | None:
    lowered = language.lower()
    if "json" in lowered:
        return "json"
    return "yaml" if "yaml" in lowered or "yml" in lowered else None
