"""Small corrections of a layout that engines do not make: tops in line, labels above what they lead to, bars as wide as
what joins there. Nothing leaves its rank, so nothing can come to lie on anything else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from swls.diagram.placement import Placement, Rect
from swls.diagram.view import Card, View

_AIR = 12.0
_INSIDE = 8.0  # kept from the frame of a container
_FAR = 90.0  # how far a label may move


def aligned(place: Placement, view: View, backward: frozenset[int]) -> Placement:
    """The placement with its small corrections; `ranked` keeps what the engine said."""
    parents = {box.id: box.parent for box in view.boxes}
    work = _Work(place, view, {card.id: card for card in view.cards}, dict(place.cards), parents)
    work.tops()
    work.labels(backward)
    work.bars()
    return place._replace(cards=work.moved)


@dataclass(slots=True)
class _Work:
    place: Placement
    view: View
    known: dict[str, Card]
    moved: dict[str, Rect]
    parents: dict[str, str]

    def ranks(self) -> dict[int, list[str]]:
        """The cards by the height of their rank."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for key, rect in self.place.cards.items():
            found[round(rect.centre)].append(key)
        return found

    def tops(self) -> None:
        """Cards that stand beside each other get the same top; heads of containers stay where their boxes want them."""
        for keys in self.ranks().values():
            cards = [key for key in keys if self.known[key].face.shape in {"card", "hex"}]
            if len(cards) < 2:
                continue
            top = min(self.place.cards[key].top for key in cards)
            for key in cards:
                rect = self.moved[key]
                box = self.place.boxes.get(self.known[key].box)
                high = top if box is None else max(top, box.top + _INSIDE)
                if not self.known[key].head and rect.top - high > 0.5:
                    self.moved[key] = Rect(rect.left, high, rect.right, high + rect.bottom - rect.top)

    def labels(self, backward: frozenset[int]) -> None:
        """A label stands straight above what it alone leads to, when there is room."""
        links = [link for index, link in enumerate(self.view.links) if link.style != "hidden" and not link.rail]
        entering = Counter(link.target for link in links)
        back = {self.view.links[index].source for index in backward}
        beside = {key: keys for keys in self.ranks().values() for key in keys}
        for link in links:
            card = self.known[link.source]
            if card.face.shape != "pill" or card.id.endswith("#next") or link.source in back:
                continue
            if entering[link.target] != 1 and self.known[link.target].face.shape != "bar":
                continue
            own, target = self.moved[link.source], self.moved[link.target]
            shift = target.middle - own.middle
            there = Rect(own.left + shift, own.top, own.right + shift, own.bottom)
            if 0.5 < abs(shift) <= _FAR and self.free(link.source, there, beside[link.source]):
                self.moved[link.source] = there

    def free(self, own: str, there: Rect, beside: list[str]) -> bool:
        """Whether nothing else of the rank and no other box stands there, and the own box reaches that far."""
        around = self.around(self.known[own].box)
        for key, rect in self.place.boxes.items():
            if key in around:
                if there.left < rect.left + 4 or there.right > rect.right - 4:
                    return False
            elif not _apart(rect, there, 4) and rect.top < there.bottom and rect.bottom > there.top:
                return False
        return all(_apart(self.moved[key], there, _AIR) for key in beside if key != own)

    def around(self, box: str) -> set[str]:
        """The boxes around what stands in a box."""
        found = set()
        while box:
            found.add(box)
            box = self.parents[box]
        return found

    def bars(self) -> None:
        """A bar reaches from the first of what joins there to the last."""
        beside = {key: keys for keys in self.ranks().values() for key in keys}
        joining: defaultdict[str, list[float]] = defaultdict(list)
        for link in self.view.links:
            if link.target in self.moved and self.known[link.target].face.shape == "bar" and link.source in self.moved:
                joining[link.target].append(self.moved[link.source].middle)
        for key, xs in joining.items():
            rect = self.moved[key]
            box = self.place.boxes.get(self.known[key].box)
            left, right = min(*xs, rect.middle) - 24, max(*xs, rect.middle) + 24
            if box is not None:
                left, right = max(left, box.left + 10), min(right, box.right - 10)
            for other in beside[key]:
                if other != key:
                    left = max(left, self.moved[other].right + _AIR) if self.moved[other].right <= rect.left else left
                    right = min(right, self.moved[other].left - _AIR) if self.moved[other].left >= rect.right else right
            self.moved[key] = Rect(left, rect.top, right, rect.bottom)


def _apart(one: Rect, other: Rect, air: float) -> bool:
    return one.right + air <= other.left or one.left - air >= other.right
