"""The second engine: an installed Graphviz, found and called the way the `graphviz` package does."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from swls.diagram.errors import DiagramError

SECONDS = 30.0


class System:
    """The `dot` of the system."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Find `dot` on the search path, outside the current folder. DiagramError when there is none."""
        found = shutil.which("dot")
        here = Path.cwd().resolve()
        if found is None or here in Path(found).resolve().parents:
            raise DiagramError("Graphviz is not installed: install it so that 'dot' is on the search path")
        self._program = Path(found).absolute()
        self._seconds = seconds

    def layout(self, dot: str) -> bytes:
        """Lay out a graph; the answer in Graphviz's `json0`. DiagramError when that fails or takes too long."""
        from graphviz.backend.dot_command import command  # only to draw

        words = command("dot", "json0")
        try:
            done = subprocess.run(  # noqa: S603  (an absolute path, no shell, arguments of our own)
                [str(self._program), *(str(word) for word in words[1:])],
                input=dot.encode("utf-8"),
                capture_output=True,
                timeout=self._seconds,
                check=False,
                cwd=tempfile.gettempdir(),
            )
        except subprocess.TimeoutExpired as error:
            raise DiagramError("the layout took too long") from error
        except OSError as error:
            raise DiagramError(f"Graphviz could not be started: {error.strerror}") from error
        if done.returncode:
            raise DiagramError("Graphviz could not lay the workflow out")
        return done.stdout
