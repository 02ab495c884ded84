"""What stands in the way of a line: the cards by their ranks, the containers, and the upright pieces drawn before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from swls.diagram.placement import Placement, Rect
from swls.diagram.view import Link, View

AIR = 10.0  # kept between a line and a card it passes
APART = 7.0  # kept between upright pieces of lines that have nothing to do with each other


@dataclass(slots=True)
class Rank:
    """Cards side by side, from the left."""

    top: float
    bottom: float
    lefts: list[float] = field(default_factory=list)
    cards: list[tuple[Rect, str]] = field(default_factory=list)


class Field:
    """The field that lines are drawn on. `ranks` from above, `visible` the boxes that lines may not pass through."""

    def __init__(self, view: View, place: Placement) -> None:
        self.place = place
        self.parents = {box.id: box.parent for box in view.boxes}
        self.homes = {card.id: card.box for card in view.cards}
        looks = {box.id: box.look for box in view.boxes}
        self.visible = [(key, rect) for key, rect in place.boxes.items() if looks[key] != "dotted"]
        self.uprights: list[tuple[float, float, float, Link]] = []
        self._around: dict[str, frozenset[str]] = {}
        self._rank()

    def _rank(self) -> None:
        by_centre: defaultdict[int, list[tuple[Rect, str]]] = defaultdict(list)
        for key, rect in self.place.ranked.items():
            by_centre[round(rect.centre)].append((rect, key))
        self.ranks: list[Rank] = []
        self.rank_of: dict[str, int] = {}
        last = None
        for centre in sorted(by_centre):
            found = by_centre[centre]
            if last is None or centre - last > 2:
                self.ranks.append(Rank(min(r.top for r, _ in found), max(r.bottom for r, _ in found)))
            last = centre
            rank = self.ranks[-1]
            rank.top = min(rank.top, *(r.top for r, _ in found))
            rank.bottom = max(rank.bottom, *(r.bottom for r, _ in found))
            for _, key in found:
                rank.cards.append((self.place.cards[key], key))
                self.rank_of[key] = len(self.ranks) - 1
        for rank in self.ranks:
            rank.cards.sort()
            rank.lefts = [rect.left for rect, _ in rank.cards]

    def around(self, card: str) -> frozenset[str]:
        """The ids of the boxes around a card."""
        found = self._around.get(card)
        if found is None:
            chain, box = [], self.homes[card]
            while box:
                chain.append(box)
                box = self.parents[box]
            found = self._around[card] = frozenset(chain)
        return found

    def common(self, link: Link) -> tuple[float, float]:
        """How far left and right the innermost container of both ends goes."""
        own = self.around(link.source) & self.around(link.target)
        rects = [self.place.boxes[key] for key in own if key in self.place.boxes]
        return max((rect.left + 8 for rect in rects), default=-1e9), min(
            (rect.right - 8 for rect in rects), default=1e9
        )

    def row(self, rank: int, own: str, one: float, other: float) -> bool:
        """Whether the space beside a card is free."""
        low, high = min(one, other), max(one, other)
        return all(key == own or rect.left - 4 >= high or rect.right + 4 <= low for rect, key in self.ranks[rank].cards)

    def take(self, link: Link, points: tuple[tuple[float, float], ...]) -> None:
        """Remember where a line runs up or down."""
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ax - bx) < 1:
                self.uprights.append((ax, min(ay, by), max(ay, by), link))

    def column(self, x: float, first: int, last: int) -> bool:
        """Whether no card of the ranks stands in the way of a vertical piece."""
        for rank in self.ranks[max(first, 0) : last + 1]:
            at = bisect_left(rank.lefts, x + AIR)
            if any(rect.right + AIR > x for rect, _ in rank.cards[max(0, at - 1) : at]):
                return False
        return True

    def through(self, link: Link, x: float, top: float, bottom: float) -> bool:
        """Whether a vertical piece would pass through a box that holds neither end."""
        own = self.around(link.source) | self.around(link.target)
        return any(
            rect.left - 4 < x < rect.right + 4 and rect.top < bottom and rect.bottom > top
            for key, rect in self.visible
            if key not in own
        )

    def alone(self, link: Link, x: float, top: float, bottom: float) -> bool:
        """Whether no line that has nothing to do with this one runs there up or down."""
        return not any(
            abs(x - at) < APART and low < bottom and high > top
            and other.source != link.source and other.target != link.target and other.goal != link.goal
            for at, low, high, other in self.uprights
        )  # fmt: skip
