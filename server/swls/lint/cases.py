"""The cases of a switch of 1.x."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items
from swls.patterns import regex

if TYPE_CHECKING:
    from swls.syntax import Cursor

_ENCLOSED = regex(r"\s*\$\{(.*)\}\s*", re.DOTALL)


def cases_of(switch: Cursor) -> list[Cursor]:
    """The cases, in order; the key of each is its name."""
    return [case for item in items(switch) for case in fields(item).values()]


def bare(expression: str) -> str:
    """An expression without what encloses it, and with single blanks."""
    inner = _ENCLOSED.fullmatch(expression)
    return " ".join((inner[1] if inner else expression).split())
