"""What can be measured of a clean picture: nothing on anything else, lines that end where they should, meet no card, stay out
of containers they have no business in, and do not run on top of each other.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from swls.diagram import ordering
from swls.diagram.placement import Rect

if TYPE_CHECKING:
    from swls.diagram.layout import Laid


class Flaws(NamedTuple):
    """What is not wrong, but better not there: how often the main path bends, lines cross, run on each other, and pass through a container."""

    bends: int
    crossings: int
    shared: int
    through: int


class _Piece(NamedTuple):
    rect: Rect
    index: int

    @property
    def upright(self) -> bool:
        return self.rect.right - self.rect.left < 0.5


def check_geometry(layout: Laid) -> Flaws:
    """Assert what must hold; the rest is counted."""
    _check_cards(layout)
    _check_boxes(layout)
    pieces = _pieces(layout)
    for index, route in layout.ways.items():
        link = layout.view.links[index]
        assert _near(route.points[0], layout.place.cards[link.source]), f"line {link} starts away from its card"
        assert _near(route.points[-1], layout.place.cards[link.target]), f"line {link} ends away from its card"
    for piece in pieces:
        link = layout.view.links[piece.index]
        for key, rect in layout.place.cards.items():
            inner = Rect(rect.left + 1, rect.top + 1, rect.right - 1, rect.bottom - 1)
            assert not _overlap(inner, _wider(piece.rect)), f"{link.source} -> {link.target} runs through {key}"
    return Flaws(_bends(layout), _crossings(layout, pieces), _shared(layout, pieces), _through(layout, pieces))


def _check_cards(layout: Laid) -> None:
    rects = sorted(layout.place.cards.items(), key=lambda entry: entry[1].top)
    assert len(rects) == len(layout.view.cards)
    for at, (key, rect) in enumerate(rects):
        for other, beside in rects[at + 1 :]:
            if beside.top >= rect.bottom:
                break
            assert not _overlap(rect, beside), f"{key} lies on {other}"


def _check_boxes(layout: Laid) -> None:
    boxes = layout.place.boxes
    around = _around(layout)
    for card in layout.view.cards:
        for box in around[card.box]:
            assert _inside(layout.place.cards[card.id], boxes[box]) >= 0, f"{card.id} leaves {box}"
        for box in boxes.keys() - around[card.box]:
            assert not _overlap(layout.place.cards[card.id], boxes[box]), f"{card.id} lies on {box}"
    for one, other in combinations(boxes, 2):
        if one not in around[other] and other not in around[one]:
            assert not _overlap(boxes[one], boxes[other]), f"{one} lies on {other}"


def _around(layout: Laid) -> dict[str, set[str]]:
    """The boxes around what stands in a box, itself among them."""
    found: dict[str, set[str]] = {"": set()}
    for box in layout.view.boxes:  # those outside come first
        found[box.id] = found[box.parent] | {box.id}
    return found


def _pieces(layout: Laid) -> list[_Piece]:
    return [
        _Piece(Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), index)
        for index, route in layout.ways.items()
        if not route.curved
        for (ax, ay), (bx, by) in zip(route.points, route.points[1:], strict=False)
    ]


def _bends(layout: Laid) -> int:
    """How many lines of the main path are not upright from end to end."""
    main = ordering.spine(layout.view, ordering.backward(layout.view))
    return sum(len({round(x) for x, _ in layout.ways[index].points}) > 1 for index in main)


def _crossings(layout: Laid, pieces: list[_Piece]) -> int:
    """How often one line goes across another; lines that part or join do not count."""
    links = layout.view.links
    level = [piece for piece in pieces if not piece.upright]
    count = 0
    for one in (piece for piece in pieces if piece.upright):
        for other in level:
            a, b = links[one.index], links[other.index]
            if {a.source, a.target} & {b.source, b.target} or a.goal == b.goal:
                continue
            x, y = one.rect.left, other.rect.top
            count += other.rect.left + 1 < x < other.rect.right - 1 and one.rect.top + 1 < y < one.rect.bottom - 1
    return count


def _shared(layout: Laid, pieces: list[_Piece]) -> int:
    """How often two lines that have nothing to do with each other run on top of each other."""
    links = layout.view.links
    count = 0
    for one, other in combinations(pieces, 2):
        a, b = links[one.index], links[other.index]
        if one.upright != other.upright or {a.source, a.target} & {b.source, b.target} or a.goal == b.goal:
            continue
        if one.upright:
            near = abs(one.rect.left - other.rect.left) < 2
            length = min(one.rect.bottom, other.rect.bottom) - max(one.rect.top, other.rect.top)
        else:
            near = abs(one.rect.top - other.rect.top) < 2
            length = min(one.rect.right, other.rect.right) - max(one.rect.left, other.rect.left)
        count += near and length > 6
    return count


def _through(layout: Laid, pieces: list[_Piece]) -> int:
    """How often a line passes through a container that holds neither of its ends."""
    around = _around(layout)
    home = {card.id: around[card.box] for card in layout.view.cards}
    looks = {box.id: box.look for box in layout.view.boxes}
    count = 0
    for piece in pieces:
        link = layout.view.links[piece.index]
        for key, rect in layout.place.boxes.items():
            if key not in home[link.source] | home[link.target] and looks[key] != "dotted":
                count += _overlap(
                    Rect(rect.left + 1, rect.top + 1, rect.right - 1, rect.bottom - 1), _wider(piece.rect)
                )
    return count


def _wider(rect: Rect) -> Rect:
    return Rect(rect.left - 0.2, rect.top - 0.2, rect.right + 0.2, rect.bottom + 0.2)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right - 0.1
        and other.left < one.right - 0.1
        and one.top < other.bottom - 0.1
        and other.top < one.bottom - 0.1
    )


def _inside(inner: Rect, outer: Rect) -> float:
    """The least distance from the frame; negative outside."""
    return min(
        inner.left - outer.left, outer.right - inner.right, inner.top - outer.top, outer.bottom - inner.bottom
    )  # fmt: skip


def _near(point: tuple[float, float], rect: Rect) -> bool:
    x, y = point
    return rect.left - 2 <= x <= rect.right + 2 and rect.top - 2 <= y <= rect.bottom + 2
