"""The documents of a YAML stream (section 9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.patterns import regex
from swls.syntax.block import BlockReader
from swls.syntax.meaning import check_characters
from swls.syntax.nodes import Entry, Mapping, Node, Scalar
from swls.syntax.parts import Region, read_region
from swls.syntax.problems import SyntaxProblem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.syntax.json_parts import FlowRegion

MARKER = regex(r"^(?:---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
LONELY_RETURN = regex(r"\r(?!\n)")
_REST_OF_LINE = regex(r"[ \t]*([^\r\n]*)")
LEAD = regex(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n))*[ \t]*(?:#[^\r\n]*)?")
_FIRST_IS_DIRECTIVE = regex(r"\ufeff?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*%")
_DIRECTIVES = regex(r"\ufeff?(?:(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*)(?:\r\n|\n|\r))*(?:%[^\r\n]*\Z)?")
_DIRECTIVE = regex(
    r"%(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+![\w-]*!?[ \t]+\S+|(?!YAML\b|TAG\b)[A-Za-z]\S*(?:[ \t]+[^\s#]\S*)*)[ \t]*(?:[ \t]#.*)?"
)


class Limits(NamedTuple):
    """What a text may cost. Beyond any of these there is one complaint and an empty tree."""

    size: int = 8 * 1024 * 1024  # code points
    nodes: int = 250_000
    aliases: int = 1_000
    documents: int = 100


class Root(NamedTuple):
    """One YAML document (or the JSON text). `node` begins at `at`; `start:end` is all that belongs to the document."""

    node: Node | None
    at: int
    start: int
    end: int
    problems: tuple[SyntaxProblem, ...] = ()  # absolute, of what is not in `region`
    region: Region | FlowRegion | None = None
    half: bool = False  # `read_half` has read it


def refused(text: str, kind: str, at: int, **args: Any) -> Root:
    """A text that is not read: one complaint, at `at`, and no tree."""
    return Root(None, 0, 0, len(text), (problem(kind, at, min(at + 1, len(text)), **args),))


def lonely_return(text: str, start: int, end: int) -> bool:
    """Whether a change of `start:end` left a carriage return without its line feed there."""
    found = LONELY_RETURN.finditer(text, max(start - 1, 0), min(end + 2, len(text)))
    return any(match.start() < end for match in found)


def documents(text: str, limits: Limits) -> tuple[Root, ...]:
    """The documents of a YAML stream (section 9)."""
    if text.find("---") < 0 and text.find("...") < 0 and _FIRST_IS_DIRECTIVE.match(text) is None:
        return (_document(text, 0, 0, len(text), bare=True),)
    markers = list(MARKER.finditer(text))
    if len(markers) > limits.documents:
        return (refused(text, "too-many-documents", markers[limits.documents].start(), limit=limits.documents),)
    roots: list[Root] = []
    start = 0
    content = 0
    explicit = False
    for marker in [*markers, None]:
        end = marker.start() if marker else len(text)
        blank = LEAD.fullmatch(text, content, end) is not None
        directives = not explicit and _FIRST_IS_DIRECTIVE.match(text, content, end) is not None
        if explicit or (not blank and not directives):
            judged = _behind_end(text, content, end) if not explicit and content > start else ()
            roots.append(_document(text, start, content, end, bare=not explicit, judged=judged))
        elif directives:
            found = _directive_problems(text, content, end, marker[0] if marker else "")
            if marker is None:
                # The document is there, only its `---` is not: it is read as if it were.
                behind = _DIRECTIVES.match(text, content, end)
                root = _document(text, start, behind.end() if behind else end, end, bare=True, judged=found)
                roots.append(root)
            elif found:
                roots.append(Root(None, content, start, end, tuple(found)))
        if marker is None:
            break
        explicit = marker[0] == "---"
        start, content = marker.start(), marker.end()
    return tuple(roots) or (Root(None, 0, 0, len(text)),)


def _directive_problems(text: str, start: int, end: int, marker: str) -> list[SyntaxProblem]:
    """What is wrong with the lines before `---` (section 6.8)."""
    found = []
    at = start
    versions = 0
    behind = start
    for line in text[start:end].splitlines(keepends=True):
        content = line.strip("\ufeff \t\r\n")
        if content.startswith("%"):
            behind = at + len(line)
            versions += content.startswith("%YAML")
            if versions > 1 and content.startswith("%YAML"):
                found.append(problem("duplicate-directive", at, at + len(line.rstrip())))
        elif marker != "---" and content and not content.startswith("#"):
            break
        if content and not content.startswith("#") and not _DIRECTIVE.fullmatch(content):
            found.append(problem("bad-directive", at, at + len(line.rstrip()), text=content))
        at += len(line)
    if not found and marker != "---":
        first = text.find("%", start)
        stop = line_end(text, first)
        lead = "" if text[behind - 1 : behind] in ("\n", "\r") else "\n"
        edit = (behind, behind, f"{lead}---\n")
        found.append(problem("directive-without-document", first, stop, edits=(edit,), title="Add '---'"))
    return found


def _behind_end(text: str, start: int, end: int) -> list[SyntaxProblem]:
    """What stands behind `...` on its line, where only a comment may."""
    match = _REST_OF_LINE.match(text, start, end)
    content = match[1].rstrip() if match else ""
    if not match or not content or content[0] == "#":
        return []
    return [problem("trailing-text", match.start(1), match.start(1) + len(content), text=content)]


def _document(
    text: str, start: int, content: int, end: int, *, bare: bool, judged: Iterable[SyntaxProblem] = ()
) -> Root:
    """One document; `content` is where it begins, right behind its `---` if it has one. `judged` is known already."""
    at = content
    if at == 0 and text[:1] == "\ufeff":
        at = 1
    problems: list[SyntaxProblem] = list(judged)
    reader = BlockReader(text, at, end, problems)
    if not bare:
        while at < end and text[at] in " \t":
            at += 1
        if at < end and text[at] not in "#\r\n":
            reader.begin(at, at - start)
            return _with_reader(reader, problems, text, start, end, behind_marker=True)
    reader.begin(at)
    return _with_reader(reader, problems, text, start, end, behind_marker=False)


def _with_reader(
    reader: BlockReader,
    problems: list[SyntaxProblem],
    text: str,
    start: int,
    end: int,
    *,
    behind_marker: bool,
) -> Root:
    check_characters(problems, text, start, reader.at)
    if reader.column < 0:
        return Root(None, end, start, end, tuple(problems))
    at = reader.at
    if not behind_marker and LONELY_RETURN.search(text, start, end) is None and not problems:
        region = read_region(text, at, reader.column, end, 0)
        if region is not None:
            return Root(region.node, at, start, end, (), region)
    check_characters(problems, text, reader.at, end)
    if behind_marker and reader.key() is not None:
        reader.report("mapping-behind-marker", at, reader.eol)
    node, at = reader.node(-1)
    while reader.column >= 0:
        node, at = _goes_on(reader, node, at)
    return Root(node, at, start, end, tuple(problems), None)


def _goes_on(reader: BlockReader, node: Node, at: int) -> tuple[Node, int]:
    """The root and its place, with content behind it: more of it, less indented, or something that belongs nowhere."""
    start = reader.at
    more, more_at = reader.node(-1)
    if isinstance(node, Mapping) and isinstance(more, Mapping) and not node.flow and not more.flow:
        reader.report("bad-indentation", start, start + 1, what="key")
        node.starts.extend(more_at - at + offset for offset in more.starts)
        node.entries.extend(more.entries)
        node.width = more_at + more.width - at
        return node, at
    if isinstance(node, Scalar) and isinstance(more, Mapping) and node.style == "plain" and "\n" not in node.text:
        # A first key that is still being typed, with the rest of the document below it.
        key = Entry(Scalar(node.width, "plain", node.text, node.text), node.text, -1, node.width, None)
        reader.report(
            "key-without-colon",
            at,
            at + node.width,
            (at + node.width, at + node.width, ":"),
            title="Add ':'",
            key=node.text,
        )
        starts = [0, *(more_at - at + offset for offset in more.starts)]
        return Mapping(more_at + more.width - at, False, more.column, starts, [key, *more.entries]), at
    reader.report("trailing-text", start, more_at + more.width, text=reader.text[start : start + 40])
    return node, at


def line_end(text: str, at: int) -> int:
    """The offset of the line feed behind `at`, or of the end of the text."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found
