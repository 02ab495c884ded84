"""Inlay hints: what is not written, but holds. Where control goes by itself, and what durations and cron expressions mean."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from swls.schema.cron_words import cron_words
from swls.schema.durations import duration_words
from swls.syntax import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.dialects.ways import Onward
    from swls.model import Document, Unit
    from swls.syntax import Cursor

# What nobody has to be told in words.
_PLAIN_ENOUGH = 4


class Hint(NamedTuple):
    """Words to show behind an offset, and more of them for whoever asks."""

    offset: int
    text: str
    more: str


def hints(document: Document, start: int, end: int, *, flow: bool = True, time: bool = True) -> list[Hint]:
    """The hints in a stretch of the text, in its order."""
    found: list[Hint] = []
    for unit in document.units:
        root = unit.root
        if root.start <= end and start <= root.end:
            found += _flow(unit, start, end) if flow else ()
            found += _time(unit, start, end) if time else ()
    return sorted(found)


def _flow(unit: Unit, start: int, end: int) -> Iterator[Hint]:
    lists = unit.dialect.lists
    for section in lists.sections or (lists.main,):
        around = unit.root.at(*section)
        for item in _seen(around, start, end) if around is not None else ():
            inner = [one for tasks in lists.inner(item) for one in tasks.children()]
            for one in [item, *inner] if around is not None and around.is_sequence else inner:
                yield from _of_item(unit, one, start, end)


def _seen(around: Cursor, start: int, end: int) -> Iterator[Cursor]:
    """The items of a list, or entries of a mapping, that a stretch of the text shows."""
    node = around.node
    if not isinstance(node, Mapping | Sequence):
        return
    children: list[str | int]
    children = [entry.name for entry in node.entries] if isinstance(node, Mapping) else list(range(len(node.items)))
    first = max(0, bisect_right(node.starts, start - around.start) - 1)
    for key in children[first : bisect_right(node.starts, end - around.start)]:
        child = around.get(key)
        if child is not None:
            yield child


def _of_item(unit: Unit, item: Cursor, start: int, end: int) -> Iterator[Hint]:
    lists = unit.dialect.lists
    if item.start > end or item.end < start:
        return
    for thing, way in zip(lists.things(item), lists.ways(item), strict=False):
        name = thing.key_span if isinstance(thing.key, str) else (item.start, item.start)
        if not start <= name[1] <= end:
            continue
        onward = lists.onward(thing) if way.passes else None
        if onward is not None:
            yield Hint(_behind(unit, name[1]), *_words(onward))
        if lists.begins(thing):
            label = thing.get("name")
            yield Hint(
                label.end if label is not None else name[1],
                "← start",
                "The workflow begins here: it is the first state",
            )


def _words(onward: Onward) -> tuple[str, str]:
    if onward.to == "task":
        return f"→ {onward.name}", f"Nothing is written about what comes then: it is '{onward.name}'"
    if onward.to == "end":
        return "→ end", "Nothing is written about what comes then: the workflow ends"
    if onward.to == "round":
        return "→ next round", "Nothing is written about what comes then: the next round of the loop"
    return "→ join", "Nothing is written about what comes then: it waits for the other branches"


def _behind(unit: Unit, offset: int) -> int:
    """The offset behind the colon of a key."""
    text = unit.tree.text
    at = offset
    while at < len(text) and text[at] in " \t":
        at += 1
    return at + 1 if text[at : at + 1] == ":" else offset


def _time(unit: Unit, start: int, end: int) -> Iterator[Hint]:
    for found in unit.names.formats_between(start, end):
        if not isinstance(found.value, str) or unit.tree.text.find("\n", found.start, found.end) >= 0:
            continue
        if found.format == "cron":
            words = cron_words(found.value)
        elif found.format == "duration" and len(found.value) > _PLAIN_ENOUGH:
            words = duration_words(found.value)
        else:
            continue
        if words:
            yield Hint(found.end, words, "")
