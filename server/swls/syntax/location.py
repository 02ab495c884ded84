"""What `locate` gives: where in the structure of a text a cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from swls.syntax.cursor import Path
    from swls.syntax.nodes import Entry, Node

Place = Literal["key", "value", "item", "comment", "none"]


class Location(NamedTuple):
    """Where a cursor stands, and what the author has typed there. Offsets are absolute.

    `place` says what belongs there:

    * `key` - a key. `path` leads to the mapping that gets it (which may not be written yet, as on an empty line below
      `with:`), `siblings` are its other keys.
    * `value` - the value of a key, on the key's line. `path` leads to the value.
    * `item` - an item of a list. `path` leads to the item, its index included; the item may be a value or begin a mapping.
    * `comment` - a comment, `none` - nothing that could be completed (behind a complete value, say). `path` is the place
      around it.

    `prefix` is what is typed of the word up to the cursor, without quotes; `replace` the span of the whole word, quotes
    included, that a completion takes the place of. `quote` is the quote the word begins with, `closed` whether it ends
    with it too. `flow`: between brackets or braces, as everywhere in JSON. `indent` is the column at which the keys of the
    container stand, or would stand. `colon`: the key has its colon already. `dash`: the item's dash is written (nothing is
    needed in flow style). `comma_before` is where a comma is missing before the word, `comma_after` whether one is needed
    behind it. `block_scalar`: inside `|` or `>` text. `expression` is what stands between `${` and its `}` around the
    cursor.
    """

    offset: int
    root: int
    path: Path
    place: Place
    siblings: frozenset[str] = frozenset()
    prefix: str = ""
    replace: tuple[int, int] = (0, 0)
    quote: Literal["", "'", '"'] = ""
    closed: bool = True
    flow: bool = False
    indent: int = 0
    colon: bool = False
    dash: bool = True
    comma_before: int | None = None
    comma_after: bool = False
    block_scalar: bool = False
    expression: tuple[int, int] | None = None
    entry: Entry | None = None
    node: Node | None = None
