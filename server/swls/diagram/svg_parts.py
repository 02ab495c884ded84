"""The parts of the SVG: boxes, cards, labels, lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from math import hypot

from swls.diagram.icons import ICONS
from swls.diagram.markup import attributes, curve, escaped, number, rounded
from swls.diagram.measure import fit
from swls.diagram.placement import Point, Rect
from swls.diagram.routing import Route
from swls.diagram.sizes import KIND, LETTERS, LINE, SLANT, TITLE
from swls.diagram.themes import Theme
from swls.diagram.view import Box, Card, Link

_DASHES = {"error": "6 4", "comp": "2 4", "loop": "6 4", "default": "7 4", "timeout": "3 3"}
_INKS = {"branch": "flow", "error": "error", "loop": "flow", "comp": "comp", "event": "event", "timeout": "time"}
_ARROW = 8.0


@lru_cache(maxsize=8192)
def element_id(place: str) -> str:
    """The id of a task's element: the same as long as its pointer is."""
    return f"sw-{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def stroke(style: str, theme: Theme) -> str:
    """The colour of a line."""
    family = _INKS.get(style)
    return theme.families[family][0] if family else theme.edge


def box(item: Box, at: Rect, theme: Theme) -> str:
    """The frame of a container."""
    ink, tint = theme.families[item.family]
    if item.look == "dotted":
        return "<rect" + attributes(
            [
                ("class", f"sw-body sw-{item.family}"), ("x", at.left), ("y", at.top), ("width", at.right - at.left),
                ("height", at.bottom - at.top), ("rx", 12), ("fill", "none"), ("stroke", ink), ("stroke-width", "1.2"),
                ("stroke-dasharray", "1.5 4"), ("stroke-linecap", "round"), ("stroke-opacity", "0.7"),
            ]
        ) + "/>"  # fmt: skip
    return "<rect" + attributes(
        [
            ("class", f"sw-box sw-{item.family}"), ("data-pointer", item.id), ("x", at.left), ("y", at.top),
            ("width", at.right - at.left), ("height", at.bottom - at.top), ("rx", 14), ("fill", tint),
            ("fill-opacity", str(theme.fill)), ("stroke", ink), ("stroke-width", "1.3"),
            ("stroke-dasharray", "6 4" if item.look == "dashed" else None),
        ]
    ) + "/>"  # fmt: skip


def line(link: Link, route: Route, theme: Theme) -> str:
    """A line with its arrow."""
    ink = stroke(link.style, theme)
    points = route.points
    tip = points[-1]
    arrow = ""
    if link.arrow:
        back = next(
            (point for point in reversed(points[:-1]) if hypot(point[0] - tip[0], point[1] - tip[1]) > 0.5), points[0]
        )
        length = hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
        dx, dy = (tip[0] - back[0]) / length, (tip[1] - back[1]) / length
        root: Point = (tip[0] - dx * _ARROW, tip[1] - dy * _ARROW)
        wing = 4.2
        corners = (tip, (root[0] - dy * wing, root[1] + dx * wing), (root[0] + dy * wing, root[1] - dx * wing))
        said = "L".join(f"{number(x)} {number(y)}" for x, y in corners)
        arrow = f'<path class="sw-arrow" d="M{said}z" fill="{ink}"/>'
        points = (*points[:-1], (tip[0] - dx * (_ARROW - 2), tip[1] - dy * (_ARROW - 2)))
    drawn = curve(points) if route.curved else rounded(points)
    pairs: list[tuple[str, str | float | None]] = [
        ("class", "sw-line"), ("d", drawn), ("fill", "none"), ("stroke", ink),
        ("stroke-width", "2" if link.style == "comp" else "1.6"), ("stroke-dasharray", _DASHES.get(link.style)),
    ]  # fmt: skip
    ends = attributes(
        [
            ("class", f"sw-edge sw-edge-{link.style}"),
            ("data-from", element_id(link.origin)),
            ("data-to", element_id(link.goal)),
        ]
    )
    return f"<g{ends}><path{attributes(pairs)}/>{arrow}</g>"


def mark(card: Card, at: Rect, theme: Theme) -> str:
    """What is no task: a label, a ring, a bar."""
    face = card.face
    ink = theme.families[face.family][0]
    if face.shape == "ring":
        return f'<circle class="sw-join" cx="{number(at.middle)}" cy="{number(at.centre)}" r="5" fill="{theme.card}" stroke="{ink}" stroke-width="1.8"/>'
    if face.shape == "bar":
        wide = number(at.right - at.left)
        return f'<rect class="sw-join" x="{number(at.left)}" y="{number(at.top)}" width="{wide}" height="7" rx="3.5" fill="{ink}"/>'
    colour = stroke(face.kind, theme)
    frame = attributes(
        [
            ("x", at.left), ("y", at.top), ("width", at.right - at.left), ("height", at.bottom - at.top), ("rx", 10),
            ("fill", theme.card), ("stroke", colour), ("stroke-width", 1),
        ]
    )  # fmt: skip
    words = attributes(
        [
            ("x", at.middle), ("y", at.centre + 3.9), ("text-anchor", "middle"), ("font-size", LINE),
            ("fill", theme.text if colour == theme.edge else colour),
        ]
    )  # fmt: skip
    full = f"<title>{escaped(card.full)}</title>" if card.full != face.title else ""
    return f'<g class="sw-label sw-label-{face.kind}">{full}<rect{frame}/><text{words}>{escaped(face.title)}</text></g>'


