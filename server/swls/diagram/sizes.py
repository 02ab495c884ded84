"""How large a card is: as wide as its words need, within limits; widths in steps, so that a letter more moves nothing."""

from __future__ import annotations

from math import ceil

from swls.diagram.measure import width
from swls.diagram.view import Face

NARROWEST = 192
WIDEST = 304
STEP = 8
PILL_ROOM = 280
TITLE = 13
LINE = 11
KIND = 9.5
LETTERS = 0.6  # the space between the letters of a kind
SLANT = 16  # the slanted part of a hexagon, each side
_SMALL = {"start": (30.0, 30.0), "end": (30.0, 30.0), "ring": (12.0, 12.0), "bar": (120.0, 7.0)}


def pill_width(text: str) -> float:
    """The width of a label."""
    return float(ceil((width(text, LINE) + 20) / STEP) * STEP)


def kind_width(text: str) -> float:
    """The width of a kind, written in capitals and spaced."""
    return width(text.upper(), KIND, bold=True) + LETTERS * len(text)


def size(face: Face, *, head: bool = False, closed: int = 0) -> tuple[float, float]:
    """Width and height of a card in pixels."""
    if face.shape in _SMALL:
        return _SMALL[face.shape]
    if face.shape == "pill":
        return pill_width(face.title), 20.0
    lines = [*face.lines]
    needs = [width(face.title, TITLE, bold=True) + 64, kind_width(face.kind) + 64]
    needs += [width(line.text, LINE) + (46 if line.icon else 28) for line in lines]
    slant = 2 * SLANT if face.shape == "hex" else 0
    wide = min(max(NARROWEST + (24 if head else 0), *needs), WIDEST) if needs else NARROWEST
    rows = len(lines) + (1 if closed else 0)
    return float(ceil(wide / STEP) * STEP + slant), 46.0 + (16 * rows + 6 if rows else 0)
