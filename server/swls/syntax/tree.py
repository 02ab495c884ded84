"""A text and its tree: read once, edited ever after."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from swls.syntax.block import BlockReader
from swls.syntax.flow import LAYOUT_HELPS, MAX_DEPTH, FlowReader, TooDeepError, read_flow
from swls.syntax.json_parts import (
    FlowRegion,
    edit_flow_region,
    edit_whole,
    flow_region_problems,
    read_flow_region,
)
from swls.syntax.lines import LineIndex
from swls.syntax.meaning import check_characters
from swls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from swls.syntax.parts import Region, edit_region, read_region, region_chunk, region_problems
from swls.syntax.problems import SyntaxProblem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.syntax.nodes import Alias

Format = Literal["yaml", "json"]

_MUCH = 20_000  # characters
_MARKER = re.compile(r"^(?:---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_LONELY_RETURN = re.compile(r"\r(?!\n)")
_NAME = re.compile(r"\w[\w-]*")
_REST_OF_LINE = re.compile(r"[ \t]*([^\r\n]*)")
_LEAD = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n))*[ \t]*(?:#[^\r\n]*)?")
_JSON_START = re.compile(r"[ \t\r\n\ufeff]*[{\[][ \t\r\n]*[\"}\]{\[]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a text may cost. Beyond any of these there is one complaint and an empty tree."""

    size: int = 8 * 1024 * 1024  # code points
    nodes: int = 250_000
    aliases: int = 1_000
    documents: int = 100


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Root:
    """One YAML document (or the JSON text). `node` begins at `at`; `start:end` is all that belongs to the document."""

    node: Node | None
    at: int
    start: int
    end: int
    problems: tuple[SyntaxProblem, ...] = ()  # absolute, of what is not in `region`
    region: Region | FlowRegion | None = None
    count: int = 0


