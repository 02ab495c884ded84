"""The lists of tasks or states of a workflow, for the rules about where control goes."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.plain import items
from swls.dialects.ways import course
from swls.lint.diagnostic import Span
from swls.lint.reads import HOLE
from swls.syntax import Alias, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.dialects.ways import Course, Ways
    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.lint.lots import Lot
    from swls.lint.reads import Reads
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
        made: Iterable[tuple[int, tuple[Ways, ...]]],
        starts: tuple[str, ...] = ("",),
    ) -> None:
        self.context = context
        self.cursor = cursor
        self.starts = starts
        self._made = made
        self._places: dict[int, Cursor] = {}

    @cached_property
    def _all(self) -> list[tuple[int, int, Ways]]:
        """Each with the number of its item, and its own in that."""
        return [(index, number, way) for index, ways in self._made for number, way in enumerate(ways)]

    @cached_property
    def ways(self) -> list[Ways]:
        """The ways on from each."""
        return [way for _, _, way in self._all]

    @cached_property
    def first(self) -> dict[str, int]:
        """By name, the first that has it."""
        return {way.name: index for index, way in reversed(list(enumerate(self.ways)))}

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
            item, number, _ = self._all[index]
            cursor = self.cursor.get(item)
            assert cursor is not None  # noqa: S101  (its ways were read)
            place = self._places[index] = self.context.unit.dialect.lists.things(cursor)[number]
        return place

    def head(self, index: int) -> tuple[Span, Path, str]:
        """The name of one of them, its path from the root of the YAML document, and what to call it."""
        item, number, _ = self._all[index]
        here = self.cursor.resolved
        known = self._heads[item] if item < len(self._heads) else HOLE
        if known is HOLE or not isinstance(here.node, Sequence) or isinstance(here.node.items[item].value, Alias):
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
    def _heads(self) -> list[tuple[Head, ...]]:
        """Those of the items, where they are kept from one snapshot to the next."""
        return _heads_of(self.context).made if self.main else []

    @cached_property
    def course(self) -> Course:
        """What becomes of it."""
        return course(self.ways, self.starts)


def main_list(context: Context) -> Listing | None:
    """The list that the workflow runs, where it has one."""
    lists = context.unit.dialect.lists
    cursor = context.root.at(*lists.main)
    if cursor is None or not cursor.is_sequence:
        return None
    made = context.each(lists.ways, *lists.main)
    return context.once("main list", lambda: Listing(context, cursor, made.placed(), lists.starts(context.root)))


def _heads_of(context: Context) -> Reads[tuple[Head, ...]]:
    lists = context.unit.dialect.lists
    return context.each(_heads_by(lists.things), *lists.main)


def inner_lists(context: Context, part: Cursor) -> list[Listing]:
    """The lists inside one part of the workflow."""
    return context.once(("inner lists", id(part)), lambda: (part, list(_inner(context, part))))[1]


def _inner(context: Context, part: Cursor) -> Iterator[Listing]:
    lists = context.unit.dialect.lists
    for cursor in lists.inner(part):
        made = [(index, lists.ways(item)) for index, item in enumerate(items(cursor)) if item.is_mapping]
        yield Listing(context, cursor, made)


def judge_lists(
    context: Context,
    judge: Judge,
    inside: Callable[[Context, Cursor], Iterator[Finding]],
    *,
    settled: bool = True,
) -> Iterator[Finding | Lot]:
    """What is found in each list of a workflow; `inside` does as `judge` with the `inner_lists` of a part.

    Both have to be functions of the rule's own file, by which is remembered what was found. `judge` may look at the ways and
    heads of a list, and point at the latter; where it is not `settled`, also at what else is in those that it objects to.
    """
    lists = context.unit.dialect.lists
    listing = main_list(context)
    if listing is not None:
        stamp = (context.each(lists.ways, *lists.main), _heads_of(context), listing.starts)
        yield from context.whole(lambda: judge(listing), judge, stamp, *lists.main, settled=settled)
    for section in lists.sections:
        yield from context.over(inside, *section)


def things_in(context: Context, part: Cursor) -> Iterator[Cursor]:
    """The tasks or states that a part is and holds, the outer before the inner."""
    lists = context.unit.dialect.lists
    yield from lists.things(part)
    for cursor in lists.inner(part):
        for item in items(cursor):
            yield from lists.things(item)
