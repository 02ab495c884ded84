"""Room between what follows each other: engines let a card come close to the container above it.

Everything below a narrow place moves down by the same amount, so nothing can come to lie on anything else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from swls.diagram.placement import Placement, Rect

_AFTER_BOX = 26.0  # from the end of a container to the next card, with room for an arrow
_BETWEEN_BOXES = 18.0
_BEFORE_BOX = 14.0


def spaced(place: Placement, faint: frozenset[str]) -> Placement:
    """The placement with its narrow places widened. `faint` are the ids of boxes that lines may cross."""
    boxes = [rect for key, rect in place.boxes.items() if key not in faint]
    cuts: list[tuple[float, float]] = []
    ranks = _ranks(place.cards.values())
    for (_, bottom), (top, _) in zip(ranks, ranks[1:], strict=False):
        ends = [rect.bottom for rect in boxes if bottom - 1 <= rect.bottom < top]
        starts = [rect.top for rect in boxes if bottom < rect.top <= top + 1]
        last = max(ends, default=bottom)
        after = min((start for start in starts if start > last), default=top)
        wanted = (_BETWEEN_BOXES if after < top else _AFTER_BOX) if ends else _BEFORE_BOX if after < top else 0.0
        if after - last < wanted:
            cuts.append(((last + after) / 2, wanted - (after - last)))
    if not cuts:
        return place
    places = [cut for cut, _ in cuts]
    sums = [0.0, *accumulate(amount for _, amount in cuts)]

    def down(y: float) -> float:
        return y + sums[bisect_left(places, y)]

    def moved(rect: Rect) -> Rect:
        return Rect(rect.left, down(rect.top), rect.right, down(rect.bottom))

    cards = {key: moved(rect) for key, rect in place.cards.items()}
    return place._replace(
        height=place.height + sums[-1],
        cards=cards,
        ranked=cards,
        boxes={key: moved(rect) for key, rect in place.boxes.items()},
        curves={index: [(x, down(y)) for x, y in points] for index, points in place.curves.items()},
    )


def _ranks(cards: Iterable[Rect]) -> list[tuple[float, float]]:
    """The tops and bottoms of the ranks, from above."""
    found: list[tuple[float, float, float]] = []
    for rect in sorted(cards, key=lambda rect: rect.centre):
        if found and rect.centre - found[-1][0] <= 2:
            centre, top, bottom = found[-1]
            found[-1] = (centre, min(top, rect.top), max(bottom, rect.bottom))
        else:
            found.append((rect.centre, rect.top, rect.bottom))
    return [(top, bottom) for _, top, bottom in found]
