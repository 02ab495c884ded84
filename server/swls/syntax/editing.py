"""Edits of one thing in a text that leave everything else as it is, byte for byte: comments, quotes, blank lines.

Each function gives the edits (start, end, text), which do not overlap. Values are plain data or a `Fragment` of a text. They
work on the tree the cursor is from; carry them out together, then read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.patterns import regex
from swls.syntax import printing
from swls.syntax.cursor import Cursor
from swls.syntax.nodes import Alias, Entry, Mapping, Node, Scalar, Sequence
from swls.syntax.printing import Fragment, Layout, as_plain, layout_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from swls.syntax.tree import Tree

_BLANKS = regex(r"[ \t]*")


class Edit(NamedTuple):
    """Replace `text[start:end]` by `text`."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with the edits, which do not overlap, carried out."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        parts += (text[at:start], new)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def rename_key(cursor: Cursor, name: str) -> list[Edit]:
    """Give the entry that holds the cursor another key, in the quotes of the old one."""
    start, end = cursor.key_span
    flow = _in_flow(cursor.parent)
    return [Edit(start, end, rewritten(cursor.tree, start, end, name, flow=flow, key=True))]


def rewrite_scalar(cursor: Cursor, value: Any) -> list[Edit]:
    """Give a scalar another value, in the quotes of the old one."""
    text = cursor.tree.text
    end = cursor.end
    while end > cursor.start and text[end - 1] in "\r\n":
        end -= 1
    return [Edit(cursor.start, end, rewritten(cursor.tree, cursor.start, end, value, flow=_in_flow(cursor.parent)))]


def rewritten(tree: Tree, start: int, end: int, value: Any, *, flow: bool, key: bool = False) -> str:
    """A scalar as it is written in place of the one at `start:end`."""
    quote = printing.quote_of(tree.text[start:end])
    return printing.scalar(value, format=tree.format, flow=flow, key=key, quote=quote)


def replace_value(cursor: Cursor, value: Any) -> list[Edit]:
    """Put a value where the cursor stands. A comment on the line of the key stays there."""
    tree, text = cursor.tree, cursor.tree.text
    layout = layout_of(tree)
    if isinstance(cursor.node, Scalar) and not isinstance(value, Fragment | dict | list | tuple):
        return rewrite_scalar(cursor, value)
    if tree.format == "json" or _in_flow(cursor.parent):
        new = _flow_text(cursor, value, layout, cursor.start)
        return [Edit(cursor.start, cursor.end, new if cursor.node is not None else " " + new)]
    if cursor.entry is None:
        return [Edit(cursor.start, _end(cursor), layout.lines(printing.to_yaml(value, _column(cursor), layout=layout)))]
    indent, behind = _anchor(cursor)
    if isinstance(cursor.entry, Entry):
        new = printing.behind_colon(value, indent, layout=layout)
    else:
        new = printing.item_text(value, indent, layout=layout)[1:]
    new = layout.lines(new)
    end = _end(cursor)
    line_end = _line_end(text, behind)
    if end <= line_end or not _below(cursor, behind):
        return [Edit(behind, end, new)]
    if "\n" not in new:
        return [Edit(behind, behind, new), Edit(line_end, end, "")]
    return [Edit(line_end, end, new)]


def set_entry(
    mapping: Cursor, key: str, value: Any, *, before: str | None = None, after: str | None = None
) -> list[Edit]:
    """Give a key of a mapping a value, adding the key (at the end, or beside another) when it is not there."""
    found = mapping.get(key)
    if found is not None and found.parent is not None and found.entry is not None:
        return replace_value(found, value)
    return insert_entries(mapping, {key: value}, before=before, after=after)


