"""Text that is meant as a key or as an item, but for a colon, a dash or the space behind it.

YAML takes all of these for text, so only what belongs at the place tells that they are slips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.patterns import regex
from swls.schema.shapes import ARRAY
from swls.syntax.block_keys import JOINED_DASH
from swls.syntax.block_lines import ODD_BLANK

if TYPE_CHECKING:
    from collections.abc import Container

    from swls.schema.shapes import Shape
    from swls.syntax.nodes import Entry, Scalar

_WORD = regex(rf"(?P<word>[\w.-]*\w)(?P<gap>:?[ \t{ODD_BLANK}]*)(?P<rest>[^\n]*)")


def colon_slip(node: Scalar, shape: Shape) -> dict[str, Any] | None:
    """What text is where a mapping belongs: a key of it, `gap` before the `rest`, or the name that stands there alone.

    `names` is the word for what the place holds by name, where any name may stand.
    """
    match = _WORD.fullmatch(node.text) if node.style == "plain" else None
    if match is None:
        return None
    word, gap, rest = match["word"], match["gap"], match["rest"]
    known = shape.choice.known if shape.choice is not None else shape.properties.keys()
    names = ""
    if word not in known:
        if shape.other is None or not shape.names_one:
            return None
        names = shape.other.shape.noun
        if not names or (rest and gap[:1] != ":"):
            return None  # a sentence rather than a name
    if rest and (not gap or (gap == ":" and rest[0] == "/")):
        return None
    return {"word": word, "gap": gap, "rest": rest, "names": names}


def key_slip(entry: Entry, known: Container[str]) -> dict[str, Any] | None:
    """What a key without a value is that begins with one of those `known`: between brackets, the space behind its colon is missing."""
    match = _WORD.fullmatch(entry.name) if entry.value is None else None
    if match is None or match["word"] not in known or match["gap"][:1] != ":" or match["rest"][:1] in ("", "/"):
        return None
    return {"word": match["word"], "gap": match["gap"], "rest": match["rest"], "names": ""}


def dash_slip(text: str, shape: Shape) -> dict[str, Any] | None:
    """The blanks behind the dash with which text, or the first key of a mapping, begins where a list belongs."""
    match = JOINED_DASH.match(text) if shape.types == ARRAY else None
    return {"gap": match["gap"]} if match is not None else None
