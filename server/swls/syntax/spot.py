"""A cursor in a text: the line it stands on, and what can be said of the place without knowing the structure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from swls.patterns import regex
from swls.syntax.expression_span import expression_at
from swls.syntax.location import Location, Place
from swls.syntax.nodes import Alias, Entry, Mapping, Node, Scalar

if TYPE_CHECKING:
    from swls.syntax.cursor import Path
    from swls.syntax.tree import Tree

_COMMENTS = regex(r"(?:(?<=\s)|^)#[^\r\n]*|//[^\r\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT_IN_GAP = regex(r"(?:(?<=\s)|^)#[^\r\n]*\Z", re.MULTILINE)
_JSON_COMMENT_IN_GAP = regex(r"(?://|#)[^\r\n]*\Z|/\*(?:(?!\*/).)*\Z", re.DOTALL)
_WORD_START = regex(r"\Z|[\r\n]")


class Spot:
    """One cursor, and what is known of its place on the way down from the root."""

    def __init__(self, tree: Tree, offset: int) -> None:
        self.tree = tree
        self.text = text = tree.text
        self.offset = offset
        self.item = False  # the node at hand is an item of a list
        self.flow = False  # ... stands between brackets
        self.indent = 0  # the column of the keys (or dashes) of its container
        self.root = max(bisect_right([root.start for root in tree.roots], offset) - 1, 0)
        self.line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        match = _WORD_START.search(text, offset)
        self.eol = match.start() if match else len(text)
        content = text[self.line : self.eol]
        stripped = content.lstrip(" \t")
        self.blank = not stripped.rstrip()
        self.first = self.line + len(content) - len(stripped)
        # On an empty line the cursor's column decides what it belongs to, as the first word there would.
        self.column = offset - self.line if self.blank else self.first - self.line
        if "\t" in text[self.line : offset]:
            self.column = len(text[self.line : offset].expandtabs(2))

    def at(self, path: Path, place: Place, **more: Any) -> Location:
        """A location with nothing typed at the cursor."""
        found = Location(self.offset, self.root, path, place, replace=(self.offset, self.offset))
        return found._replace(**more)

    def commented(self, start: int) -> bool:
        """Whether a comment covers the cursor, `start` being behind everything else that is written before it."""
        if self.tree.format == "json":
            return _JSON_COMMENT_IN_GAP.search(self.text, start, self.offset) is not None
        gap = self.text[max(start, self.line) : self.offset]
        if start > self.line and gap[:1] not in ("", " ", "\t"):
            return False
        return _COMMENT_IN_GAP.search(gap) is not None

    def gap(self, start: int) -> str:
        """The text between `start` and the cursor without comments."""
        return _COMMENTS.sub("", self.text[start : self.offset])

    def wants_comma(self, at: int | None = None) -> bool:
        """Whether no comma separates `at` (the cursor) from what follows it."""
        start = self.offset if at is None else at
        rest = self.text[start : start + 4000]
        return not _COMMENTS.sub("", rest).lstrip().startswith(",")

    def line_indent(self, at: int) -> int:
        """How far the line of an offset is indented."""
        line = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        content = self.text[line : at + 1]
        return len(content) - len(content.lstrip(" \t"))

    def behind(self, path: Path, end: int, indent: int) -> Location:
        """Right behind a closing bracket that nothing else claims."""
        return self.at(path, "comment" if self.commented(end) else "none", flow=True, indent=indent)

    def key_place(self, path: Path, node: Mapping, **more: object) -> Location:
        """Where a new key of a mapping would stand."""
        return self.at(path, "key", siblings=frozenset(entry.name for entry in node.entries), **more)

    def commas_at(self, node: Mapping, at: int, index: int) -> dict[str, object]:
        """The commas that are missing around an entry that stands between braces."""
        before = None
        if index > 0:
            previous = node.entries[index - 1]
            begin = at + node.starts[index - 1]
            end = begin + previous.key_at + previous.key.width
            if previous.value is not None:
                end = begin + previous.value_at + previous.value.width
            if "," not in _COMMENTS.sub("", self.text[end : at + node.starts[index]]):
                before = end
        entry = node.entries[index]
        more = entry.colon < 0 and index + 1 < len(node.entries)
        start = at + node.starts[index] + entry.key_at + entry.key.width
        return {"comma_before": before, "comma_after": more and self.wants_comma(start)}

    def in_key(
        self, node: Mapping, entry: Entry, start: int, path: Path, commas: dict[str, object] | None = None
    ) -> Location:
        """In the key of an entry, or right behind it."""
        key = entry.key
        end = start + key.width
        siblings = frozenset(other.name for other in node.entries if other is not entry)
        if not isinstance(key, Scalar):
            return self.at(path, "none", siblings=siblings, indent=max(node.column, 0), entry=entry, node=key)
        word = self.word(key, start)
        indent = self.line_indent(start) if node.flow else node.column
        return self.at(
            path, "key", siblings=siblings, flow=node.flow, indent=indent, colon=entry.colon >= 0, entry=entry, node=key,
            replace=(min(start, self.offset), max(end, self.offset) if entry.colon < 0 else end), **word, **(commas or {}),
        )  # fmt: skip

    def word(self, node: Scalar, at: int) -> dict[str, object]:
        """What is typed of a scalar up to the cursor, and its quotes."""
        quote = self.text[at : at + 1] if node.style in ("single", "double") else ""
        typed = self.text[at + len(quote) : max(self.offset, at + len(quote))]
        if quote and node.closed and self.offset >= at + node.width:
            typed = typed[: max(node.width - 2, 0)]
        return {"prefix": typed, "quote": quote, "closed": node.closed}

    def leaf(self, node: Node, at: int, path: Path) -> Location:
        """In a scalar or an alias."""
        end = at + node.width
        place: Place = "item" if self.item else "value"
        around: dict[str, object] = {"node": node, "flow": self.flow, "indent": self.indent}
        if isinstance(node, Alias):
            return self.at(path, place, prefix=self.text[at : self.offset], replace=(at, end), **around)
        if not isinstance(node, Scalar):
            return self.at(path, "none", **around)
        if node.style in ("literal", "folded"):
            header = self.text[at : self.offset]
            if "\n" not in header and "\r" not in header:
                return self.at(path, "comment" if self.commented(at + 1) else "none", **around)
            expression = expression_at(self.text, at, end, self.offset)
            return self.at(path, "value", block_scalar=True, expression=expression, **around)
        if self.offset > end:
            if node.closed or self.text[end : self.offset].strip(" \t,"):
                return self.at(path, "comment" if self.commented(end) else "none", **around)
            end = self.offset
        expression = expression_at(self.text, at, end, self.offset)
        several = any(char in "\r\n" for char in self.text[at:end])
        if several and node.style == "plain" and at < self.line:
            return self.at(path, "none", expression=expression, **around)
        if not self.flow and not several and expression is None:
            if at == self.first:
                # Alone on its line it may be meant as the first key of a mapping that is being typed.
                place, around["indent"] = "key", at - self.line
            elif self.item:
                around["indent"] = at - self.line
        return self.at(path, place, expression=expression, replace=(at, end), **self.word(node, at), **around)
