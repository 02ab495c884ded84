"""Which of thousands of names are offered: no list that long is read, and to make and to send it takes its time."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

MOST = 300
NO_FIT = 4


class Nearest:
    """Takes the names that fit what is typed, and of these the ones whose places are near the cursor.

    `cut` becomes true when some were left out, so that a client has to ask again with the next letter.
    """

    def __init__(self, offset: int = 0, most: int = MOST) -> None:
        self.typed = ""
        self.cut = False
        self._offset = offset
        self._most = most

    def of(self, found: Iterable[T], name: Callable[[T], str], at: Callable[[T], int | None]) -> list[T]:
        """All of some things where they are not very many, else the best of them; in the order given.

        `at` is the place of a thing in the text that is edited, None for one of another.
        """
        several = list(found)
        if len(several) <= self._most:
            return several
        self.cut = True
        typed = self.typed.lower()

        def order(number: int) -> tuple[int, int]:
            place = at(several[number])
            return fit(name(several[number]).lower(), typed), abs(place - self._offset) if place is not None else 0

        return [several[number] for number in sorted(nsmallest(self._most, range(len(several)), key=order))]


def fit(name: str, typed: str) -> int:
    """How well a name fits what is typed, both in small letters: 0 it is that, 1 begins with it, 2 has it in it, 3 has its letters
    in their order, `NO_FIT` not at all.
    """
    if name.startswith(typed):
        return 0 if len(name) == len(typed) else 1
    if typed in name:
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in typed) else NO_FIT
