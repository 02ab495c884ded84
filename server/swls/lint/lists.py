"""The lists of tasks or states of a workflow, for the rules about where control goes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swls.dialects.plain import items
from swls.dialects.ways import course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.dialects.ways import Course, Ways
    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

    Judge = Callable[["Listing"], Iterator[Finding]]


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
