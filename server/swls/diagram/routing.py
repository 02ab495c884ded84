"""The lines: straight where possible, with rounded corners through the gaps between ranks, else as the engine drew them.

All cards of a rank share the gaps above and below it, so a horizontal piece in a gap meets no card; what has to be looked
at are the vertical pieces over several ranks, and boxes that a line has no business in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from swls.diagram.channels import Channels
from swls.diagram.field import Field
from swls.diagram.placement import Placement, Point, Rect
from swls.diagram.view import ASIDE, Card, Link, View

TIP = 13.0  # room for an arrow above a card
NEARLY = 32.0  # what is this near to being straight is straight
RAIL = 13.0  # from the inside of a container to the line that goes round again


class Route(NamedTuple):
    """A line through corner points, or (`curved`) along control points of Bezier pieces."""

    points: tuple[Point, ...]
    curved: bool = False


def routes(view: View, place: Placement, backward: frozenset[int]) -> dict[int, Route]:
    """The way of each link, by its index; hidden ones have none."""
    return _Routing(view, place, backward).all()


class _Routing:
    """What one picture's lines have to know of each other."""

    def __init__(self, view: View, place: Placement, backward: frozenset[int]) -> None:
        self.view = view
        self.place = place
        self.backward = backward
        self.known: dict[str, Card] = {card.id: card for card in view.cards}
        self.field = Field(view, place)
        shown = [link for link in view.links if link.style != "hidden"]
        self.outgoing = Counter(link.source for link in shown if not link.rail)
        self.incoming = Counter(link.target for link in shown if not link.rail)
        self.channels = Channels([rect for _, rect in self.field.visible])
        self.aside: defaultdict[str, list[Link]] = defaultdict(list)
        for link in shown:
            if link.style in ASIDE and link.target in place.cards and link.source != link.target:
                self.aside[link.source].append(link)

    def all(self) -> dict[int, Route]:
        """Route everything."""
        found: dict[int, Route] = {}
        for index, link in enumerate(self.view.links):
            if link.style == "hidden" or link.source not in self.place.cards or link.target not in self.place.cards:
                continue
            if link.rail:
                found[index] = self._rail(link)
            elif link.source == link.target:
                found[index] = self._self(link)
            else:
                way = self._back(index, link) if index in self.backward else self._forward(index, link)
                found[index] = way or self._as_drawn(index, link)
            if not found[index].curved:
                self.field.take(link, found[index].points)
        return found

    def _rail(self, link: Link) -> Route:
        """From the end of a round along the right side of its container to its head."""
        source, target = self.place.cards[link.source], self.place.cards[link.target]
        box = self.place.boxes.get(self.known[link.target].box)
        side = (box.right if box else max(source.right, target.right) + 2 * RAIL) - RAIL
        return Route(
            ((source.right, source.centre), (side, source.centre), (side, target.centre), (target.right, target.centre))
        )

    def _self(self, link: Link) -> Route:
        rect = self.place.cards[link.source]
        low, high, side = rect.centre + 9, rect.centre - 9, rect.right + 18
        return Route(((rect.right, low), (side, low), (side, high), (rect.right, high)))

    def _forward(self, index: int, link: Link) -> Route | None:
        source, target = self.place.cards[link.source], self.place.cards[link.target]
        first, last = self.field.rank_of[link.source], self.field.rank_of[link.target]
        if last <= first:
            return None
        if link.style in ASIDE and self.known[link.source].face.shape != "pill":
            way = self._sideways(link, source, target, first, last)
            if way is not None:
                return way
        start, end = self._ports(link, source, target)
        if abs(start - end) < 1.5:
            if last == first + 1 or self.field.column(end, first + 1, last - 1):
                return Route(((end, source.bottom), (end, target.top)))
        elif last == first + 1:
            return self._elbow(link, first, start, end, source, target)
        return self._long(index, link, start, end, first, last)

    def _ports(self, link: Link, source: Rect, target: Rect) -> tuple[float, float]:
        """Where a line leaves and arrives: the middles, but anywhere along a bar that can be reached straight."""
        start, end = source.middle, target.middle
        if self.known[link.target].face.shape == "bar":
            end = min(max(start, target.left + 8), target.right - 8)
        if self.known[link.source].face.shape == "bar":
            start = min(max(end, source.left + 8), source.right - 8)
        wide = min(source.right - source.left, target.right - target.left)
        if 0 < abs(start - end) <= NEARLY and self.known[link.source].face.shape in {"card", "hex"} and wide > 8:
            start = end
        return start, end

    def _elbow(self, link: Link, gap: int, start: float, end: float, source: Rect, target: Rect) -> Route | None:
        """Down, across in the gap between two ranks, down."""
        y = self._across(link, gap, min(start, end), max(start, end))
        if y is None:
            return None
        return Route(((start, source.bottom), (start, y), (end, y), (end, target.top)))

    def _across(self, link: Link, gap: int, low: float, high: float) -> float | None:
        """The height for a horizontal piece in a gap; None where a box is in the way that the line has no business in.

        Pieces of different lines keep apart where they would overlap.
        """
        top, bottom = self.field.ranks[gap].bottom, self.field.ranks[gap + 1].top
        if self.field.rank_of[link.target] == gap + 1:
            bottom -= TIP if link.arrow else 4
        own = self.field.around(link.source) & self.field.around(link.target)
        lower, upper = top, bottom
        for key, rect in self.field.visible:
            if key in own or rect.left >= high or rect.right <= low or rect.top >= bottom or rect.bottom <= top:
                continue
            if rect.bottom < bottom:
                lower = max(lower, rect.bottom)
            elif rect.top > top:
                upper = min(upper, rect.top)
            elif key not in self.field.around(link.source) and key not in self.field.around(link.target):
                return None
        if lower > upper:
            return None
        spread = self.field.rank_of[link.source] == gap and (
            self.outgoing[link.source] > 1 or self.incoming[link.target] == 1
        )
        gather = self.field.rank_of[link.target] == gap + 1 and self.incoming[link.target] > 1
        net = (
            ("to", link.target) if gather and not (spread and self.outgoing[link.source] > 1) else ("from", link.source)
        )
        return self.channels.take(gap, net, low, high, lower, upper)

    def _long(self, index: int, link: Link, start: float, end: float, first: int, last: int) -> Route | None:
        """Over several ranks: along one column that is free all the way."""
        source, target = self.place.cards[link.source], self.place.cards[link.target]
        columns = [end, start]
        curve = self.place.curves.get(index)
        if curve:
            xs = [x for x, _ in curve]
            columns += [xs[len(xs) // 2], max(xs), min(xs), *xs[3:-3]]
        columns += self._columns(index, source, target, first, last)
        low, high = self.field.common(link)
        top, bottom = source.bottom, target.top
        columns.sort(key=lambda x: (not low < x < high, not self.field.alone(link, x, top, bottom)))
        tried: set[int] = set()
        for x in columns:
            if round(x) in tried:
                continue
            tried.add(round(x))
            if not self.field.column(x, first + 1, last - 1) or self.field.through(link, x, source.bottom, target.top):
                continue
            points: list[Point] = [(start, source.bottom)]
            if abs(x - start) > 1.5:
                y = self._across(link, first, min(start, x), max(start, x))
                if y is None:
                    continue
                points += [(start, y), (x, y)]
            if abs(x - end) > 1.5:
                y = self._across(link, last - 1, min(end, x), max(end, x))
                if y is None:
                    continue
                points += [(points[-1][0], y), (end, y)]
            points.append((end, target.top))
            return Route(tuple(points))
        return None

    def _sideways(self, link: Link, source: Rect, target: Rect, first: int, last: int) -> Route | None:
        """Out of a side of a card, and down to what stands beside it."""
        x = target.middle
        if source.left - 14 < x < source.right + 14:
            return None
        side = source.right if x > source.middle else source.left
        y = self._leave(link, source, x)
        if not self.field.row(first, link.source, side, x) or not self.field.column(x, first + 1, last - 1):
            return None
        if self.field.through(link, x, y, target.top):
            return None
        low, high = min(side, x), max(side, x)
        own = self.field.around(link.source) | self.field.around(link.target)
        if any(
            rect.left < high and rect.right > low and rect.top < y < rect.bottom
            for key, rect in self.field.visible
            if key not in own
        ):
            return None
        return Route(((side, y), (x, y), (x, target.top)))

    def _leave(self, link: Link, source: Rect, x: float) -> float:
        """The height at which a line leaves the side of a card: those that go farther leave higher."""
        right = x > source.middle
        others = sorted(
            {
                abs(self.place.cards[other.target].middle - source.middle)
                for other in self.aside[link.source]
                if (self.place.cards[other.target].middle > source.middle) == right
            },
            reverse=True,
        )
        if len(others) < 2:
            return source.centre
        at = others.index(abs(x - source.middle)) / (len(others) - 1)
        return source.centre - 10 + 20 * at

    def _back(self, index: int, link: Link) -> Route | None:
        """Against the flow: out of a side, up along a free column, into a side; through the gaps where a side is taken."""
        source, target = self.place.cards[link.source], self.place.cards[link.target]
        first, last = self.field.rank_of[link.target], self.field.rank_of[link.source]
        if first > last:
            return None
        y = target.centre + (12 if target.bottom - target.top > 40 else 0)
        for around in (False, True):
            columns = self._columns(index, source, target, first, last)
            for x in sorted(columns, key=lambda x: not self.field.alone(link, x, y, source.centre)):
                if source.left - 8 < x < source.right + 8 or target.left - 8 < x < target.right + 8:
                    continue
                if not self.field.column(x, first, last) or self.field.through(link, x, target.top, source.bottom):
                    continue
                out = source.right if x > source.right else source.left
                into = target.right if x > target.right else target.left
                if self.field.row(last, link.source, out, x) and self.field.row(first, link.target, into, x):
                    return Route(((out, source.centre), (x, source.centre), (x, y), (into, y)))
                if not around or not self.field.row(first, link.target, into, x):
                    continue
                low, high = min(source.middle, x), max(source.middle, x)
                foot = self.field.ranks[last].bottom
                floor = self.field.ranks[last + 1].top if last + 1 < len(self.field.ranks) else foot + 36
                below = self.channels.take(last, ("from", link.source), low, high, foot, floor)
                start = source.middle + (14 if x > source.middle else -14)
                return Route(((start, source.bottom), (start, below), (x, below), (x, y), (into, y)))
        return None

    def _columns(self, index: int, source: Rect, target: Rect, first: int, last: int) -> list[float]:
        """Where a vertical piece could run: where the engine ran, and beside the cards in between, the nearest first."""
        curve = [x for x, _ in self.place.curves.get(index, ())]
        found = [curve[len(curve) // 2], max(curve), min(curve)] if curve else []
        low, high = min(source.left, target.left), max(source.right, target.right)
        edges = {source.left - 18, target.left - 18, source.right + 18, target.right + 18}
        for rank in self.field.ranks[first : last + 1]:
            for rect, _ in rank.cards:
                if low - 600 < rect.middle < high + 600:
                    edges |= {rect.left - 16, rect.right + 16}
        middle = (source.middle + target.middle) / 2
        return found + sorted(edges, key=lambda x: (abs(x - middle), x))[:80]

    def _as_drawn(self, index: int, link: Link) -> Route:
        """The engine's curve, from its source on, moved to the edges of what was moved since."""
        curve = list(self.place.curves.get(index, ()))
        source, target = self.place.cards[link.source], self.place.cards[link.target]
        if len(curve) < 4:
            return Route(((source.middle, source.bottom), (target.middle, target.top)))
        if index in self.backward:
            curve.reverse()
        curve[0], curve[-1] = _onto(curve[0], source), _onto(curve[-1], target)
        return Route(tuple(curve), curved=True)


def _onto(point: Point, rect: Rect) -> Point:
    """The nearest point of a card."""
    return min(max(point[0], rect.left), rect.right), min(max(point[1], rect.top), rect.bottom)
