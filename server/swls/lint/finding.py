"""What a rule says: where, and with which words, before the settings decide what becomes of it."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.lint.diagnostic import NO_ARGS, Fix, RelatedPlace, Span, TextEdit
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from swls.lint.rule import Tag

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """A place that a rule objects to.

    `message` is a template for `args` (`'{name}' names no task`); None takes the `MESSAGE` of the rule's file. `path` leads
    from the root of the YAML document to the place. `later` makes further fixes, which is only worth it where somebody asks.
    `on_key`: what is wrong is that an object has the key to which the path leads.
    """

    span: Span
    path: Path = ()
    args: dict[str, Any] = NO_ARGS
    message: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    fixes: tuple[Fix, ...] = ()
    tags: tuple[Tag, ...] = ()
    later: Callable[[], tuple[Fix, ...]] | None = None
    on_key: bool = False


def fill(template: str, args: dict[str, Any]) -> str:
    """The message of a template: text of the author on one line, cut, without characters that hide or turn text.

    What ends in `_` is put in as it is (our own words).
    """
    parts = []
    for literal, name in _parsed(template):
        parts.append(literal)
        if name is not None:
            parts.append(str(args[name]) if name.endswith("_") else clean(args[name]))
    return "".join(parts)


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in string.Formatter().parse(template))


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


def moved(finding: Finding, by: int, prefix: Path, cut: int = 0) -> Finding:
    """A finding at another place: `by` code points on, its path without the first `cut` parts behind a prefix."""

    def span(one: Span) -> Span:
        return Span(one.start + by, one.end + by)

    return Finding(
        span(finding.span),
        prefix + finding.path[cut:],
        finding.args,
        finding.message,
        tuple(RelatedPlace(span(one.span), one.message) for one in finding.related),
        tuple(
            Fix(one.title, tuple(TextEdit(span(edit.span), edit.text) for edit in one.edits), one.applicability)
            for one in finding.fixes
        ),
        finding.tags,
    )


def within(finding: Finding, start: int, end: int) -> bool:
    """Whether everything that a finding points at and would change lies in a stretch of the text."""
    spans = [finding.span, *(one.span for one in finding.related)]
    spans += [edit.span for one in finding.fixes for edit in one.edits]
    return all(start <= span.start and span.end <= end for span in spans)
