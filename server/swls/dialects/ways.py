"""Where control goes from each thing of one list, be they tasks or states, as far as that list is concerned.

A flow graph says the same of a whole workflow. This is for whoever asks at every keystroke: what is said of one task does not
depend on where it stands, so it can be kept, and a list is judged from what is kept of its tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from swls.dialects.components import components

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class Ways(NamedTuple):
    """The ways on from a task or state.

    `targets` are names of the list it stands in, `passes` says that it may go on with what is written next, `leaves` that it
    may leave the list as if it had come to its end, `stops` that it may end the workflow or raise an error, itself or by
    something in it.
    """

    name: str
    targets: tuple[str, ...] = ()
    passes: bool = False
    leaves: bool = False
    stops: bool = False


class Onward(NamedTuple):
    """Where control goes after a thing that does not say it: to the task `name`, to the `end` of the workflow, into the next
    `round` of a loop, or to where branches `join`.
    """

    to: Literal["task", "end", "round", "join"]
    name: str = ""


class Course(NamedTuple):
    """What becomes of a list: which of its things are reached (by index), whether it is left, whether it may stop."""

    reached: frozenset[int]
    leaves: bool
    stops: bool


def course(ways: Sequence[Ways], starts: Sequence[str] = ("",)) -> Course:
    """Follow the ways through a list, from what is named in `starts` ("": what is written first). A target that is not in the list may have
    meant anything in it, or the way out.
    """
    places = _places(ways)
    reached = _reached(ways, [places.get(name, 0) for name in starts] if ways else [], places)
    last = len(ways) - 1
    names = {way.name for way in ways}
    leaves = any(
        ways[index].leaves or (ways[index].passes and index == last) or not names.issuperset(ways[index].targets)
        for index in reached
    )
    return Course(frozenset(reached), leaves or not ways, any(ways[index].stops for index in reached))


def cut_off(ways: Sequence[Ways], reached: Collection[int]) -> Iterator[tuple[int, int]]:
    """Of what is not reached, in order, what no such thing before it leads to: by index, and how many only it leads to."""
    places = _places(ways)
    found = set(reached)
    for index in range(len(ways)):
        if index not in found:
            behind = _reached(ways, [index], places, found)
            found |= behind
            yield index, len(behind) - 1


def circles(ways: Sequence[Ways], starts: Sequence[str] = ("",)) -> list[tuple[int, ...]]:
    """The reached circles that nothing leaves, each as the indexes of its members in order."""
    places = _places(ways)
    last = len(ways) - 1
    back: dict[int, list[int]] = {}
    reached = course(ways, starts).reached
    free = []
    for index in reached:
        way = ways[index]
        onward = _onward(ways, places, index)
        for target in onward:
            back.setdefault(target, []).append(index)
        lost = any(target not in places for target in way.targets)
        if way.leaves or way.stops or lost or not onward or (way.passes and index == last):
            free.append(index)
    escaping = set(free)
    while free:
        for source in back.get(free.pop(), ()):
            if source not in escaping:
                escaping.add(source)
                free.append(source)
    stuck = reached - escaping
    onward_of = {index: _onward(ways, places, index) for index in stuck}
    rounds = components(onward_of, sorted(stuck), stuck)
    return sorted(tuple(sorted(one)) for one in rounds if len(one) > 1 or one[0] in onward_of[one[0]])


def _places(ways: Sequence[Ways]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, way in enumerate(ways):
        found.setdefault(way.name, index)
    return found


def _onward(ways: Sequence[Ways], places: dict[str, int], index: int) -> list[int]:
    way = ways[index]
    found = [places[target] for target in way.targets if target in places]
    if way.passes and index + 1 < len(ways):
        found.append(index + 1)
    return found


def _reached(
    ways: Sequence[Ways], start: Iterable[int], places: dict[str, int], known: Collection[int] = ()
) -> set[int]:
    """What the ways lead to, but for what is `known` together with all that it leads to."""
    found = set(start)
    waiting = list(found)
    while waiting:
        index = waiting.pop()
        lost = not places.keys() >= set(ways[index].targets)
        onward: Iterable[int] = range(len(ways)) if lost else _onward(ways, places, index)
        for target in onward:
            if target not in found and target not in known:
                found.add(target)
                waiting.append(target)
    return found
