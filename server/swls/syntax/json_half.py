"""JSON that is being written from its beginning to its end: its last brackets are not there yet.

Where each line is indented deeper than the one that opened its container, the layout says nothing that the brackets do not,
so one reading is enough; and what was closed before an edit is the same after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.syntax.flow import FlowReader
from swls.syntax.nodes import Entry, Item, Mapping, Node, Sequence

if TYPE_CHECKING:
    from swls.syntax.problems import SyntaxProblem

# What may be wrong with the very last word, beside the brackets that are missing behind it.
_LAST_WORD = frozenset({"unclosed-quote", "key-without-colon", "missing-value", "unquoted-text"})


class _HalfReader(FlowReader):
    """Takes what was read before as it is. `kept` holds containers that are closed, `opened` where others begin."""

    kept: dict[int, Mapping | Sequence]
    opened: frozenset[int]

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        known = self.kept.get(at)
        if known is not None:
            return known, at + known.width
        if at in self.opened:
            return (self.mapping if self.text[at] == "{" else self.sequence)(at, depth + 1)
        return super().node(at, depth)


class HalfRead(NamedTuple):
    """A value without its last brackets, what is wrong with it, and how many characters were looked at."""

    node: Mapping | Sequence
    problems: list[SyntaxProblem]
    reread: int


def read_half(text: str, at: int, before: tuple[Node, int] | None = None) -> HalfRead | None:
    """The value that begins at `at` and goes on to the end of the text; None where it is anything else.

    `before` is the node that this gave for the text before an edit, and where that edit began.
    """
    written = text.rstrip(" \t\r\n")
    if not written or text.count("\r") != text.count("\r\n") or (before is None and written[-1] in "]}"):
        return None  # what ends with a bracket is mostly whole
    found: list[SyntaxProblem] = []
    reader = _HalfReader(text, len(text), found, json=True, layout=False)
    reader.kept, reader.opened = _unchanged(at, *before) if before else ({}, frozenset())
    node, _ = reader.node(at, 0)
    if not isinstance(node, Mapping | Sequence) or node.closed:
        return None
    missing = sum(item.kind == "unclosed-bracket" for item in found)
    others = [item for item in found if item.kind != "unclosed-bracket"]
    if any(item.kind not in _LAST_WORD or item.end < len(written) for item in others):
        return None
    if missing != len(_open(node, at)) or not _laid_out(text, node, at, reader.kept):
        return None
    return HalfRead(node, found, len(text) - sum(known.width for known in reader.kept.values()))


def _open(node: Node, at: int) -> list[tuple[Mapping | Sequence, int]]:
    """The containers without their closing brackets, each the last thing in the one before it, and where they begin."""
    found = []
    while isinstance(node, Mapping | Sequence) and not node.closed:
        found.append((node, at))
        children = _children(node, at)
        if not children:
            break
        node, at = children[-1]
    return found


def _held(node: Mapping | Sequence) -> list[tuple[int, Entry | Item]]:
    """What a container holds, and how far behind its beginning each stands."""
    if isinstance(node, Mapping):
        return list(zip(node.starts, node.entries, strict=True))
    return list(zip(node.starts, node.items, strict=True))


def _children(node: Mapping | Sequence, at: int) -> list[tuple[Node, int]]:
    """The values in a container that are written, and where they begin."""
    return [(child.value, at + start + child.value_at) for start, child in _held(node) if child.value is not None]


def _unchanged(at: int, node: Node, start: int) -> tuple[dict[int, Mapping | Sequence], frozenset[int]]:
    """The containers that were closed before an edit at `start`, and where those begin that were not."""
    opened = [(holder, place) for holder, place in _open(node, at) if place < start]
    kept = {
        place: child
        for holder, begin in opened
        for child, place in _children(holder, begin)
        if isinstance(child, Mapping | Sequence) and child.closed and place + child.width <= start
    }
    return kept, frozenset(place for _, place in opened)


def _laid_out(text: str, node: Mapping | Sequence, at: int, known: dict[int, Mapping | Sequence]) -> bool:
    """Whether each line in a container is indented deeper than the line of its bracket; those `known` are."""
    stack = [(node, at)]
    while stack:
        holder, begin = stack.pop()
        if begin in known or text.find("\n", begin, begin + holder.width) < 0:
            continue
        line = text.rfind("\n", 0, begin) + 1
        indent = begin - line - len(text[line:begin].lstrip(" \t"))
        behind = begin + 1
        for index, (start, child) in enumerate(_held(holder)):
            place, value_at = begin + start, begin + start + child.value_at
            if not _fits(text, behind, place, indent + 1, comma=index > 0) or text.find("\n", place, value_at) >= 0:
                return False
            behind = value_at
            if child.value is not None:
                behind += child.value.width
                if isinstance(child.value, Mapping | Sequence):
                    stack.append((child.value, value_at))
        if holder.closed and not _fits(text, behind, begin + holder.width - 1, indent, comma=False):
            return False
    return True


def _fits(text: str, behind: int, at: int, column: int, *, comma: bool) -> bool:
    """Whether nothing but blanks (and a comma) stands before a token, and it begins no line left of `column`."""
    gap = text[behind:at]
    if comma:
        before, _, gap = gap.partition(",")
        if before.strip(" \t"):
            return False
    line = gap.rfind("\n")
    return not gap.strip(" \t\r\n") and (line < 0 or len(gap) - line - 1 >= column)