class Tree:
    """A text and its tree, never changed; `edit` gives the next one and shares what did not change.

    `reread` is how many characters the reader looked at to make this tree.
    """

    def __init__(
        self,
        text: str,
        format: Format,  # noqa: A002
        lines: LineIndex,
        roots: tuple[Root, ...],
        limits: Limits,
        reread: int,
    ) -> None:
        self.text = text
        self.format: Format = format
        self.lines = lines
        self.roots = roots
        self.limits = limits
        self.reread = reread
        self.verdicts: dict[str, tuple[int, str] | None] = {}  # of the arbiter, by the text it judged

    def edit(self, start: int, end: int, replacement: str) -> Tree:
        """The tree of the text with the code points `start:end` replaced."""
        new = self._edited(start, end, replacement)
        new.verdicts = self.verdicts
        return new

    def _edited(self, start: int, end: int, replacement: str) -> Tree:
        text = self.text[:start] + replacement + self.text[end:]
        lines = self.lines.edit(start, end, text)
        grown = len(replacement) - (end - start)
        found: tuple[tuple[Root, ...], int] | None = None
        try:
            if self.format == "json":
                found = self._edited_json(text, start, end, replacement)
            elif self._keeps_documents(start, end, replacement, text):
                found = self._edited_roots(text, start, end, grown)
        except (TooDeepError, RecursionError):
            found = None
        if found is None:
            return _read(text, self.format, lines, self.limits)
        return Tree(text, self.format, lines, found[0], self.limits, found[1])

    def _keeps_documents(self, start: int, end: int, replacement: str, text: str) -> bool:
        """Whether the edit leaves the borders of the YAML documents alone, by the lines that it touches."""
        if _lonely_return(text, start, start + len(replacement)) or len(text) > self.limits.size:
            return False
        before = self.text[self.text.rfind("\n", 0, start) + 1 : _line_end(self.text, end)]
        after = text[text.rfind("\n", 0, start) + 1 : _line_end(text, start + len(replacement))]
        return _MARKER.search(before) is None and _MARKER.search(after) is None

    def _edited_json(self, text: str, start: int, end: int, replacement: str) -> tuple[tuple[Root, ...], int] | None:
        """The JSON text after an edit inside its value, None when it is to be read afresh."""
        root = self.roots[0]
        grown = len(text) - len(self.text)
        if root.node is None or len(text) > self.limits.size:
            return None
        if isinstance(root.region, FlowRegion):
            if _lonely_return(text, start, start + len(replacement)):
                return None
            region = edit_flow_region(root.region, text, root.at, len(text), start, end, grown)
            if region is None or region.count > self.limits.nodes:
                return None
            return (Root(region.node, root.at, 0, len(text), (), region, region.count),), region.reread
        if any(item.kind in LAYOUT_HELPS for item in root.problems):
            return None
        found = edit_whole(root.node, root.at, text, start, end, grown)
        if found is None:
            return None
        node, low, high, problems = found
        kept = [item for item in root.problems if item.start < low]
        kept += [*problems, *(item.moved(grown) for item in root.problems if item.start >= high)]
        count = _json_count(text, root.at, root.at + node.width)
        if count > self.limits.nodes:
            return None
        return (Root(node, root.at, 0, len(text), tuple(kept), None, count),), high - low + grown

    def _edited_roots(self, text: str, start: int, end: int, grown: int) -> tuple[tuple[Root, ...], int] | None:
        """The documents after an edit inside one of them, None when that one is to be read afresh."""
        found: list[Root] = []
        done = False
        reread = 0
        for root in self.roots:
            if not done and root.start <= start and end <= root.end and isinstance(root.region, Region):
                new = _edited_root(root, text, start, end, grown)
                if new is None:
                    return None
                found.append(new)
                done = True
                reread = new.region.reread if new.region is not None and new.region is not root.region else 0
            elif done:
                found.append(_shifted(root, grown))
            elif root.end <= start:
                found.append(root)
            else:
                return None
        total = sum(root.count for root in found)
        return (tuple(found), reread) if done and total <= self.limits.nodes else None

    @cached_property
    def notes(self) -> list[SyntaxProblem]:
        """Everything the reader noted, anchors and aliases included, in the order of the text."""
        found: list[SyntaxProblem] = []
        for root in self.roots:
            found.extend(root.problems)
            if isinstance(root.region, Region):
                found.extend(region_problems(root.region, root.at))
            elif root.region is not None:
                found.extend(flow_region_problems(root.region, root.at))
        found.sort(key=lambda item: (item.start, item.end))
        return found

    @cached_property
    def _problems(self) -> list[SyntaxProblem]:
        found = [item for item in self.notes if item.kind[0] != "~"]
        if any(item.kind == "unknown-tag" for item in found) and "%TAG" in self.text:
            found = [item for item in found if item.kind != "unknown-tag"]
        if len(found) != len(self.notes):
            found.extend(_alias_problems(self.notes, self.roots, self.limits))
            found.sort(key=lambda item: (item.start, item.end))
        return found

    def problems(self) -> list[SyntaxProblem]:
        """What the reader complains about, in the order of the text. Offsets are absolute."""
        return self._problems

    def chunk(self, offset: int) -> tuple[int, int]:
        """The stretch of whole lines around an offset that the reader reads by itself, and a strict one can too."""
        root = next((root for root in reversed(self.roots) if root.start <= offset), self.roots[0])
        if not isinstance(root.region, Region) or offset < root.at:
            return root.start, root.end
        start, end = region_chunk(root.region, root.at, offset)
        return self.text.rfind("\n", 0, start) + 1, end

    @property
    def aliased(self) -> bool:
        """Whether an alias occurs anywhere."""
        return any(item.kind == "~alias" for item in self.notes)

    @cached_property
    def _anchors(self) -> dict[str, list[tuple[int, Node]]]:
        found: dict[str, list[tuple[int, Node]]] = {}
        stack = [(root.node, root.at) for root in reversed(self.roots) if root.node is not None]
        while stack:
            node, at = stack.pop()
            if isinstance(node, Scalar | Mapping | Sequence) and node.anchor:
                found.setdefault(node.anchor, []).append((at, node))
            if isinstance(node, Mapping):
                for start, entry in zip(node.starts, node.entries, strict=True):
                    stack.append((entry.key, at + start + entry.key_at))
                    if entry.value is not None:
                        stack.append((entry.value, at + start + entry.value_at))
            elif isinstance(node, Sequence):
                for start, item in zip(node.starts, node.items, strict=True):
                    if item.value is not None:
                        stack.append((item.value, at + start + item.value_at))
        for places in found.values():
            places.sort(key=lambda place: place[0])
        return found

    def target(self, alias: Alias, at: int) -> tuple[Node, int] | None:
        """What an alias at an absolute offset refers to, and where that stands; None when it refers to nothing.

        It is the nearest node before it with that anchor in its document, and never one that contains it.
        """
        document = next((root.start for root in reversed(self.roots) if root.start <= at), 0)
        best = None
        for place, node in self._anchors.get(alias.name, ()):
            if document <= place < at and place + node.width <= at:
                best = (node, place)
        return best


