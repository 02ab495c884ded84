"""The lists of tasks or states of a workflow, for the rules about where control goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.dialects.ways import Ways
    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

    Judge = Callable[["Listing"], Iterator[Finding]]


class Listing(NamedTuple):
    """A list of tasks or states, the ways on from each, and where it begins ("": with what is written first)."""

    context: Context
    cursor: Cursor
    ways: list[Ways]
    starts: tuple[str, ...] = ("",)

    @property
    def main(self) -> bool:
        """Whether it is the one that the workflow runs."""
        return self.cursor.path == (*self.context.root.path, *self.context.unit.dialect.lists.main)

    @property
    def concurrent(self) -> bool:
        """Whether its tasks run beside each other."""
        return self.cursor.key == "branches"

    def place(self, index: int) -> Cursor:
        """The task or state at an index of `ways`."""
        return self.places()[index]

    def places(self) -> list[Cursor]:
        """The task or state of each of the ways."""
        things = self.context.unit.dialect.lists.things
        return [thing for item in items(self.cursor) for thing in things(item)]


def main_list(context: Context) -> Iterator[Listing]:
    """The list that the workflow runs, where it has one."""
    lists = context.unit.dialect.lists
    cursor = context.root.at(*lists.main)
    if cursor is not None and cursor.is_sequence:
        ways = [way for read in context.each(lists.ways, *lists.main) for way in read.made]
        yield Listing(context, cursor, ways, lists.starts(context.root))


def inner_lists(context: Context, part: Cursor) -> Iterator[Listing]:
    """The lists inside one part of the workflow."""
    lists = context.unit.dialect.lists
    for cursor in lists.inner(part):
        yield Listing(context, cursor, [way for item in items(cursor) if item.is_mapping for way in lists.ways(item)])


def judge_lists(
    context: Context, judge: Judge, inside: Callable[[Context, Cursor], Iterator[Finding]]
) -> Iterator[Finding]:
    """What is found in each list of a workflow; `inside` does as `judge` with the `inner_lists` of a part.

    It has to be a function of the rule's own file, by which is remembered which parts are sound.
    """
    for listing in main_list(context):
        yield from judge(listing)
    for section in context.unit.dialect.lists.sections:
        yield from context.over(inside, *section)


def things_in(context: Context, part: Cursor) -> Iterator[Cursor]:
    """The tasks or states that a part is and holds, the outer before the inner."""
    lists = context.unit.dialect.lists
    yield from lists.things(part)
    for cursor in lists.inner(part):
        for item in items(cursor):
            yield from lists.things(item)
