"""The colours. Each family has an ink (text, icon, border) and a tint (behind icons, inside containers).

Every pair that is drawn meets WCAG 2 AA: 4.5 for text, 3 for lines and icons. No family is told by its colour alone: each
card has an icon and says its kind in words.
"""

from __future__ import annotations

from typing import NamedTuple

from swls.diagram.errors import DiagramError


class Theme(NamedTuple):
    """`families` maps a family to (ink, tint)."""

    name: str
    page: str
    card: str
    text: str
    muted: str
    edge: str
    families: dict[str, tuple[str, str]]
    fill: float = 0.5  # how much of its tint a container shows


FAMILIES = {
    "call": "service call",
    "run": "process",
    "event": "events",
    "data": "data, block",
    "flow": "control flow",
    "time": "time",
    "guard": "try",
    "error": "errors",
    "comp": "compensation",
    "wrap": "extension",
}

_LIGHT = Theme(
    "light", "#FFFFFF", "#FFFFFF", "#1B222C", "#525C6A", "#56606F",
    {
        "call": ("#0A58B0", "#EAF2FC"), "run": ("#0B6B5C", "#E6F5F1"), "event": ("#6B35C9", "#F2ECFD"),
        "data": ("#4A5568", "#EEF1F5"), "flow": ("#8A4B00", "#FCF3E4"), "time": ("#00677D", "#E5F4F7"),
        "guard": ("#1F6B2B", "#EAF6EC"), "error": ("#B3261E", "#FDEDEB"), "comp": ("#9C2C77", "#FBEAF5"),
        "wrap": ("#3F4A9C", "#ECEEFB"), "term": ("#2B3440", "#FFFFFF"),
    },
)  # fmt: skip
_DARK = Theme(
    "dark", "#14171C", "#1E232B", "#EDF1F7", "#A9B4C3", "#94A0B0",
    {
        "call": ("#7DB8FF", "#172638"), "run": ("#5CD6BE", "#12302B"), "event": ("#C2A1FF", "#261D3C"),
        "data": ("#B3BFD1", "#23282F"), "flow": ("#F2B765", "#33271A"), "time": ("#62CFE6", "#112D34"),
        "guard": ("#7FD68D", "#18301C"), "error": ("#FF9A8F", "#3B1D1B"), "comp": ("#F29AD3", "#36192C"),
        "wrap": ("#A9B4FF", "#1E2240"), "term": ("#E3E8EF", "#1B1F26"),
    },
)  # fmt: skip
_CONTRAST = Theme(
    "hc", "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF",
    {
        "call": ("#9CCBFF", "#000000"), "run": ("#6FF0D6", "#000000"), "event": ("#D9C2FF", "#000000"),
        "data": ("#FFFFFF", "#000000"), "flow": ("#FFC871", "#000000"), "time": ("#7FE6FF", "#000000"),
        "guard": ("#98F5A6", "#000000"), "error": ("#FFB3AB", "#000000"), "comp": ("#FFB3E6", "#000000"),
        "wrap": ("#C3CBFF", "#000000"), "term": ("#FFFFFF", "#000000"),
    },
)  # fmt: skip
THEMES = {theme.name: theme for theme in (_LIGHT, _DARK, _CONTRAST)}


def theme(name: str) -> Theme:
    """A theme by name; DiagramError when there is none of that name."""
    found = THEMES.get(name)
    if found is None:
        raise DiagramError(f"there is no theme '{name}'; there are {', '.join(THEMES)}")
    return found
