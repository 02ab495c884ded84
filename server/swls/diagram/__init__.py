"""Flow graph to picture: SVG, DOT, Mermaid, JSON.

    picture = render(document.flow, theme="dark", lines=document.lines)
    picture.text, picture.nodes

One step a module: what a card says (`faces`, `faces_tasks`, `faces_states`), which containers are shown closed (`closing`),
the view model (`view`, `building`, `ends`, `ordering`), the layout problem as DOT without a word of the document (`problem`), an engine that
solves it (`engines`, `embedded`, `system`), where things are then (`placement`, corrected by `spacing` and `alignment`), the
lines between them (`routing`, with `field` and `channels`), and the writer (`svg`, `svg_parts`). `sources` writes the graph for other tools.

Importing this package is cheap: engines are loaded when something is drawn.
"""

from __future__ import annotations

from swls.diagram.errors import DiagramError
from swls.diagram.renderer import Picture, PictureNode, Renderer, render

__all__ = ["DiagramError", "Picture", "PictureNode", "Renderer", "render"]
