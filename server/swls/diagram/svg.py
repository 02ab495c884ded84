"""The SVG writer.

Presentation attributes only: no style element or attribute, no reference to anything, no script, so that a page with the
strictest policy shows it, and a style sheet of that page can still change its colours by its classes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from swls.diagram import svg_parts as parts
from swls.diagram.markup import escaped, number
from swls.diagram.measure import fit, width
from swls.diagram.placement import Placement, Rect
from swls.diagram.routing import Route
from swls.diagram.themes import FAMILIES, Theme
from swls.diagram.view import View

_FONT = "'Segoe UI','Helvetica Neue',Helvetica,Arial,'DejaVu Sans','Noto Sans CJK SC',sans-serif"
_PAGE = 24.0
_TOP = 68.0
_NARROWEST = 400.0
_ROW = 20.0


def write(
    view: View, place: Placement, ways: dict[int, Route], theme: Theme, line_of: Callable[[int], int] | None = None
) -> str:
    """The picture. `line_of` gives the line (from 1) of an offset; without it, cards have no `data-line`."""
    legend = _legend(view)
    left, right, bottom = _reach(place, ways)
    room = max(
        right - left, _NARROWEST, min(width(view.title, 16, bold=True), 900), min(width(view.subtitle, 11), 900),
        min(width(view.note, 11), 900),
    )  # fmt: skip
    rows = _rows(legend, room)
    total = room + 2 * _PAGE
    shift = _PAGE + (room - (right - left)) / 2 - left
    top = _TOP + (16 if view.note else 0)
    high = top + bottom + _PAGE + (_ROW * len(rows) + 14 if rows else 0)
    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(total)} {number(high)}" width="{number(total)}" '
            f'height="{number(high)}" class="sw-diagram sw-theme-{theme.name}" role="graphics-document document" '
            f'aria-labelledby="sw-title sw-desc" font-family="{escaped(_FONT)}">'
        ),
        f'<title id="sw-title">{escaped(view.title)}</title>',
        f'<desc id="sw-desc">{escaped(_description(view))}</desc>',
        f'<rect class="sw-page" width="{number(total)}" height="{number(high)}" fill="{theme.page}"/>',
        _centred("sw-heading", view.title, total, 32, 16, theme.text, bold=True),
        _centred("sw-subheading", view.subtitle, total, 51, 11, theme.muted),
    ]
    if view.note:
        out.append(_centred("sw-note", view.note, total, 69, 11, theme.families["flow"][0]))

    def at(rect: Rect) -> Rect:
        return Rect(rect.left + shift, rect.top + top, rect.right + shift, rect.bottom + top)

    out.append('<g class="sw-boxes" aria-hidden="true">')
    out += [parts.box(box, at(place.boxes[box.id]), theme) for box in view.boxes if box.id in place.boxes]
    out.append('</g><g class="sw-edges" aria-hidden="true">')
    for index, route in ways.items():
        moved = Route(tuple((x + shift, y + top) for x, y in route.points), route.curved)
        out.append(parts.line(view.links[index], moved, theme))
    out += [parts.mark(card, at(place.cards[card.id]), theme) for card in view.cards if not card.task]
    out.append('</g><g class="sw-nodes">')
    onward = _onward(view)
    for card in sorted(view.cards, key=lambda card: card.order):
        if not card.task:
            continue
        spot = at(place.cards[card.id])
        if card.face.shape in {"start", "end"}:
            out.append(parts.terminal(card, spot, theme))
        else:
            line = line_of(card.start) if line_of is not None else None
            out.append(parts.task(card, spot, theme, line, onward.get(card.id, "")))
    out.append("</g>")
    out += _key(rows, total, high, theme)
    out.append("</svg>\n")
    return "\n".join(out)


def _reach(place: Placement, ways: dict[int, Route]) -> tuple[float, float, float]:
    """How far left, right and down the picture goes, lines included."""
    xs = [0.0, place.width]
    ys = [place.height]
    for route in ways.values():
        for x, y in route.points:
            xs.append(x)
            ys.append(y)
    return min(xs), max(xs) + 6, max(ys) + 6


def _legend(view: View) -> list[str]:
    used = {card.face.family for card in view.cards if card.face.shape in {"card", "hex"}}
    return [family for family in FAMILIES if family in used]


def _rows(families: list[str], room: float) -> list[list[str]]:
    """The families in rows that fit."""
    rows: list[list[str]] = []
    taken = 0.0
    for family in families:
        wide = width(FAMILIES[family], 11) + 34
        if not rows or taken + wide > room:
            rows.append([])
            taken = 0.0
        rows[-1].append(family)
        taken += wide
    return rows


def _key(rows: list[list[str]], total: float, high: float, theme: Theme) -> list[str]:
    """The legend: what the colours mean."""
    if not rows:
        return []
    out = ['<g class="sw-legend" aria-hidden="true">']
    for row, families in enumerate(rows):
        y = high - 18 - _ROW * (len(rows) - 1 - row)
        x = (total - sum(width(FAMILIES[family], 11) + 34 for family in families) + 16) / 2
        for family in families:
            ink, tint = theme.families[family]
            out.append(
                f'<rect x="{number(x)}" y="{number(y - 10)}" width="12" height="12" rx="3" fill="{tint}" stroke="{ink}" stroke-width="1.3"/>'
                f'<text x="{number(x + 18)}" y="{number(y)}" font-size="11" fill="{theme.muted}">{escaped(FAMILIES[family])}</text>'
            )
            x += width(FAMILIES[family], 11) + 34
    out.append("</g>")
    return out


def _centred(name: str, text: str, total: float, y: float, size: float, fill: str, *, bold: bool = False) -> str:
    shown = fit(text, size, total - 2 * _PAGE, bold=bold)
    weight = ' font-weight="600"' if bold else ""
    return f'<text class="{name}" x="{number(total / 2)}" y="{number(y)}" text-anchor="middle" font-size="{number(size)}"{weight} fill="{fill}">{escaped(shown)}</text>'


def _description(view: View) -> str:
    count = sum(1 for card in view.cards if card.face.shape in {"card", "hex"})
    return f"{view.subtitle}. {count} task{'' if count == 1 else 's'}, in the order they run, from top to bottom. {view.note}".strip()


def _onward(view: View) -> dict[str, str]:
    """For each task by id, what comes after it, for people who do not see the lines."""
    known = {card.id: card for card in view.cards}
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for link in view.links:
        target = known.get(link.goal)
        if target is None or link.style == "hidden" or link.goal == link.origin:
            continue
        found[link.origin][target.face.title] = None
    return {place: ", ".join(list(names)[:6]) for place, names in found.items()}