def terminal(card: Card, at: Rect, theme: Theme) -> str:
    """Start or end."""
    x, y = at.middle, at.centre
    head = f'<g class="sw-terminal sw-{card.face.shape}" id="{element_id(card.id)}" role="graphics-symbol" aria-label="{card.face.title}"><title>{card.face.title}</title>'
    ink, tint = theme.families["guard" if card.face.shape == "start" else "term"]
    if card.face.shape == "start":
        ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="13.5" fill="{tint}" stroke="{ink}" stroke-width="2"/>'
        return f'{head}{ring}<path d="M{number(x - 3.8)} {number(y - 5.8)}l9.5 5.8-9.5 5.800z" fill="{ink}"/></g>'
    ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="13" fill="{theme.card}" stroke="{ink}" stroke-width="3.5"/>'
    return f'{head}{ring}<rect x="{number(x - 4.5)}" y="{number(y - 4.5)}" width="9" height="9" rx="1.5" fill="{ink}"/></g>'


def task(card: Card, at: Rect, theme: Theme, line_number: int | None, onward: str) -> str:
    """The card of a task or state."""
    face = card.face
    said = "; ".join(entry.text for entry in face.lines)
    spoken = f"{face.kind}: {face.title}" + (f". {said}" if said else "")
    if card.closed:
        spoken += f". Closed, {_tasks(card.closed)}"
    label = spoken + (f". Then: {onward}" if onward else "")
    where = f" (line {line_number})" if line_number else ""
    state = "closed" if card.closed else "open" if card.head else None
    head = attributes(
        [
            ("class", f"sw-node sw-{face.family}"), ("id", element_id(card.id)), ("data-pointer", card.id),
            ("data-line", str(line_number) if line_number else None), ("data-container", state), ("tabindex", "0"),
            ("role", "graphics-symbol"), ("aria-label", label),
        ]
    )  # fmt: skip
    return f"<g{head}><title>{escaped(spoken)}{where}</title>{''.join(_inside(card, at, theme))}</g>"


def _tasks(count: int) -> str:
    return f"{count} task{'' if count == 1 else 's'}"


def _inside(card: Card, at: Rect, theme: Theme) -> Iterator[str]:
    face = card.face
    ink, tint = theme.families[face.family]
    wide, high = at.right - at.left, at.bottom - at.top
    slant = SLANT if face.shape == "hex" else 0
    frame = attributes(
        [("class", "sw-card"), ("fill", theme.card), ("stroke", ink), ("stroke-width", "1.4"),
         ("stroke-dasharray", "5 3" if card.dashed and not card.head else None)]
    )  # fmt: skip
    if card.closed:
        spots = attributes([("x", at.left + 5), ("y", at.top + 5), ("width", wide), ("height", high), ("rx", 9)])
        yield f'<rect class="sw-stack"{spots} fill="{theme.card}" stroke="{ink}" stroke-width="1.2"/>'
    if slant:
        west, east, top, base = (number(v) for v in (at.left + slant, at.right - slant, at.top, at.bottom))
        yield f'<path{frame} stroke-linejoin="round" d="M{west} {top}H{east}L{number(at.right)} {number(at.centre)}L{east} {base}H{west}L{number(at.left)} {number(at.centre)}z"/>'
    else:
        spots = attributes([("x", at.left), ("y", at.top), ("width", wide), ("height", high), ("rx", 9)])
        yield f"<rect{frame}{spots}/>"
    left = at.left + slant
    x, y = left + 24, at.top + 23
    yield f'<circle class="sw-tint" cx="{number(x)}" cy="{number(y)}" r="14" fill="{tint}"/>'
    yield icon(face.icon, x - 9, y - 9, 1.125, ink)
    room = wide - 2 * slant - 58 if slant else wide - 60
    words = left + 46
    kind = face.kind.upper()
    spaced = fit(kind, KIND, room - LETTERS * len(kind), bold=True)
    yield f'<text class="sw-kind" x="{number(words)}" y="{number(at.top + 18.5)}" font-size="{KIND}" font-weight="600" letter-spacing="{LETTERS}" fill="{ink}">{escaped(spaced)}</text>'
    name = fit(face.title, TITLE, room, bold=True)
    yield f'<text class="sw-name" x="{number(words)}" y="{number(at.top + 34.5)}" font-size="{TITLE}" font-weight="600" fill="{theme.text}">{escaped(name)}</text>'
    rows = [(entry.text, entry.icon) for entry in face.lines]
    if card.closed:
        rows.append((_tasks(card.closed), "do"))
    if not rows:
        return
    yield f'<path class="sw-rule" d="M{number(at.left + slant + 12)} {number(at.top + 44.5)}H{number(at.right - slant - 12)}" stroke="{ink}" stroke-opacity="0.3"/>'
    for row, (text, sign) in enumerate(rows):
        foot = at.top + 60 + 16 * row
        inset = left + 14 + (18 if sign else 0)
        if sign:
            yield icon(sign, left + 13, foot - 9.8, 0.74, ink)
        shown = fit(text, LINE, at.right - slant - 12 - inset)
        yield f'<text class="sw-detail" x="{number(inset)}" y="{number(foot)}" font-size="{LINE}" fill="{theme.muted}">{escaped(shown)}</text>'


def icon(name: str, x: float, y: float, scale: float, ink: str) -> str:
    """An icon with its top left corner at a point."""
    drawn = ICONS.get(name) or ICONS["unknown"]
    return f'<path class="sw-icon" transform="translate({number(x)} {number(y)}) scale({scale})" d="{drawn}" fill="none" stroke="{ink}" stroke-width="{1.35 if scale > 1 else 1.7}" stroke-linecap="round" stroke-linejoin="round"/>'