def read(text: str, format: Format | None = None, *, limits: Limits = DEFAULT_LIMITS) -> Tree:  # noqa: A002
    """Read a text as YAML or JSON; None decides by its beginning. Never raises on the text."""
    chosen: Format = format or ("json" if _JSON_START.match(text) else "yaml")
    return _read(text, chosen, LineIndex(text), limits)


def _read(text: str, format: Format, lines: LineIndex, limits: Limits) -> Tree:  # noqa: A002
    if len(text) < _MUCH or not gc.isenabled():
        return _read_all(text, format, lines, limits)
    # Hundreds of thousands of nodes, none of which refers back: collecting while they are made finds nothing.
    gc.disable()
    try:
        return _read_all(text, format, lines, limits)
    finally:
        gc.enable()


def _read_all(text: str, format: Format, lines: LineIndex, limits: Limits) -> Tree:  # noqa: A002
    if len(text) > limits.size:
        roots: tuple[Root, ...] = (_refused(text, "too-large", 0, limit=limits.size, size=len(text)),)
    else:
        try:
            roots = (_json_root(text),) if format == "json" else _documents(text, limits)
        except (TooDeepError, RecursionError) as error:
            at = error.at if isinstance(error, TooDeepError) else 0
            roots = (_refused(text, "too-deep", at, limit=MAX_DEPTH),)
    if sum(root.count for root in roots) > limits.nodes:
        roots = (_refused(text, "too-many-nodes", 0, limit=limits.nodes),)
    return Tree(text, format, lines, roots, limits, len(text))


def _refused(text: str, kind: str, at: int, **args: Any) -> Root:
    return Root(None, 0, 0, len(text), (problem(kind, at, min(at + 1, len(text)), **args),))


def _json_root(text: str) -> Root:
    """The value that is the whole of a JSON text (RFC 8259, section 2)."""
    problems: list[SyntaxProblem] = []
    reader = FlowReader(text, len(text), problems, json=True, layout=False)
    at = reader.skip(1 if text[:1] == "\ufeff" else 0)
    if at >= len(text):
        problems.append(problem("empty-text", 0, len(text)))
        return Root(None, len(text), 0, len(text), tuple(problems))
    if not problems and text[at] in "{[" and _LONELY_RETURN.search(text) is None:
        region = read_flow_region(text, at, len(text), 0)
        if region is not None and not text[at + region.node.width :].strip(" \t\r\n"):
            return Root(region.node, at, 0, len(text), (), region, region.count)
    node, end = read_flow(text, at, len(text), problems, json=True)
    rest = reader.skip(end)
    if rest < len(text):
        problems.append(problem("trailing-text", rest, len(text), text=text[rest : rest + 40].rstrip()))
    return Root(node, at, 0, len(text), tuple(problems), None, _json_count(text, at, end))


def _json_count(text: str, at: int, end: int) -> int:
    return text.count(",", at, end) + text.count(":", at, end)


def _documents(text: str, limits: Limits) -> tuple[Root, ...]:
    """The documents of a YAML stream (section 9)."""
    if text.find("---") < 0 and text.find("...") < 0 and _FIRST_IS_DIRECTIVE.match(text) is None:
        return (_document(text, 0, 0, len(text), bare=True),)
    markers = list(_MARKER.finditer(text))
    if len(markers) > limits.documents:
        return (_refused(text, "too-many-documents", markers[limits.documents].start(), limit=limits.documents),)
    roots: list[Root] = []
    start = 0
    content = 0
    explicit = False
    for marker in [*markers, None]:
        end = marker.start() if marker else len(text)
        blank = _LEAD.fullmatch(text, content, end) is not None
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


