"""The workflows of a folder, as members of a workspace: what is read from disk, and how much of it at most."""

from __future__ import annotations

from collections import deque
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects import looks_like_workflow
from swls.files import files_below, found_below, ignore_of, left_out, read_bytes
from swls.model.document import Document
from swls.model.services import Operation, operations
from swls.model.uris import path_of, uri_of
from swls.model.workspace import Card, Member, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_AT_HAND = 24
_MOST_SERVICES = 500  # files that are looked at for descriptions of services


class Limits(NamedTuple):
    """How much of a folder is read: files whose names promise YAML or JSON, and bytes of one and of all."""

    files: int = 5_000
    file_bytes: int = 2 * 1024 * 1024
    bytes: int = 128 * 1024 * 1024


LIMITS = Limits()


class Shelf:
    """Reads the files below some folders, and nothing that lies elsewhere, links resolved.

    `make(text, path, section)` makes the document of a text; the few that were used last are kept at hand.
    `complete` is False from when a limit of `limits` made a file stay out.
    """

    def __init__(
        self,
        roots: Iterable[Path],
        make: Callable[[str, Path, str | None], Document] | None = None,
        *,
        exclude: tuple[str, ...] = (),
        limits: Limits = LIMITS,
    ) -> None:
        self.roots = tuple(root.resolve() for root in roots)
        self.complete = True
        self._make = make if make is not None else _plain
        self._exclude = ignore_of(exclude)
        self._limits = limits
        self._at_hand: deque[Document] = deque(maxlen=_AT_HAND)
        self._services: dict[Path, tuple[tuple[int, int], tuple[Operation, ...]]] = {}

    def paths(self) -> Iterator[Path]:
        """The files to look at, as many as the limits allow."""
        seen: set[Path] = set()
        total = 0
        for root in self.roots:
            for path in files_below(root, self._exclude, root):
                if path in seen:
                    continue
                if len(seen) == self._limits.files or total > self._limits.bytes:
                    self.complete = False
                    return
                seen.add(path)
                total += size_of(path)
                yield path

    def searches(self, path: Path) -> bool:
        """Whether a file is one of those that `paths` looks for."""
        return any(
            found_below(root, path) and not left_out(path, self._exclude, root)
            for root in self.roots
            if path.is_relative_to(root)
        )

    def member(self, path: Path, section: str | None = None) -> Member | None:
        """What a file is to the others; None when it holds no workflow (or, with a `section`, no such), is too large,
        cannot be read or lies elsewhere.
        """
        text = self._read(path)
        if text is None or not (section or looks_like_workflow(text, path.name)):
            return None
        document = self._make(text, path, section)
        if not document.units:
            return None
        uri = uri_of(path)
        return Member(uri, document, lambda: self._load(path, section))

    def parts(self, cards: Iterable[Card], known: Iterable[str]) -> Iterator[Member]:
        """The members for the sections that stand in files of their own; not those that are `known`, by their URIs."""
        found = set(known)
        for card in cards:
            for kept in card.parts:
                path = path_of(kept.uri) if kept.uri not in found else None
                member = self.member(path, kept.section) if path is not None else None
                if member is not None:
                    found.add(kept.uri)
                    yield member

    def workspace(self) -> Workspace:
        """All of it at once."""
        members = {found.uri: found for path in self.paths() if (found := self.member(path)) is not None}
        cards = [member.card for member in members.values()]
        members |= {member.uri: member for member in self.parts(cards, members)}
        return Workspace(members, complete=self.complete, holds=self.holds, services=self.services)

    def holds(self, uri: str) -> bool | None:
        """Whether there is a file; None where that cannot be said, because it would lie elsewhere."""
        path = path_of(uri)
        if path is None or not self._inside(path):
            return None
        try:
            return path.is_file()
        except (OSError, ValueError):
            return None

    def services(self, uri: str) -> Iterator[Operation]:
        """The operations of the services that are described below the folder of a file. Read anew where they changed."""
        path = path_of(uri)
        if path is None or not self._inside(path):
            return
        for place in islice(files_below(path.parent, self._exclude, path.parent), _MOST_SERVICES):
            state = _state(place)
            known = self._services.get(place)
            if known is None or known[0] != state:
                known = self._services[place] = (state, operations(self._read(place) or ""))
            file = place.relative_to(path.parent).as_posix()
            yield from (one._replace(file=file) for one in known[1])

    def _load(self, path: Path, section: str | None) -> Document:
        document = self._make(self._read(path) or "", path, section)
        self._at_hand.append(document)
        return document

    def _read(self, path: Path) -> str | None:
        try:
            if not self._inside(path):
                return None
            return read_bytes(path, self._limits.file_bytes).decode("utf-8", errors="replace")
        except (OSError, ValueError):
            return None

    def _inside(self, path: Path) -> bool:
        try:
            real = path.resolve()
        except (OSError, RuntimeError, ValueError):
            return False
        return any(real.is_relative_to(root) for root in self.roots)


def _plain(text: str, path: Path, section: str | None) -> Document:
    return Document.open(text, path=path.name, section=section)


def _state(path: Path) -> tuple[int, int]:
    """What tells whether a file was written."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def size_of(path: Path) -> int:
    """How many bytes a file has; 0 where nobody can tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
