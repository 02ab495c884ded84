"""What is to be done later, and when."""

from __future__ import annotations

import heapq
import time
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Agenda:
    """Jobs by key: a new job under a key takes the place of the old one. Times are seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._number = count()
        self._heap: list[tuple[float, int, Hashable]] = []
        self._jobs: dict[Hashable, tuple[float, int, Callable[[], None]]] = {}

    def put(self, key: Hashable, job: Callable[[], None], *, delay: float = 0.0) -> None:
        """Do `job` once, `delay` from now."""
        entry = (self._clock() + delay, next(self._number), job)
        self._jobs[key] = entry
        heapq.heappush(self._heap, (entry[0], entry[1], key))

    def drop(self, key: Hashable) -> None:
        """Forget the job under a key, if there is one."""
        self._jobs.pop(key, None)

    def wait(self) -> float | None:
        """How long until the next job is due (0 when one is), None when there is none."""
        due = self._due()
        return None if due is None else max(0.0, due - self._clock())

    def overdue(self) -> float:
        """For how long the next job has been due; 0 when none is."""
        due = self._due()
        return 0.0 if due is None else max(0.0, self._clock() - due)

    def take(self) -> Callable[[], None] | None:
        """The next job that is due, taken off the agenda."""
        due = self._due()
        if due is None or due > self._clock():
            return None
        _, _, key = heapq.heappop(self._heap)
        return self._jobs.pop(key)[2]

    def _due(self) -> float | None:
        while self._heap:
            due, number, key = self._heap[0]
            job = self._jobs.get(key)
            if job is not None and job[1] == number:
                return due
            heapq.heappop(self._heap)
        return None