def insert_entries(
    mapping: Cursor, values: dict[str, Any], *, before: str | None = None, after: str | None = None
) -> list[Edit]:
    """Add entries to a mapping (or to a place where one is still to be written): last, or beside the entry named."""
    node = mapping.node
    if not isinstance(node, Mapping) or (not node.entries and not (node.flow and _stays_flow(mapping))):
        return replace_value(mapping, values)
    layout = layout_of(mapping.tree)
    children = list(mapping.children())
    at = next((child for child in children if child.key in (before, after) and child.key is not None), None)
    leads = at is not None and at.key == before
    if node.flow:
        printed = [
            printing.scalar(key, format=layout.format, flow=True, key=True)
            + ": "
            + _flow_text(mapping, value, layout, (children[0].entry_at if children else mapping.start))
            for key, value in values.items()
        ]
        return _flow_insert(mapping, children, at, printed, leads=leads, layout=layout)
    printed = [printing.entry(key, value, node.column, layout=layout) for key, value in values.items()]
    return [_block_insert(children, at, printed, node.column, leads=leads, layout=layout)]


def insert_item(sequence: Cursor, value: Any, index: int | None = None) -> list[Edit]:
    """Add an item to a list (or to a place where one is still to be written): last, or at an index."""
    node = sequence.node
    if not isinstance(node, Sequence) or (not node.items and not (node.flow and _stays_flow(sequence))):
        return replace_value(sequence, [value])
    layout = layout_of(sequence.tree)
    children = list(sequence.children())
    leads = index is not None and index < len(children)
    at = children[index] if leads and index is not None else None
    if node.flow:
        printed = [_flow_text(sequence, value, layout, children[0].entry_at if children else sequence.start)]
        return _flow_insert(sequence, children, at, printed, leads=leads, layout=layout)
    printed = [printing.item_text(value, node.column, layout=layout)]
    return [_block_insert(children, at, printed, node.column, leads=leads, layout=layout)]


def remove(cursor: Cursor, *, prune: bool = False) -> list[Edit]:
    """Take an entry or item away, with the comment on its line. `prune` takes a container away that becomes empty."""
    parent = cursor.parent
    if parent is None or not isinstance(parent.node, Mapping | Sequence):
        return []
    children = list(parent.children())
    index = next(number for number, child in enumerate(children) if child.entry_at == cursor.entry_at)
    if len(children) == 1:
        if prune and parent.parent is not None:
            return remove(parent, prune=True)
        return replace_value(parent, {} if isinstance(parent.node, Mapping) else [])
    if parent.node.flow:
        return _flow_remove(children, index)
    return _block_remove(children, index)


def fragment(cursor: Cursor) -> Fragment | None:
    """The value at a cursor as text that can be put elsewhere; None when anchors or aliases tie it to its place."""
    node, text = cursor.node, cursor.tree.text
    if node is None or _tied(node):
        return None
    value = as_plain(node)
    format_ = cursor.tree.format
    if format_ == "json" or _in_flow(cursor.parent) or not isinstance(node, Mapping | Sequence) or node.flow:
        line = _line_start(text, cursor.start)
        blanks = _blanks(text, line)
        base = blanks if format_ == "json" or _in_flow(cursor.parent) else _anchor(cursor)[0]
        return Fragment(text[cursor.start : _end(cursor)], base, False, isinstance(node, Sequence), value, format_)
    start = cursor.start
    _, behind = _anchor(cursor)
    if cursor.entry is not None and _below(cursor, behind):
        first = _line_end(text, behind) + 1
        first += text[first - 1 : first + 1] == "\r\n"
        start = first + _blanks(text, first)
        start = min(start, cursor.start)
    return Fragment(text[start : cursor.end], node.column, True, isinstance(node, Sequence), value, format_)


def entries_as_lines(mapping: Cursor, keys: Collection[str]) -> tuple[Fragment, list[Edit]] | None:
    """Some entries of a block mapping as text that can be put elsewhere, with all comments among and beside them, and the
    edits that take them away. None where they do not stand on lines of their own, or are tied to their place.
    """
    node, text = mapping.node, mapping.tree.text
    if not isinstance(node, Mapping) or node.flow or mapping.tree.format == "json" or _tied(node):
        return None
    children = list(mapping.children())
    starts = [_line_start(text, child.entry_at) for child in children]
    if any(text[start : child.entry_at].strip(" ") for start, child in zip(starts, children, strict=True)):
        return None
    end = _end(children[-1], own=True)
    stop = end if end > 0 and text[end - 1] in "\r\n" else _skip_break(text, _line_end(text, end))
    spans = list(zip(starts, [*starts[1:], stop], strict=True))
    chosen = [span for child, span in zip(children, spans, strict=True) if child.key in keys]
    taken = "".join(text[start:end] for start, end in chosen).rstrip("\r\n")
    value = {entry.name: as_plain(entry.value) for entry in node.entries if entry.name in keys}
    moved = Fragment(taken[node.column :], node.column, True, False, value, "yaml")
    return moved, [Edit(start, end, "") for start, end in chosen]


