"""Writing SVG safely: every text goes through `escaped`, every number through `number`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from swls.diagram.placement import Point
from swls.patterns import regex

# What XML 1.0 cannot hold, and what turns the direction of text around.
_BAD = regex(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ufff9-\ufffb]"
)
_NAMED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """A text for an element or an attribute."""
    return _BAD.sub("", text).translate(_NAMED)


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def attributes(pairs: Iterable[tuple[str, str | float | None]]) -> str:
    """` name="value"` for each pair that has a value."""
    return "".join(
        f' {name}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for name, value in pairs
        if value is not None
    )


def rounded(points: tuple[Point, ...], radius: float = 10.0) -> str:
    """The path through corner points, with the corners rounded."""
    points = _merged(points)
    out = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (ax, ay), (bx, by), (cx, cy) in zip(points, points[1:], points[2:], strict=False):
        before, after = abs(bx - ax) + abs(by - ay), abs(cx - bx) + abs(cy - by)
        r = min(radius, before / 2, after / 2)
        sx, sy = bx - _sign(bx - ax) * r, by - _sign(by - ay) * r
        ex, ey = bx + _sign(cx - bx) * r, by + _sign(cy - by) * r
        out.append(f"L{number(sx)} {number(sy)}Q{number(bx)} {number(by)} {number(ex)} {number(ey)}")
    out.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(out)


def curve(points: tuple[Point, ...]) -> str:
    """The path along control points: a start, then three for each piece."""
    rest = " ".join(f"{number(x)} {number(y)}" for x, y in points[1:])
    return f"M{number(points[0][0])} {number(points[0][1])}C{rest}"


def _merged(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without points that lie on the straight line between their neighbours, or nearly on another."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.3 and abs(kept[-1][1] - point[1]) < 0.3:
            continue
        while len(kept) >= 2 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept) if len(kept) > 1 else points[:2]


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (abs(a[0] - b[0]) < 0.3 and abs(b[0] - c[0]) < 0.3) or (abs(a[1] - b[1]) < 0.3 and abs(b[1] - c[1]) < 0.3)


def _sign(value: float) -> int:
    return (value > 0.05) - (value < -0.05)
