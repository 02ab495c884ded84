"""The commands of `workspace/executeCommand`. Each works without arguments too, on the text touched last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.lsp import exporting, pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from swls.lsp.session import Session

COMMANDS: dict[str, Callable[[Session, Sequence[Any]], Any]] = {
    "swls.diagram": pictures.diagram,
    "swls.diagram.source": pictures.diagram_source,
    exporting.COMMAND: exporting.export,
}