# -- in blocks


def _block_insert(
    children: list[Cursor], at: Cursor | None, printed: list[str], column: int, *, leads: bool, layout: Layout
) -> Edit:
    pad = "\n" + " " * column
    joined = pad.join(printed)
    if leads and at is not None:
        return Edit(at.entry_at, at.entry_at, layout.lines(joined + pad))
    last = at if at is not None else children[-1]
    text = last.tree.text
    end = _end(last, own=True)
    place = end if end > 0 and text[end - 1] in "\r\n" else _line_end(text, end)
    if place < len(text) or (place and text[place - 1] in "\r\n"):
        start = place if place and text[place - 1] in "\r\n" else -1
        if start >= 0:
            return Edit(place, place, layout.lines(pad[1:] + joined + "\n"))
    return Edit(place, place, layout.lines(pad + joined))


def _block_remove(children: list[Cursor], index: int) -> list[Edit]:
    cursor = children[index]
    text = cursor.tree.text
    end = _end(cursor, own=True)
    stop = end if end > 0 and text[end - 1] in "\r\n" else _line_end(text, end)
    line = _line_start(text, cursor.entry_at)
    if text[line : cursor.entry_at].strip(" \t"):
        # Begins behind a dash or a marker: what follows takes its place.
        if index + 1 < len(children):
            following = _skip_break(text, stop) if stop == _line_end(text, end) else stop
            return [Edit(cursor.entry_at, following + _blanks(text, following), "")]
        return [Edit(cursor.entry_at, stop, "")]
    if stop < len(text) and (stop == 0 or text[stop - 1] not in "\r\n"):
        return [Edit(line, _skip_break(text, stop), "")]
    if stop == len(text) and stop and text[stop - 1] not in "\r\n":
        return [Edit(_before_break(text, line), stop, "")]
    return [Edit(line, stop, "")]


def _anchor(cursor: Cursor) -> tuple[int, int]:
    """The column of the container around a value in block style, and the offset behind the colon or dash."""
    parent = cursor.parent
    column = parent.node.column if parent is not None and isinstance(parent.node, Mapping | Sequence) else 0
    if isinstance(cursor.entry, Entry):
        behind = cursor.entry_at + cursor.entry.colon + 1 if cursor.entry.colon >= 0 else cursor.key_span[1]
        return max(column, 0), behind
    return max(column, 0), cursor.entry_at + 1


def _below(cursor: Cursor, behind: int) -> bool:
    """Whether a value stands on lines of its own below its key, with nothing but a comment beside the key."""
    text = cursor.tree.text
    beside = text[behind : _line_end(text, behind)].strip()
    return (not beside or beside.startswith("#")) and cursor.start > _line_end(text, behind)


def _column(cursor: Cursor) -> int:
    node = cursor.node
    return node.column if isinstance(node, Mapping | Sequence) and not node.flow else 0


# -- between braces


def _flow_text(around: Cursor, value: Any, layout: Layout, at: int) -> str:
    """A value for a place between braces, on several lines only in JSON that is written so."""
    if layout.format != "json":
        return printing.to_flow(value)
    text = around.tree.text
    inline = "\n" not in text or ("\n" not in text[around.start : around.end] and around.end - around.start > 2)
    line = _line_start(text, at)
    indent = text[line : line + _blanks(text, line)]
    if isinstance(value, Fragment) and value.format == "json":
        return layout.lines(value.moved(len(indent)))
    return layout.lines(printing.to_json(value, indent, step=layout.step, inline=inline))


