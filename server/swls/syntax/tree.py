"""A text and its tree: read once, edited ever after."""

from __future__ import annotations

import gc
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from swls.patterns import regex
from swls.syntax.aliases import alias_problems
from swls.syntax.documents import (
    LEAD,
    MARKER,
    Limits,
    Root,
    documents,
    line_end,
    lonely_return,
    refused,
)
from swls.syntax.flow import MAX_DEPTH, TooDeepError
from swls.syntax.lines import LineIndex
from swls.syntax.meaning import check_characters
from swls.syntax.nodes import Mapping, Node, Scalar, Sequence
from swls.syntax.parts import Region, edit_region, region_chunk, region_problems
from swls.syntax.problems import SyntaxProblem

if TYPE_CHECKING:
    from swls.syntax.cursor import Cursor
    from swls.syntax.nodes import Alias

Format = Literal["yaml", "json"]
_MUCH = 20_000  # characters
_MARKS = (",", ":", "\n", "- ", "[", "{")  # one of which stands before, in or behind every node but the first
_JSON_START = regex(r"[ \t\r\n\ufeff]*[{\[][ \t\r\n]*[\"}\]{\[]")
DEFAULT_LIMITS = Limits()


class Tree:
    """A text and its tree, never changed; `edit` gives the next one and shares what did not change.

    `reread` is how many characters the reader looked at to make this tree.
    """

    def __init__(
        self,
        text: str,
        format: Format,
        lines: LineIndex,
        roots: tuple[Root, ...],
        limits: Limits,
        reread: int,
        beyond: int = 0,
    ) -> None:
        self.text = text
        self.format: Format = format
        self.lines = lines
        self.roots = roots
        self.limits = limits
        self.reread = reread
        self.beyond = beyond  # how many values there are beyond the limit, of a text that is therefore not read
        self.verdicts: dict[str, tuple[int, str] | None] = {}  # of the arbiter, by the text it judged
        self.undecided = False  # whether the arbiter, in a hurry, has left something for later
        self.refused: list[tuple[int, int]] = []  # the stretches that it refused, here or before the last edits
        self.holders: list[Cursor] = []  # the cursors that keep others, see `forget`

    def edit(self, start: int, end: int, replacement: str) -> Tree:
        """The tree of the text with the code points `start:end` replaced."""
        new = self._edited(start, end, replacement)
        new.verdicts = self.verdicts
        if self.refused:
            grown = len(replacement) - (end - start)
            new.refused = [
                (low + grown if low > end else low, high + grown if high >= start else high)
                for low, high in self.refused
            ]
        self.forget()
        return new

    def forget(self) -> None:
        """Let go of what cursors keep of each other. A cursor refers to its parent, so that these circles, and the text with
        them, would else stay until the collector comes by.
        """
        holders, self.holders = self.holders, []
        for cursor in holders:
            cursor.below = cursor.kept = None

    def _edited(self, start: int, end: int, replacement: str) -> Tree:
        text = self.text[:start] + replacement + self.text[end:]
        lines = self.lines.edit(start, end, text)
        grown = len(replacement) - (end - start)
        beyond = self.beyond - (end - start)  # for no character that goes, more than one value goes
        if beyond > 0:
            return Tree(text, self.format, lines, (_too_many(text, self.limits),), self.limits, 0, beyond)
        found: tuple[tuple[Root, ...], int] | None = None
        try:
            if len(replacement) > _MUCH:
                found = None  # it may go beyond what is read, which is counted where all is read
            elif self.format == "json":
                from swls.syntax.json_text import edit_json  # only for JSON

                value = edit_json(self.roots[0], text, start, end, len(replacement), self.limits)
                found = ((value[0],), value[1]) if value is not None else None
            elif self._keeps_documents(start, end, replacement, text):
                found = self._edited_roots(text, start, end, grown)
        except (TooDeepError, RecursionError):
            found = None
        if found is None:
            return _read(text, self.format, lines, self.limits)
        return Tree(text, self.format, lines, found[0], self.limits, found[1])

    def _keeps_documents(self, start: int, end: int, replacement: str, text: str) -> bool:
        """Whether the edit leaves the borders of the YAML documents alone, by the lines that it touches."""
        if lonely_return(text, start, start + len(replacement)) or len(text) > self.limits.size:
            return False
        before = self.text[self.text.rfind("\n", 0, start) + 1 : line_end(self.text, end)]
        after = text[text.rfind("\n", 0, start) + 1 : line_end(text, start + len(replacement))]
        return MARKER.search(before) is None and MARKER.search(after) is None

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
        return (tuple(found), reread) if done else None

    @cached_property
    def notes(self) -> list[SyntaxProblem]:
        """Everything the reader noted, anchors and aliases included, in the order of the text."""
        found: list[SyntaxProblem] = []
        for root in self.roots:
            found.extend(root.problems)
            if isinstance(root.region, Region):
                found.extend(region_problems(root.region, root.at))
            elif root.region is not None:
                from swls.syntax.json_parts import flow_region_problems  # only for JSON

                found.extend(flow_region_problems(root.region, root.at))
        found.sort(key=lambda item: (item.start, item.end))
        return found

    @cached_property
    def _problems(self) -> list[SyntaxProblem]:
        found = [item for item in self.notes if item.kind[0] != "~"]
        if any(item.kind == "unknown-tag" for item in found) and "%TAG" in self.text:
            found = [item for item in found if item.kind != "unknown-tag"]
        if len(found) != len(self.notes):
            found.extend(alias_problems(self.notes, self.roots, self.limits))
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


