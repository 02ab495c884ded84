"""The files around those that a run judges, read only when a rule asks about them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from swls.model.uris import uri_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.model.workspace import Workspace


class Around(NamedTuple):
    """The canonical URI of a file, and how to come by the workspace it is in."""

    uri: str
    workspace: Callable[[], Workspace]


class Neighbours:
    """The workspace of a run is the folder it was started in; that of a file elsewhere, the folder of the file."""

    def __init__(self, here: Path, exclude: tuple[str, ...]) -> None:
        self._here = here.resolve()
        self._exclude = exclude
        self._known: dict[Path, Workspace] = {}

    def of(self, path: Path) -> Around:
        """What there is around a file."""
        real = path.resolve()
        root = self._here if real.is_relative_to(self._here) else real.parent
        return Around(uri_of(real), partial(self._workspace, root))

    def _workspace(self, root: Path) -> Workspace:
        if root not in self._known:
            from swls.model.folder import Shelf  # most runs ask nothing

            self._known[root] = Shelf([root], exclude=self._exclude).workspace()
        return self._known[root]
