"""From a flow graph to a picture, in one call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from swls.diagram.errors import DiagramError

if TYPE_CHECKING:
    from swls.diagram.view import View
    from swls.dialects.flow import FlowGraph
    from swls.syntax import LineIndex

FORMATS = ("svg", "dot", "mermaid", "json")


class PictureNode(NamedTuple):
    """What is clickable: the id of its element, its JSON pointer, and its absolute offsets in the text."""

    id: str
    pointer: str
    start: int
    end: int


class Picture(NamedTuple):
    """A picture as text, and the tasks in it."""

    text: str
    nodes: tuple[PictureNode, ...]


class Renderer:
    """Keeps the engine and the latest layouts, so that the next picture of nearly the same workflow is quick.

    Safe to use from threads.
    """

    def __init__(self) -> None:
        from swls.diagram.layout import Layouts  # only to draw

        self.layouts = Layouts()

    def render(
        self,
        flow: FlowGraph,
        *,
        format: str = "svg",
        theme: str = "light",
        engine: str = "auto",
        collapsed: tuple[str, ...] = (),
        expanded: tuple[str, ...] = (),
        lines: LineIndex | None = None,
    ) -> Picture:
        """Draw; see `swls.diagram.render`."""
        if format not in FORMATS:
            raise DiagramError(f"there is no format '{format}'; there are {', '.join(FORMATS)}")
        if format != "svg":
            from swls.diagram import sources  # only what is asked for

            return Picture(sources.write(flow, format, lines), _nodes(flow))
        from swls.diagram import building, svg, themes  # only what is asked for

        colours = themes.theme(theme)
        laid = self.layouts.lay(building.build(flow, collapsed, expanded), engine)
        line_of = (lambda offset: lines.position(offset)[0] + 1) if lines is not None else None
        return Picture(svg.write(laid.view, laid.place, laid.ways, colours, line_of), _shown(laid.view))


def render(
    flow: FlowGraph,
    *,
    format: str = "svg",
    theme: str = "light",
    engine: str = "auto",
    collapsed: tuple[str, ...] = (),
    expanded: tuple[str, ...] = (),
    lines: LineIndex | None = None,
    renderer: Renderer | None = None,
) -> Picture:
    """Draw a workflow.

    `format` is `svg`, `dot`, `mermaid` or `json`; `theme` `light`, `dark` or `hc` (high contrast); `engine` `auto`, `embedded` or
    `system`; `collapsed` holds the JSON pointers of containers to show as one card, `expanded` those not to close even
    when there is much to show. `lines` gives cards their `data-line`
    (from 1). `renderer` keeps engine and layouts for the next picture (None: one for the process). Raises DiagramError:
    no engine, or too large.
    """
    drawer = renderer if renderer is not None else _kept()
    return drawer.render(
        flow, format=format, theme=theme, engine=engine, collapsed=collapsed, expanded=expanded, lines=lines
    )


@cache
def _kept() -> Renderer:
    return Renderer()


def _shown(view: View) -> tuple[PictureNode, ...]:
    from swls.diagram.svg_parts import element_id  # only to draw

    return tuple(
        PictureNode(element_id(card.id), card.id, card.start, card.end)
        for card in sorted(view.cards, key=lambda card: card.order)
        if card.task and card.face.shape not in {"start", "end"}
    )


def _nodes(flow: FlowGraph) -> tuple[PictureNode, ...]:
    from swls.diagram.svg_parts import element_id  # only to draw

    return tuple(
        PictureNode(element_id(node.id), node.id, node.start, node.end)
        for node in flow.nodes
        if node.id not in {flow.start, flow.end}
    )
