"""The workflows of the folders that the client has open, read in the background and kept up to date."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from swls.lsp.progress import Progress
from swls.model import Document
from swls.model.folder import Shelf, size_of
from swls.model.uris import canonical, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from swls.lint.settings import Settings
    from swls.lsp.session import Session
    from swls.model.workspace import Member

_LANE = "index"
_OFTEN = 0.1  # seconds between two reports of what was read, and between two looks whether it is still wanted
_PACE = 200_000  # bytes that are read in about a second while somebody types
_CALM = 2.0  # seconds of quiet that are enough for any file
_PATIENCE = 20  # times the quiet it asks for that a file waits for it at most
_PAUSE = 0.0005  # seconds after each file in which a keystroke goes first
_MANY = 200  # files that changed at once: all is read anew


class Changed(NamedTuple):
    """A file to look at again, and the section of a workflow that it holds."""

    uri: str
    section: str | None


class Index:
    """The members of the workspace that are read from disk, by canonical URI.

    `state` changes with every change. `complete`: everything has been read, and no limit left a file out. `news` is
    called in the session's thread whenever a change is known as a whole.
    """

    def __init__(self, session: Session) -> None:
        self.members: dict[str, Member] = {}
        self.state = 0
        self.complete = False
        self.shelf: Shelf | None = None
        self._session = session
        self.news: Callable[[], None] = lambda: None
        self._progress: Progress | None = None

    def begin(self) -> None:
        """Read the folders, anew if they were read before."""
        session = self._session
        if self._progress is not None:
            self._progress.end()
        self.members, self.complete, self.shelf = {}, False, None
        self.state += 1
        folders = [path for uri in session.folders if (path := path_of(uri)) is not None and path.is_dir()]
        if folders:
            exclude = session.settings(f"{session.folders[0].rstrip('/')}/-").exclude
            self.shelf = Shelf(folders, partial(_document, session.settings), exclude=exclude)
            self._progress = Progress(session, "Reading workflows")
            session.aside(partial(self._read, self.shelf), self._read_all, lane=_LANE)

    def changed(self, uris: Iterable[str]) -> None:
        """Look again at files that were written, made or deleted."""
        places = dict.fromkeys(canonical(uri) for uri in uris)
        if self.shelf is None or not places:
            return
        if len(places) > _MANY:
            self.begin()
            return
        for uri in list(places):  # a folder that is gone is told by its name alone
            places |= dict.fromkeys(known for known in self.members if known.startswith(f"{uri}/"))
        workspace = self._session.workspace
        kept = {uri: workspace.kept(uri) for uri in places}
        changes = [Changed(uri, one.section if one is not None else None) for uri, one in kept.items()]
        work = partial(self._again, self.shelf, changes, [*self.members])
        self._session.aside(work, self._read_again, lane=_LANE)

    # -- in the other thread

    def _read(self, shelf: Shelf) -> Shelf:
        paths = list(shelf.paths())
        batch: list[Member] = []
        found: list[Member] = []
        last = time.monotonic()
        for number, path in enumerate(paths, start=1):
            if self.shelf is not shelf:
                return shelf
            self._wait(shelf, path)
            member = _looked_at(shelf, path)
            if member is not None:
                batch.append(member)
                found.append(member)
            if (now := time.monotonic()) - last > _OFTEN:
                self._session.later(partial(self._take, shelf, batch, number, len(paths)))
                batch, last = [], now
            time.sleep(_PAUSE)
        batch += shelf.parts([member.card for member in found], {member.uri for member in found})
        self._session.later(partial(self._take, shelf, batch, len(paths), len(paths)))
        return shelf

    def _wait(self, shelf: Shelf, path: Path) -> None:
        """Wait until the client has been quiet for as long as reading a file may then disturb it."""
        calm = min(size_of(path) / _PACE, _CALM)
        end = time.monotonic() + calm * _PATIENCE
        while self.shelf is shelf and (rest := min(self._session.stirred + calm, end) - time.monotonic()) > 0:
            time.sleep(min(rest, _OFTEN))

    def _again(self, shelf: Shelf, changes: list[Changed], known: list[str]) -> tuple[Shelf, dict[str, Member | None]]:
        found: dict[str, Member | None] = {}
        for uri, section in changes:
            path = path_of(uri)
            wanted = path is not None and (section is not None or shelf.searches(path))
            found[uri] = _looked_at(shelf, path, section) if path is not None and wanted else None
        cards = [member.card for member in found.values() if member is not None]
        found |= {member.uri: member for member in shelf.parts(cards, [*known, *found])}
        return shelf, found

    # -- in the session's thread

    def _take(self, shelf: Shelf, batch: list[Member], number: int, total: int) -> None:
        if self.shelf is shelf:
            self.members.update({member.uri: member for member in batch})
            self.state += 1
            if self._progress is not None:
                self._progress.report(number, total)

    def _read_all(self, shelf: Shelf) -> None:
        if self.shelf is not shelf:
            return
        self.complete = shelf.complete
        self.state += 1
        if self._progress is not None:
            count = len(self.members)
            self._progress.end(f"{count} workflow{'s' if count != 1 else ''}")
            self._progress = None
        self.news()

    def _read_again(self, answer: tuple[Shelf, dict[str, Member | None]]) -> None:
        shelf, found = answer
        if self.shelf is not shelf:
            return
        for uri, member in found.items():
            if member is not None:
                self.members[uri] = member
            else:
                self.members.pop(uri, None)
        self.state += 1
        self.news()


def _looked_at(shelf: Shelf, path: Path, section: str | None = None) -> Member | None:
    """The member of a file, its names looked up here and not where somebody waits for them."""
    member = shelf.member(path, section)
    return member if member is not None and member.entries is not None else None


def _document(settings_of: Callable[[str], Settings], text: str, path: Path, section: str | None) -> Document:
    settings = settings_of(path.as_uri())
    return Document.open(
        text, path=path.name, profile=settings.profile, dsl_version=settings.dsl_version, section=section
    )
