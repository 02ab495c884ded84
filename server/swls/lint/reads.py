"""What was read of the parts of a workflow: kept by rules for as long as it stays the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
T = TypeVar("T")
HOLE: Any = object()  # what was made of a place where no mapping stands


class Read(NamedTuple, Generic[T]):
    """What was made of a part. `path` leads to it from the workflow."""

    path: Path
    made: T


class Reads(Generic[T]):
    """What was made of each part of a section, in order: `made`, by the number of the part, `HOLE` where there is none.

    It is the same object as in the snapshot before for as long as the same was made of parts of the same keys: whatever
    follows from it alone can be kept by its identity.
    """

    def __init__(self, keys: list[str] | None, path: Path, made: list[Any]) -> None:
        self.keys = keys
        self.made = made
        self._path = path

    def placed(self) -> Iterator[tuple[int, T]]:
        """Each with the number of its part."""
        return ((place, one) for place, one in enumerate(self.made) if one is not HOLE)

    @cached_property
    def listed(self) -> list[Read[T]]:
        """Each with the path of its part."""
        keys, path = self.keys, self._path
        return [Read((*path, keys[place] if keys is not None else place), one) for place, one in self.placed()]

    def __iter__(self) -> Iterator[Read[T]]:
        """Each with the path of its part."""
        return iter(self.listed)


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """It."""


N = TypeVar("N", bound=Named)


def by_name(reads: Reads[tuple[N, ...]]) -> dict[str, list[tuple[Path, N]]]:
    """All that was read of the parts by its name, each with the path of its part."""
    found: dict[str, list[tuple[Path, N]]] = {}
    for path, several in reads:
        for one in several:
            found.setdefault(one.name, []).append((path, one))
    return found