def read(text: str, format: Format | None = None, *, limits: Limits = DEFAULT_LIMITS) -> Tree:
    """Read a text as YAML or JSON; None decides by its beginning. Never raises on the text."""
    chosen: Format = format or ("json" if _JSON_START.match(text) else "yaml")
    return _read(text, chosen, LineIndex(text), limits)


def _read(text: str, format: Format, lines: LineIndex, limits: Limits) -> Tree:
    if len(text) < _MUCH or not gc.isenabled():
        return _read_all(text, format, lines, limits)
    # Hundreds of thousands of nodes, none of which refers back: collecting while they are made finds nothing.
    gc.disable()
    try:
        return _read_all(text, format, lines, limits)
    finally:
        gc.enable()


def _read_all(text: str, format: Format, lines: LineIndex, limits: Limits) -> Tree:
    if len(text) > limits.size:
        roots: tuple[Root, ...] = (refused(text, "too-large", 0, limit=limits.size, size=len(text)),)
    else:
        try:
            if format == "json":
                from swls.syntax.json_text import json_root  # only for JSON

                roots = (json_root(text),)
            else:
                roots = documents(text, limits)
        except (TooDeepError, RecursionError) as error:
            at = error.at if isinstance(error, TooDeepError) else 0
            roots = (refused(text, "too-deep", at, limit=MAX_DEPTH),)
    beyond = _beyond(text, roots, limits.nodes)
    if beyond:
        roots = (_too_many(text, limits),)
    return Tree(text, format, lines, roots, limits, len(text), beyond)


def _too_many(text: str, limits: Limits) -> Root:
    return refused(text, "too-many-nodes", 0, limit=limits.nodes)


def _beyond(text: str, roots: tuple[Root, ...], most: int) -> int:
    """By how many nodes a tree exceeds a limit. Those of most texts are not worth counting: each has a mark of its own."""
    if sum(map(text.count, _MARKS)) < most:
        return 0
    count = 0
    stack = [root.node for root in roots if root.node is not None]
    while stack:
        node = stack.pop()
        count += 1
        if isinstance(node, Mapping):
            stack += [entry.value for entry in node.entries if entry.value is not None]
        elif isinstance(node, Sequence):
            stack += [item.value for item in node.items if item.value is not None]
    return max(0, count - most)


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
        if root.start == 0 and (not lead or lead[-1] == "\n") and LEAD.fullmatch(lead) and not odd and "\t" not in lead:
            at = root.at + grown
            return Root(region.node, at, 0, root.end + grown, root.problems, region)
        return None
    edited = edit_region(region, text, root.at, start, end, grown)
    if edited is None:
        return None
    return Root(edited.node, root.at, root.start, root.end + grown, (), edited)


def _shifted(root: Root, by: int) -> Root:
    moved = tuple(item.moved(by) for item in root.problems)
    return Root(root.node, root.at + by, root.start + by, root.end + by, moved, root.region)
