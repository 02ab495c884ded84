"""Heights for the horizontal pieces of lines in the gaps between ranks, so that lines which differ do not run together."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from swls.diagram.placement import Rect

_APART = 8.0
_STEP = 4.0


class _Piece(NamedTuple):
    y: float
    low: float
    high: float
    net: tuple[str, str]


def _meet(piece: _Piece, low: float, high: float) -> bool:
    return piece.low < high + 6 and piece.high > low - 6


class Channels:
    """What is taken in each gap. Lines of one net (from one card, or to one card) may share a height."""

    def __init__(self, boxes: list[Rect]) -> None:
        self._boxes = boxes
        self._taken: defaultdict[int, list[_Piece]] = defaultdict(list)

    def take(self, gap: int, net: tuple[str, str], low: float, high: float, top: float, bottom: float) -> float:
        """A height between `top` and `bottom` for a piece from `low` to `high`."""
        pieces = self._taken[gap]
        own = next((piece.y for piece in pieces if piece.net == net and top <= piece.y <= bottom), None)
        middle = (top + bottom) / 2
        wanted = [own] if own is not None else []
        wanted.append(middle)
        step = _STEP
        while middle + step < bottom - 2:
            wanted += [middle - step, middle + step]
            step += _STEP
        found = next((y for y in wanted if self._free(pieces, net, y, low, high)), None)
        if found is None:  # crowded: as far from the others as can be
            others = [piece.y for piece in pieces if piece.net != net and _meet(piece, low, high)]
            found = max(wanted, key=lambda y: min((abs(y - other) for other in others), default=0.0))
        pieces.append(_Piece(found, low, high, net))
        return found

    def _free(self, pieces: list[_Piece], net: tuple[str, str], y: float, low: float, high: float) -> bool:
        if any(piece.net != net and abs(piece.y - y) < _APART and _meet(piece, low, high) for piece in pieces):
            return False
        return not any(
            min(abs(box.top - y), abs(box.bottom - y)) < 4 and box.left < high and box.right > low
            for box in self._boxes
        )