def _flow_insert(
    around: Cursor, children: list[Cursor], at: Cursor | None, printed: list[str], *, leads: bool, layout: Layout
) -> list[Edit]:
    text = around.tree.text
    if not children:
        inner = ", ".join(printed)
        spaced = f" {inner} " if isinstance(around.node, Mapping) else inner
        return [Edit(around.start + 1, around.end - 1, spaced)]
    near = at if at is not None else children[-1]
    several = len({_line_start(text, child.entry_at) for child in [around, *children]}) > 1
    line = _line_start(text, near.entry_at)
    indent = text[line : line + _blanks(text, line)]
    between = layout.lines(f",\n{indent}") if several and line > around.start else ", "
    joined = between.join(printed)
    if leads:
        return [Edit(near.entry_at, near.entry_at, joined + between)]
    end = _end(near, own=True)
    return [Edit(end, end, between + joined)]


def _flow_remove(children: list[Cursor], index: int) -> list[Edit]:
    cursor = children[index]
    text = cursor.tree.text
    end = _end(cursor, own=True)
    if index + 1 < len(children):
        following = children[index + 1].entry_at
        comma = text.find(",", end, following)
        if "#" in text[end:following] and comma >= 0:
            return [Edit(cursor.entry_at, end, ""), Edit(comma, comma + 1, "")]
        return [Edit(cursor.entry_at, following, "")]
    before = _end(children[index - 1], own=True)
    if "#" in text[before : cursor.entry_at]:
        comma = text.find(",", before, cursor.entry_at)
        return [Edit(comma, comma + 1, ""), Edit(cursor.entry_at, end, "")]
    return [Edit(before, end, "")]


# -- in the text


def _stays_flow(cursor: Cursor) -> bool:
    """Whether an empty container has to keep its brackets: in JSON and inside other brackets."""
    return cursor.tree.format == "yaml" and _in_flow(cursor.parent)


def _in_flow(cursor: Cursor | None) -> bool:
    return cursor is not None and isinstance(cursor.node, Mapping | Sequence) and cursor.node.flow


def _end(cursor: Cursor, *, own: bool = False) -> int:
    """Behind the value, or behind the key or dash that has none; `own` keeps the blank lines a text ends with."""
    end = max(cursor.end, cursor.key_span[1])
    if isinstance(cursor.entry, Entry) and cursor.node is None:
        end = max(end, cursor.entry_at + cursor.entry.colon + 1)
    text = cursor.tree.text
    if not own:
        while end > cursor.start and text[end - 1] in "\r\n":
            end -= 1
        return end
    last = _last(cursor.node)
    if isinstance(last, Scalar) and last.style in ("literal", "folded"):
        header = text[end - last.width : end].split("\n", 1)[0]
        while "+" in header and end < len(text) and not text[end : _line_end(text, end)].strip():
            end = _skip_break(text, _line_end(text, end))
            if end == _line_end(text, end):
                break
    return end


def _last(node: Node | None) -> Node | None:
    while isinstance(node, Mapping | Sequence) and not node.flow:
        inside = node.entries[-1].value if isinstance(node, Mapping) and node.entries else None
        if isinstance(node, Sequence) and node.items:
            inside = node.items[-1].value
        if inside is None:
            return None
        node = inside
    return node


def _tied(node: Node) -> bool:
    stack: list[Node] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Alias) or one.anchor is not None:
            return True
        if isinstance(one, Mapping):
            stack.extend(entry.value for entry in one.entries if entry.value is not None)
        elif isinstance(one, Sequence):
            stack.extend(item.value for item in one.items if item.value is not None)
    return False


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if found > at and text[found - 1] == "\r" else found


def _skip_break(text: str, at: int) -> int:
    return at + 2 if text[at : at + 2] == "\r\n" else min(at + 1, len(text))


def _before_break(text: str, at: int) -> int:
    if at and text[at - 1] == "\n":
        at -= 1
    return at - 1 if at and text[at - 1] == "\r" else at


def _blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return len(match[0]) if match else 0
