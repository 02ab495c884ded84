"""From an offset to its place in the structure: what completion, and everything else at a cursor, stands on.

The tree says where things are; where nothing is written yet, the layout of the text says what would belong there: on an
empty line the column of the cursor, between brackets the commas.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from swls.syntax.location import Location, Place
from swls.syntax.nodes import Alias, Mapping, Node, Scalar, Sequence
from swls.syntax.spot import Spot

if TYPE_CHECKING:
    from swls.syntax.cursor import Path
    from swls.syntax.tree import Tree


def locate(tree: Tree, offset: int) -> Location:
    """The place of a cursor at `offset`, in whole and in half-typed texts alike. Never raises."""
    offset = min(max(offset, 0), len(tree.text))
    return _Search(tree, offset).run()


class _Search(Spot):
    """One descent from the root of a document to an offset."""

    def run(self) -> Location:
        root = self.tree.roots[self.root] if self.tree.roots else None
        if root is None or root.node is None:
            place: Place = "value" if self.tree.format == "json" else "key"
            if self.commented(root.start if root else 0):
                return self.at((), "comment")
            marker = self.text.startswith(("---", "..."), self.line) and not self.blank
            directive = self.text.startswith("%", self.line)
            flow = self.tree.format == "json"
            return self.at((), "none" if marker or directive else place, indent=self.column, flow=flow)
        node, at = root.node, root.at
        if self.offset < at:
            return self.before(node, root.start)
        return self.inside(node, at, ())

    def before(self, node: Node, start: int) -> Location:
        """In front of everything that the document holds."""
        if self.commented(start):
            return self.at((), "comment")
        if not self.blank or not isinstance(node, Mapping) or node.flow:
            return self.at((), "none")
        return self.key_place((), node, indent=max(node.column, 0))

    def inside(self, node: Node, at: int, path: Path) -> Location:
        """The cursor stands at or behind the beginning of a node, and before what follows it."""
        while True:
            if isinstance(node, Mapping):
                step = self.flow_mapping(node, at, path) if node.flow else self.block_mapping(node, at, path)
            elif isinstance(node, Sequence):
                step = self.flow_sequence(node, at, path) if node.flow else self.block_sequence(node, at, path)
            else:
                return self.leaf(node, at, path)
            if isinstance(step, Location):
                return step
            self.item = isinstance(node, Sequence)
            self.flow = node.flow
            self.indent = self.line_indent(at) if node.flow else node.column
            node, at, path = step

    def block_mapping(self, node: Mapping, at: int, path: Path) -> Location | tuple[Node, int, Path]:
        index = bisect_right(node.starts, self.offset - at) - 1
        if index < 0:
            return self.key_place(path, node, indent=node.column)
        entry = node.entries[index]
        start = at + node.starts[index]
        key_start, key_end = start + entry.key_at, start + entry.key_at + entry.key.width
        colon = start + entry.colon if entry.colon >= 0 else -1
        if self.offset <= key_end or (colon >= 0 and self.offset <= colon):
            return self.in_key(node, entry, key_start, path)
        inner = (*path, entry.name)
        value_at = start + entry.value_at
        written = entry.value is not None and entry.value.width > 0
        own_line = colon >= self.line or (colon < 0 and key_end >= self.line)
        if (
            entry.value is not None
            and written
            and value_at <= self.offset
            and not self.below(entry.value, value_at, node.column)
        ):
            return entry.value, value_at, inner
        behind = max(key_end, colon + 1)
        if own_line and not (written and value_at <= self.offset):
            if self.commented(behind):
                return self.at(inner, "comment", indent=node.column)
            if colon < 0:
                return self.in_key(node, entry, key_start, path)
            return self.at(inner, "value", indent=node.column, entry=entry)
        end = value_at + entry.value.width if entry.value is not None and written else behind
        if self.commented(end):
            return self.at(path, "comment", indent=node.column)
        if not self.blank and self.offset > self.first:
            return self.at(inner, "none", indent=node.column)
        if not self.blank:
            return self.between(node, path)
        if self.column <= node.column:
            return self.key_place(path, node, indent=node.column)
        if isinstance(entry.value, Scalar) and entry.value.style in ("literal", "folded"):
            self.indent = node.column
            return self.leaf(entry.value, value_at, inner)
        if written:
            return self.above(entry.value, value_at, inner, node.column)
        return self.at(inner, "key", indent=self.column, entry=entry)

    def above(self, value: Node | None, at: int, path: Path, column: int) -> Location | tuple[Node, int, Path]:
        """On an empty line between a key or a dash and a value that is written: above the first line of that value."""
        if (
            isinstance(value, Mapping | Sequence)
            and not value.flow
            and self.offset < at
            and self.column == value.column
        ):
            return value, at, path
        return self.at(path, "none", indent=column)

    def below(self, value: Node, at: int, column: int) -> bool:
        """Whether the cursor has left a value that begins before it."""
        if isinstance(value, Mapping | Sequence) and not value.flow:
            if not self.blank:
                return self.offset > at + value.width and (
                    self.first > at + value.width or self.commented(at + value.width)
                )
            if isinstance(value, Sequence) and value.column == column:
                return self.offset > at + value.width and self.column <= column
            return self.column < value.column if self.column > column else True
        if isinstance(value, Scalar) and value.style in ("literal", "folded") and self.blank:
            return self.column <= column
        end = at + value.width
        if self.offset > end and not value_closed(value):
            # Not closed yet: it goes on to the end of its line.
            return any(char in "\r\n" for char in self.text[end : self.offset]) or self.commented(end)
        return self.offset > end

    def between(self, node: Mapping | Sequence, path: Path) -> Location:
        """In the indentation of a line that has its content behind the cursor."""
        return self.at(path, "none", indent=node.column)

    def block_sequence(self, node: Sequence, at: int, path: Path) -> Location | tuple[Node, int, Path]:
        index = bisect_right(node.starts, self.offset - at) - 1
        if index < 0:
            return self.at((*path, 0), "item", indent=node.column, dash=False)
        item = node.items[index]
        start = at + node.starts[index]
        value_at = start + item.value_at
        inner = (*path, index)
        written = item.value is not None and item.value.width > 0
        if (
            item.value is not None
            and written
            and value_at <= self.offset
            and not self.below(item.value, value_at, node.column)
        ):
            return item.value, value_at, inner
        if start >= self.line and not (written and value_at <= self.offset):
            if self.commented(start + 1):
                return self.at(inner, "comment", indent=node.column)
            return self.at(inner, "item", indent=max(self.offset - self.line, start - self.line + 2))
        end = value_at + item.value.width if item.value is not None and written else start + 1
        if self.commented(end):
            return self.at(path, "comment", indent=node.column)
        if not self.blank:
            if self.offset > self.first:
                return self.at(inner, "none", indent=node.column)
            return self.between(node, path)
        if self.column <= node.column:
            return self.at((*path, index + 1), "item", indent=node.column, dash=False)
        if isinstance(item.value, Scalar) and item.value.style in ("literal", "folded"):
            self.indent = node.column
            return self.leaf(item.value, value_at, inner)
        if written:
            return self.above(item.value, value_at, inner, node.column)
        return self.at(inner, "key", indent=self.column)

    def flow_mapping(self, node: Mapping, at: int, path: Path) -> Location | tuple[Node, int, Path]:
        indent = self.line_indent(at)
        if node.closed and self.offset >= at + node.width > at + 1 and self.text[at + node.width - 1] == "}":
            return self.behind(path, at + node.width, indent)
        if self.offset <= at and self.text[at : at + 1] == "{":
            return self.at(path, "none", flow=True, indent=indent)
        index = bisect_right(node.starts, self.offset - at) - 1
        entry = node.entries[index] if index >= 0 else None
        gap = at + 1
        if entry is not None:
            start = at + node.starts[index]
            key_start, key_end = start + entry.key_at, start + entry.key_at + entry.key.width
            colon = start + entry.colon if entry.colon >= 0 else -1
            if self.offset <= key_end or self.offset <= colon:
                return self.in_key(node, entry, key_start, path, self.commas_at(node, at, index))
            inner = (*path, entry.name)
            value_at = start + entry.value_at
            if entry.value is not None and value_at <= self.offset and self.touches(entry.value, value_at):
                return entry.value, value_at, inner
            gap = key_end if colon < 0 else colon + 1
            if entry.value is not None and value_at <= self.offset:
                gap = value_at + entry.value.width
            if self.commented(gap):
                return self.at(path, "comment", flow=True, indent=indent)
            if colon >= 0 and gap == colon + 1 and "," not in self.gap(gap):
                following = node.entries[index + 1 : index + 2]
                return self.at(
                    inner,
                    "value",
                    flow=True,
                    indent=indent,
                    entry=entry,
                    comma_after=bool(following) and self.wants_comma(),
                )
        elif self.commented(gap):
            return self.at(path, "comment", flow=True, indent=indent)
        comma_before = gap if entry is not None and "," not in self.gap(gap) else None
        if entry is not None and comma_before is not None and self.line <= gap and self.tree.format == "yaml":
            goes_on = isinstance(entry.value, Scalar) and entry.value.style == "plain"
            return self.at((*path, entry.name) if goes_on else path, "none", flow=True, indent=indent)
        more = index + 1 < len(node.entries)
        return self.key_place(
            path,
            node,
            flow=True,
            indent=indent,
            comma_before=comma_before,
            comma_after=more and self.wants_comma(),
        )

    def flow_sequence(self, node: Sequence, at: int, path: Path) -> Location | tuple[Node, int, Path]:
        indent = self.line_indent(at)
        if node.closed and self.offset >= at + node.width:
            return self.behind(path, at + node.width, indent)
        if self.offset <= at:
            return self.at(path, "none", flow=True, indent=indent)
        index = bisect_right(node.starts, self.offset - at) - 1
        gap = at + 1
        if index >= 0:
            item = node.items[index]
            value_at = at + node.starts[index] + item.value_at
            if item.value is not None and self.touches(item.value, value_at):
                return item.value, value_at, (*path, index)
            gap = value_at + (item.value.width if item.value is not None else 0)
        if self.commented(gap):
            return self.at(path, "comment", flow=True, indent=indent)
        comma_before = gap if index >= 0 and "," not in self.gap(gap) else None
        more = index + 1 < len(node.items)
        return self.at(
            (*path, index + 1), "item", flow=True, indent=indent,
            comma_before=comma_before, comma_after=more and self.wants_comma(),
        )  # fmt: skip

    def touches(self, value: Node, at: int) -> bool:
        """Whether the cursor is in a value inside brackets, or right behind a word that could go on."""
        end = at + value.width
        if isinstance(value, Mapping | Sequence):
            braces = self.text[at : at + 1] in ("{", "[")
            return self.offset < end or (self.offset == end and not braces) or not value.closed
        if not value_closed(value):
            return self.offset <= end or not self.text[end : self.offset].strip(" \t,")
        return self.offset <= end


def value_closed(node: Node) -> bool:
    """Whether a node has its closing quote or bracket, where it needs one."""
    return isinstance(node, Alias) or node.closed
