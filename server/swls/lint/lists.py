"""The lists of tasks or states of a workflow, for the rules about where control goes."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import items
from swls.dialects.ways import course
from swls.lint.diagnostic import Span
from swls.syntax import Alias, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.dialects.ways import Course, Ways
    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

    Path = tuple[str | int, ...]
    Judge = Callable[["Listing"], Iterator[Finding]]


class Head(NamedTuple):
    """The name of a task or state, where it stands in an item of a list: offsets and path lead from the item."""

    start: int
    end: int
    path: Path
    noun: str


@cache
def _heads_by(things: Callable[[Cursor], list[Cursor]]) -> Callable[[Cursor], tuple[Head, ...]]:
    """What reads the heads of the things in an item: the same function for the same `things`, so that it is remembered."""
    return lambda item: tuple(_head(thing, item) for thing in things(item))


def _head(thing: Cursor, item: Cursor) -> Head:
    name = thing.get("name") if isinstance(thing.key, int) else None
    start, end = (name.start, name.end) if name is not None else thing.key_span
    path = thing.path[len(item.path) :]
    return Head(start - item.start, end - item.start, path, "state" if name is not None else "task")


class Listing:
    """A list of tasks or states, the ways on from each, and where it begins ("": with what is written first)."""

    def __init__(
        self,
        context: Context,
        cursor: Cursor,
        made: list[tuple[int, tuple[Ways, ...]]],
        starts: tuple[str, ...] = ("",),
    ) -> None:
        self.context = context
        self.cursor = cursor
        self.starts = starts
        self.ways = [way for _, ways in made for way in ways]
        self._items = [(index, number) for index, ways in made for number in range(len(ways))]
        self._places: dict[int, Cursor] = {}

    @property
    def main(self) -> bool:
        """Whether it is the one that the workflow runs."""
        return self.cursor.path == (*self.context.root.path, *self.context.unit.dialect.lists.main)

    @property
    def concurrent(self) -> bool:
        """Whether its tasks run beside each other."""
        return self.cursor.key == "branches"

    def place(self, index: int) -> Cursor:
        """The task or state of one of the ways."""
        place = self._places.get(index)
        if place is None:
            item, number = self._items[index]
            cursor = self.cursor.get(item)
            assert cursor is not None  # noqa: S101  (its ways were read)
            place = self._places[index] = self.context.unit.dialect.lists.things(cursor)[number]
        return place

    def head(self, index: int) -> tuple[Span, Path, str]:
        """The name of one of them, its path from the root of the YAML document, and what to call it."""
        item, number = self._items[index]
        here = self.cursor.resolved
        known = self._heads.get(item)
        if known is None or not isinstance(here.node, Sequence) or isinstance(here.node.items[item].value, Alias):
            place = self.place(index)
            head, at, path = _head(place, place), place.start, place.path
        else:
            head = known[number]
            at = here.start + here.node.starts[item] + here.node.items[item].value_at
            path = (*self._path, item, *head.path)
        return Span(at + head.start, at + head.end), path, head.noun

    @cached_property
    def _path(self) -> Path:
        return self.cursor.path

    @cached_property
    def _heads(self) -> dict[int, tuple[Head, ...]]:
        """Those of the items, where they are kept from one snapshot to the next."""
        if not self.main:
            return {}
        lists = self.context.unit.dialect.lists
        return {int(read.path[-1]): read.made for read in self.context.each(_heads_by(lists.things), *lists.main)}

    @cached_property
    def course(self) -> Course:
        """What becomes of it."""
        return course(self.ways, self.starts)


def main_list(context: Context) -> Iterator[Listing]:
    """The list that the workflow runs, where it has one."""
    lists = context.unit.dialect.lists
    cursor = context.root.at(*lists.main)
    if cursor is not None and cursor.is_sequence:
        yield context.once("main list", lambda: _main(context, cursor))


def _main(context: Context, cursor: Cursor) -> Listing:
    lists = context.unit.dialect.lists
    made = [(int(read.path[-1]), read.made) for read in context.each(lists.ways, *lists.main)]
    return Listing(context, cursor, made, lists.starts(context.root))


def inner_lists(context: Context, part: Cursor) -> list[Listing]:
    """The lists inside one part of the workflow."""
    return context.once(("inner lists", part.path), lambda: list(_inner(context, part)))


def _inner(context: Context, part: Cursor) -> Iterator[Listing]:
    lists = context.unit.dialect.lists
    for cursor in lists.inner(part):
        made = [(index, lists.ways(item)) for index, item in enumerate(items(cursor)) if item.is_mapping]
        yield Listing(context, cursor, made)


def judge_lists(
    context: Context, judge: Judge, inside: Callable[[Context, Cursor], Iterator[Finding]]
) -> Iterator[Finding]:
    """What is found in each list of a workflow; `inside` does as `judge` with the `inner_lists` of a part.

    It has to be a function of the rule's own file, by which is remembered which parts are sound.
    """
    yield from (finding for listing in main_list(context) for finding in judge(listing))
    for section in context.unit.dialect.lists.sections:
        yield from context.over(inside, *section)


def things_in(context: Context, part: Cursor) -> Iterator[Cursor]:
    """The tasks or states that a part is and holds, the outer before the inner."""
    lists = context.unit.dialect.lists
    yield from lists.things(part)
    for cursor in lists.inner(part):
        for item in items(cursor):
            yield from lists.things(item)
