"""Where everything of a view is, and the lines between; what was laid out lately is kept."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from swls.diagram import alignment, ends, ordering, placement, problem, routing, spacing

if TYPE_CHECKING:
    from collections.abc import Hashable

    from swls.diagram.engines import Engine
    from swls.diagram.placement import Placement
    from swls.diagram.problem import Problem
    from swls.diagram.routing import Route
    from swls.diagram.view import View

_KEPT = 32
K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Laid(NamedTuple):
    """A view with its places and the ways of its links by their index; `dot` is the problem that an engine solved."""

    view: View
    place: Placement
    ways: dict[int, Route]
    dot: str


class Layouts:
    """The engines and the latest layouts. Safe to use from threads.

    A layout depends on sizes and topology only, so after most edits of a text it is found here: `hits` and `misses` count.
    """

    def __init__(self) -> None:
        self._engines: dict[str, Engine] = {}
        self._answers: _Latest[str, bytes] = _Latest()
        self._laid: _Latest[tuple[object, ...], tuple[Placement, dict[int, Route]]] = _Latest()
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    def lay(self, built: View, engine: str) -> Laid:
        """Lay a view out. Raises DiagramError."""
        view = ordering.settled(ends.near(built))
        against = ordering.backward(view)
        asked = problem.problem(view, against, ordering.beside(view, against), ordering.spine(view, against))
        key = hashlib.sha256(f"{engine}\n{asked.dot}".encode()).hexdigest()
        answer = self._answer(key, asked.dot, engine)
        whose = (key, view.links, view.boxes, tuple((card.id, card.face.shape) for card in view.cards))
        with self._lock:
            found = self._laid.get(whose)
        if found is None:
            found = _placed(view, answer, asked, against)
            with self._lock:
                self._laid.keep(whose, found)
        return Laid(view, *found, asked.dot)

    def _answer(self, key: str, dot: str, engine: str) -> bytes:
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self.hits += 1
                return found
            self.misses += 1
            loaded = self._engines.get(engine)
            if loaded is None:
                from swls.diagram.engines import load  # brings an engine, which takes long to load

                loaded = self._engines[engine] = load(engine)
        answer = loaded.layout(dot)
        with self._lock:
            self._answers.keep(key, answer)
        return answer


def _placed(view: View, answer: bytes, asked: Problem, against: frozenset[int]) -> tuple[Placement, dict[int, Route]]:
    """Read an engine's answer, correct it, and draw the lines."""
    place = placement.placement(answer, asked)
    place = spacing.spaced(place, frozenset(box.id for box in view.boxes if box.look == "dotted"))
    place = alignment.aligned(place, view, against)
    return place, routing.routes(view, place, against)


class _Latest(Generic[K, V]):
    """A mapping that forgets what was not used for the longest time."""

    def __init__(self) -> None:
        self.entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        found = self.entries.get(key)
        if found is not None:
            self.entries.move_to_end(key)
        return found

    def keep(self, key: K, value: V) -> None:
        self.entries[key] = value
        while len(self.entries) > _KEPT:
            self.entries.popitem(last=False)
