"""Where things are: the answer of an engine (Graphviz `json0`), in pixels from the top left."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from swls.diagram.errors import DiagramError
from swls.diagram.problem import INSET, Problem


class Rect(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2


Point = tuple[float, float]


class Placement(NamedTuple):
    """Cards and boxes by id; for each link by index the control points of its curve, from its source on."""

    width: float
    height: float
    cards: dict[str, Rect]
    boxes: dict[str, Rect]
    curves: dict[int, list[Point]]
    ranked: dict[str, Rect]  # the cards where the engine put them, before their tops were aligned


def placement(answer: bytes, asked: Problem) -> Placement:
    """Read an engine's answer. DiagramError when it is none."""
    try:
        layout: Any = json.loads(answer)
        left, bottom, right, top = (float(part) for part in layout["bb"].split(","))
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise DiagramError("the layout engine gave no layout") from error
    height = top - bottom
    cards: dict[str, Rect] = {}
    boxes: dict[str, Rect] = {}
    for item in layout.get("objects", ()):
        name = item["name"]
        if name in asked.cards:
            x, y = (float(part) for part in item["pos"].split(","))
            wide, high = float(item["width"]) * 36, float(item["height"]) * 36
            x, y = x - left, top - y
            cards[asked.cards[name]] = Rect(x - wide, y - high, x + wide, y + high)
        elif name in asked.boxes and "bb" in item:
            x0, y0, x1, y1 = (float(part) for part in item["bb"].split(","))
            boxes[asked.boxes[name]] = Rect(x0 - left + INSET, top - y1 + INSET, x1 - left - INSET, top - y0 - INSET)
    curves: dict[int, list[Point]] = {}
    for item in layout.get("edges", ()):
        index = asked.links.get(item.get("id", ""))
        if index is not None and "pos" in item:
            curves[index] = _curve(item["pos"], left, top)
    return Placement(right - left, height, cards, boxes, curves, cards)


def _curve(said: str, left: float, top: float) -> list[Point]:
    """The control points, with the tips of arrows as ends."""
    points: list[Point] = []
    start: Point | None = None
    end: Point | None = None
    for part in said.split(";", maxsplit=1)[0].split():
        mark = part[0] if part.startswith(("s,", "e,")) else ""
        x, y = (float(number) for number in part.removeprefix(f"{mark},").split(",")[:2])
        point = (x - left, top - y)
        if mark == "s":
            start = point
        elif mark == "e":
            end = point
        else:
            points.append(point)
    if start is not None:
        points = [start, start, points[0], *points]
    if end is not None:
        points = [*points, points[-1], end, end]
    return points
