"""What completion gives."""

from __future__ import annotations

from typing import Literal, NamedTuple

ItemKind = Literal["property", "value", "snippet", "keyword", "name", "variable", "event", "file"]


class Item(NamedTuple):
    """A proposal. Offsets are absolute.

    `text` takes the place of `replace` (up to the cursor where the client only inserts: `replace[0]` to the cursor);
    with `snippet` it has tab stops. Further lines of it carry their whole indentation. `sort` orders the list, `filter` is
    compared with what is typed, quotes included. `also` are further edits. `again`: ask for the next completion at once.
    """

    label: str
    kind: ItemKind
    text: str
    replace: tuple[int, int]
    snippet: bool = False
    detail: str = ""
    doc: str = ""
    sort: str = ""
    filter: str = ""
    deprecated: bool = False
    preselect: bool = False
    also: tuple[tuple[int, int, str], ...] = ()
    again: bool = False


class Proposal(NamedTuple):
    """An item before the layout of the text at the cursor is applied to it.

    `rank` is its group (0 first). Of the texts one is set: `key` of a mapping with the `source` of its value (a template,
    empty for none yet), `body` a template that is the whole value, `scalar` a plain value.
    """

    label: str
    kind: ItemKind
    rank: int
    detail: str = ""
    doc: str = ""
    deprecated: bool = False
    key: str = ""
    source: str = ""
    body: str = ""
    scalar: object = None
    raw: bool = False  # the scalar is a template, not a value
    preselect: bool = False
    filter: str = ""
    keys: tuple[str, ...] = ()
