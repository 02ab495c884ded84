"""What a rule says: where, and with which words, before the settings decide what becomes of it."""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from swls.lint.diagnostic import Fix, RelatedPlace, Span, TextEdit
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swls.lint.rule import Tag

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that a rule objects to.

    `message` is a template for `args` (`'{name}' names no task`); None takes the `MESSAGE` of the rule's file. `path` leads
    from the root of the YAML document to the place.
    """

    span: Span
    path: Path = ()
    args: dict[str, Any] = field(default_factory=dict)
    message: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    fixes: tuple[Fix, ...] = ()
    tags: tuple[Tag, ...] = ()


def fill(template: str, args: dict[str, Any]) -> str:
    """The message of a template: text of the author on one line, cut, without characters that hide or turn text."""
    return _FILLER.vformat(template, (), args)


def did_you_mean(word: str | None) -> str:
    """The end of a message about a word that is not known."""
    return f"; did you mean '{clean(word)}'?" if word is not None else ""


def fix(title: str, *edits: tuple[int, int, str], safe: bool = True) -> Fix:
    """A fix of edits (start, end, text). `safe`: it mends what is broken and changes nothing else."""
    changes = tuple(TextEdit(Span(start, end), text) for start, end, text in edits)
    return Fix(title, changes, "safe" if safe else "unsafe")


def related(places: Sequence[tuple[int, int, str]]) -> tuple[RelatedPlace, ...]:
    """Related places of (start, end, message)."""
    return tuple(RelatedPlace(Span(start, end), message) for start, end, message in places)


class _Filler(string.Formatter):
    """Cleans what is put into a message; what ends in `_` is put in as it is (our own words)."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Any) -> Any:
        value = super().get_value(key, args, kwargs)
        return value if str(key).endswith("_") else clean(value)


_FILLER = _Filler()
