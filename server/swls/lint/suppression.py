"""What authors silence in their files, where it holds, and what of it serves nothing.

wait: PT5S   # swls: ignore[SW201, unknown-task] reason
# swls: ignore-file[SW8]          among the comments at the top
metadata: {swls: {ignore: [SW201]}}    of a document, task or state: for everything in it
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from swls.lint.diagnostic import Span
from swls.lint.selection import codes_of
from swls.patterns import regex
from swls.syntax import Cursor, Mapping, Scalar, Sequence, covering, root_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Document

_COMMENT = regex(r"(?:(?<=\s)|^|(?<=\ufeff))#\s*swls\s*:[^\r\n]*", re.MULTILINE)
_DIRECTIVE = regex(r"#\s*swls\s*:\s*(?P<verb>[\w-]*)[ \t]*(?P<codes>\[[^\]\r\n]*\]?)?")
_WORD = regex(r"[^\s,\[\]]+")


class Silenced(Protocol):
    """What can be silenced: something with a code at a place."""

    @property
    def code(self) -> str:
        """The code of its rule."""

    @property
    def span(self) -> Span:
        """Where it is."""


T = TypeVar("T", bound=Silenced)


class Word(NamedTuple):
    """One code or name of a suppression."""

    text: str
    span: Span


class Suppression:
    """Silences the rules of `words` (all of them when there are none) for diagnostics between `start` and `end`.

    `form` says how it is written, `span` where. `by_line`: a diagnostic counts if any line of it lies there, else if it
    begins there. `fault` is what is wrong with it; it then silences nothing.
    """

    __slots__ = ("end", "fault", "form", "span", "start", "used", "words")

    def __init__(
        self,
        form: Literal["line", "file", "metadata"],
        span: Span,
        words: tuple[Word, ...],
        start: int,
        end: int,
        fault: str = "",
    ) -> None:
        self.form = form
        self.span = span
        self.words = words
        self.start = start
        self.end = end
        self.fault = fault
        self.used: set[str] = set()

    def covers(self, diagnostic: Silenced) -> bool:
        """Whether a diagnostic lies where this holds."""
        if self.form == "line":
            start, end = diagnostic.span
            return start <= self.end and max(start, end - 1) >= self.start
        return self.start <= diagnostic.span.start <= self.end


def suppressions(document: Document) -> list[Suppression]:
    """All suppressions of a document, in the order of the text."""
    if document.lacks("swls"):
        return []
    found = list(_in_metadata(document))
    if document.format == "yaml":
        found.extend(_in_comments(document))
    found.sort(key=lambda one: one.span)
    return found


def silence(diagnostics: list[T], given: list[Suppression]) -> list[T]:
    """The diagnostics that nothing silences; marks in `used` what each suppression was good for."""
    if not given:
        return diagnostics
    codes = [{word.text: codes_of(word.text) for word in one.words} for one in given]
    left = []
    for diagnostic in diagnostics:
        silenced = False
        for one, words in zip(given, codes, strict=True):
            if one.fault or not one.covers(diagnostic):
                continue
            if not one.words:
                one.used.add("")
                silenced = True
            for word, named in words.items():
                if diagnostic.code in named:
                    one.used.add(word)
                    silenced = True
        if not silenced:
            left.append(diagnostic)
    return left


def _in_comments(document: Document) -> Iterator[Suppression]:
    text = document.text
    for match in _COMMENT.finditer(text):
        at = match.start()
        if _in_scalar(document, at):
            continue
        directive = _DIRECTIVE.match(text, at, match.end())
        assert directive is not None  # noqa: S101  (the one expression contains the other)
        verb, codes = directive["verb"], directive["codes"]
        span = Span(at, max(directive.end("verb"), directive.end("codes")))
        words = _words(text, directive.start("codes"), directive.end("codes")) if codes else ()
        if verb not in {"ignore", "ignore-file"}:
            yield Suppression("line", span, (), 0, 0, f"'{verb}' is no instruction; write 'ignore' or 'ignore-file'")
        elif codes is not None and not codes.endswith("]"):
            yield Suppression("line", span, (), 0, 0, "the list of codes lacks its ']'")
        elif codes is not None and not words:
            yield Suppression("line", span, (), 0, 0, "the list of codes is empty")
        elif verb == "ignore":
            yield Suppression("line", span, words, *_line_meant(document, at))
        elif at > _first_content(document):
            fault = "'ignore-file' belongs into the comments before the first key"
            yield Suppression("file", span, (), 0, 0, fault)
        else:
            yield Suppression("file", span, words, 0, len(text))


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    return tuple(Word(match[0], Span(*match.span())) for match in _WORD.finditer(text, start, end))


def _in_scalar(document: Document, at: int) -> bool:
    """Whether a `#` is text of a scalar and not the beginning of a comment."""
    chain = covering(document.tree, at)
    node = chain[-1].node if chain else None
    if not isinstance(node, Scalar):
        return False
    start = chain[-1].start
    if not start <= at < start + node.width:
        return False
    if node.style in {"literal", "folded"}:  # a comment may stand behind `|`
        return document.lines.position(start)[0] != document.lines.position(at)[0]
    return True


def _line_meant(document: Document, at: int) -> tuple[int, int]:
    """The line that a comment is about: its own, or the next with content when it stands alone."""
    lines = document.lines
    number = lines.position(at)[0]
    if not document.text[lines.line_start(number) : at].strip(" \t\ufeff"):
        number += 1
        while number < lines.count:
            content = document.text[lines.line_start(number) : lines.line_end(number)].strip()
            if content and content[0] != "#":
                break
            number += 1
    return lines.line_start(number), lines.line_end(number)


def _first_content(document: Document) -> int:
    return min((root.at for root in document.tree.roots if root.node is not None), default=len(document.text))


def _in_metadata(document: Document) -> Iterator[Suppression]:
    if document.lacks("metadata"):
        return
    heads = {unit.index: unit for unit in document.units}
    for index in range(len(document.tree.roots)):
        root = root_cursor(document.tree, index)
        stack = [root] if root is not None else []
        while stack:
            cursor = stack.pop()
            if not isinstance(cursor.node, (Mapping, Sequence)):
                continue
            stack.extend(cursor.children())
            ignored = cursor.at("metadata", "swls", "ignore") if isinstance(cursor.node, Mapping) else None
            if ignored is None:
                continue
            owner = cursor
            unit = heads.get(index)
            if unit is not None and cursor.path == unit.root.path + unit.dialect.version_path[:-1]:
                owner = unit.root
            yield _of_list(ignored, owner)


def _of_list(ignored: Cursor, owner: Cursor) -> Suppression:
    span = Span(*ignored.key_span)
    children = list(ignored.children()) if ignored.is_sequence else []
    if not children or not all(isinstance(child.value, str) and child.value for child in children):
        return Suppression("metadata", span, (), 0, 0, "'ignore' must be a list of codes or names of rules")
    words = tuple(Word(child.text, Span(child.start, child.end)) for child in children)
    return Suppression("metadata", span, words, owner.entry_at if owner.entry else owner.start, owner.end)
