"""The tree of a YAML or JSON text.

Every position inside the tree is relative: a container stores in `starts` how far each child begins behind its own
beginning, an entry or item stores how far its value lies behind that, and a node stores only its width. A subtree
therefore does not know where it stands, and an edit elsewhere in the text leaves it untouched, so the same object
serves the next snapshot and everything computed from it can be kept by identity. Whoever walks down the tree adds
offsets as it goes:

    for start, entry in zip(mapping.starts, mapping.entries):
        key_at = at + start + entry.key_at
        value_at = at + start + entry.value_at

Offsets and widths count code points. Nodes are not changed after the reader has built them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ScalarStyle = Literal["plain", "single", "double", "literal", "folded"]
ScalarValue: TypeAlias = "str | int | float | bool | None"


class Scalar:
    """A scalar as written and as meant.

    `text` is the content after unescaping and folding; `value` is that content resolved by the YAML 1.2 core
    schema (section 10.3.2) or by JSON. `closed` is False for a quoted scalar without its closing quote.
    """

    __slots__ = ("anchor", "closed", "style", "tag", "text", "value", "width")

    def __init__(
        self,
        width: int,
        style: ScalarStyle,
        text: str,
        value: ScalarValue,
        tag: str | None = None,
        anchor: str | None = None,
        closed: bool = True,  # noqa: FBT001, FBT002  (built by the hundred thousand: positional is measurably faster)
    ) -> None:
        self.width = width
        self.style: ScalarStyle = style
        self.text = text
        self.value: ScalarValue = value
        self.tag = tag
        self.anchor = anchor
        self.closed = closed


class Alias:
    """`*name`: refers to the nearest preceding node anchored `&name`; the tree resolves it, it is never expanded."""

    __slots__ = ("name", "width")

    def __init__(self, width: int, name: str) -> None:
        self.width = width
        self.name = name


class Entry:
    """One `key: value` of a mapping; offsets are relative to the beginning of the entry (its key, or its `?`).

    `name` is the key as text (`""` for a key that is not a scalar). `colon` is -1 while the `:` is not typed.
    `value` is None while nothing is written, and `value_at` is then where it would stand (just behind the colon,
    or behind the key).
    """

    __slots__ = ("colon", "key", "key_at", "name", "value", "value_at")

    def __init__(self, key: Node, name: str, colon: int, value_at: int, value: Node | None, key_at: int = 0) -> None:
        self.key = key
        self.name = name
        self.colon = colon
        self.value_at = value_at
        self.value = value
        self.key_at = key_at


class Item:
    """One item of a sequence; `value_at` is relative to the beginning of the item (its dash, or its value in flow style).

    `value` is None while nothing is written.
    """

    __slots__ = ("value", "value_at")

    def __init__(self, value_at: int, value: Node | None) -> None:
        self.value_at = value_at
        self.value = value


class Mapping:
    """A mapping, in block style or between braces (`flow`). `column` is the column of its keys in block style."""

    __slots__ = ("anchor", "closed", "column", "entries", "flow", "starts", "tag", "width")

    def __init__(
        self,
        width: int,
        flow: bool,  # noqa: FBT001  (see `Scalar`)
        column: int,
        starts: list[int],
        entries: list[Entry],
        tag: str | None = None,
        anchor: str | None = None,
        closed: bool = True,  # noqa: FBT001, FBT002  (see `Scalar`)
    ) -> None:
        self.width = width
        self.flow = flow
        self.column = column
        self.starts = starts
        self.entries = entries
        self.tag = tag
        self.anchor = anchor
        self.closed = closed

    def get(self, name: str) -> Entry | None:
        """The last entry called `name` (the one that counts), not looking through merge keys."""
        for entry in reversed(self.entries):
            if entry.name == name:
                return entry
        return None


class Sequence:
    """A sequence, in block style or between brackets (`flow`). `column` is the column of its dashes in block style."""

    __slots__ = ("anchor", "closed", "column", "flow", "items", "starts", "tag", "width")

    def __init__(
        self,
        width: int,
        flow: bool,  # noqa: FBT001  (see `Scalar`)
        column: int,
        starts: list[int],
        items: list[Item],
        tag: str | None = None,
        anchor: str | None = None,
        closed: bool = True,  # noqa: FBT001, FBT002  (see `Scalar`)
    ) -> None:
        self.width = width
        self.flow = flow
        self.column = column
        self.starts = starts
        self.items = items
        self.tag = tag
        self.anchor = anchor
        self.closed = closed


Node: TypeAlias = "Scalar | Alias | Mapping | Sequence"
