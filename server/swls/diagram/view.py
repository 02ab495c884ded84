"""The view model: what is drawn, and what it says, before anybody knows where.

`View` is a tree of boxes with cards in them, and links between cards. Ids are those of the flow graph with a suffix for
what is no task: `#exit`, `#next`, `#pill`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Shape = Literal["card", "hex", "start", "end", "ring", "bar", "pill"]
Style = Literal["flow", "branch", "case", "default", "error", "event", "comp", "loop", "timeout", "hidden"]

ASIDE: frozenset[Style] = frozenset({"error", "comp", "timeout"})  # of lines that lead off the main flow


class Line(NamedTuple):
    """A line of detail on a card, with an icon or none."""

    text: str
    icon: str = ""


class Face(NamedTuple):
    """What a card says: its family (colour), icon, kind in words, title, and lines of detail."""

    family: str
    icon: str
    kind: str
    title: str
    lines: tuple[Line, ...] = ()
    shape: Shape = "card"


class Card(NamedTuple):
    """Something placed: a task, a state, a join, a label of a link. Sizes in pixels.

    `order` is that of the document. `start` and `end` are absolute offsets. `closed` counts the tasks a closed container
    holds; a card that is the head of an open container has `head`.
    """

    id: str
    box: str
    face: Face
    width: float
    height: float
    order: int
    group: str = ""
    start: int = 0
    end: int = 0
    closed: int = 0
    head: bool = False
    dashed: bool = False
    task: bool = True
    full: str = ""  # of a label: its words before they were cut


class Box(NamedTuple):
    """A container: its head, its exit and what it holds stand in it. `dotted` ones only hold things together: lines cross them."""

    id: str
    parent: str
    family: str
    look: Literal["solid", "dashed", "dotted"] = "solid"


class Link(NamedTuple):
    """A line. `back` runs against the flow; `pill` is the id of the label it belongs to, `head` whether it has an arrow.

    `source` and `target` are ids of cards; `origin` and `goal` those of the tasks that the whole line leads from and to.
    """

    source: str
    target: str
    style: Style
    origin: str
    goal: str
    back: bool = False
    arrow: bool = True
    pull: int = 0  # how much a hidden one wants to be short
    rail: bool = False  # drawn along the inside of its container, unknown to the layout


class View(NamedTuple):
    """All of it, in the order of the document. `note` tells what is not shown."""

    title: str
    subtitle: str
    cards: tuple[Card, ...]
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    note: str
    names: dict[str, str]