_FIRST_IS_DIRECTIVE = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*%")
_DIRECTIVES = re.compile(r"\ufeff?(?:(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*)(?:\r\n|\n|\r))*(?:%[^\r\n]*\Z)?")
_DIRECTIVE = re.compile(
    r"%(?:YAML[ \t]+\d+\.\d+|TAG[ \t]+![\w-]*!?[ \t]+\S+|(?!YAML\b|TAG\b)[A-Za-z]\S*(?:[ \t]+[^\s#]\S*)*)[ \t]*(?:[ \t]#.*)?"
)


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
        line_end = _line_end(text, first)
        lead = "" if text[behind - 1 : behind] in ("\n", "\r") else "\n"
        edit = (behind, behind, f"{lead}---\n")
        found.append(problem("directive-without-document", first, line_end, edits=(edit,), title="Add '---'"))
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
    if not behind_marker and _LONELY_RETURN.search(text, start, end) is None and not problems:
        region = read_region(text, at, reader.column, end, 0)
        if region is not None:
            return Root(region.node, at, start, end, (), region, region.count)
    check_characters(problems, text, reader.at, end)
    if behind_marker and reader.key() is not None:
        reader.report("mapping-behind-marker", at, reader.eol)
    node, at = reader.node(-1)
    while reader.column >= 0:
        node, at = _goes_on(reader, node, at)
    return Root(node, at, start, end, tuple(problems), None, reader.count)


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


def _edited_root(root: Root, text: str, start: int, end: int, grown: int) -> Root | None:
    region = root.region
    if not isinstance(region, Region):
        return None
    if end < root.at - region.column:
        # In the comments before the first key: they only move it.
        lead_start = root.start + (1 if text[root.start : root.start + 1] == "\ufeff" else 0)
        lead = text[lead_start : root.at + grown - region.column]
        odd: list[SyntaxProblem] = []
        check_characters(odd, lead, 0, len(lead))
        if (
            root.start == 0
            and (not lead or lead[-1] == "\n")
            and _LEAD.fullmatch(lead)
            and not odd
            and "\t" not in lead
        ):
            at = root.at + grown
            return Root(region.node, at, 0, root.end + grown, root.problems, region, root.count)
        return None
    edited = edit_region(region, text, root.at, start, end, grown)
    if edited is None:
        return None
    return Root(edited.node, root.at, root.start, root.end + grown, (), edited, edited.count)


def _lonely_return(text: str, start: int, end: int) -> bool:
    """Whether a change of `start:end` left a carriage return without its line feed there."""
    found = _LONELY_RETURN.finditer(text, max(start - 1, 0), min(end + 2, len(text)))
    return any(match.start() < end for match in found)


def _shifted(root: Root, by: int) -> Root:
    moved = tuple(item.moved(by) for item in root.problems)
    return Root(root.node, root.at + by, root.start + by, root.end + by, moved, root.region, root.count)


def _alias_problems(notes: list[SyntaxProblem], roots: tuple[Root, ...], limits: Limits) -> list[SyntaxProblem]:
    """Aliases that name nothing, or something they are part of, or that are too many."""
    found: list[SyntaxProblem] = []
    borders = [root.start for root in roots]
    anchors: dict[str, tuple[int, int]] = {}
    document = 0
    count = 0
    for item in notes:
        while document + 1 < len(borders) and item.start >= borders[document + 1]:
            document += 1
            anchors = {}
        name = item.args.get("name")
        if item.kind == "~anchor":
            anchors[name] = (item.start, item.end)  # type: ignore[index]
        elif item.kind == "~alias":
            count += 1
            if count == limits.aliases + 1:
                found.append(problem("too-many-aliases", item.start, item.end, limit=limits.aliases))
            target = anchors.get(name)  # type: ignore[arg-type]
            if target is None:
                found.append(_undefined(item, str(name)))
            elif target[0] <= item.start < target[1]:
                found.append(problem("recursive-alias", item.start, item.end, name=name))
    return found


def _undefined(alias: SyntaxProblem, name: str) -> SyntaxProblem:
    """The complaint about an alias that names nothing; one that is no name must be a text without its quotes."""
    start, end = alias.start, alias.end
    edits = () if _NAME.fullmatch(name) else ((start, end, "'*" + name.replace("'", "''") + "'"),)
    return problem("undefined-alias", start, end, edits=edits, title="Quote it", name=name)


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
