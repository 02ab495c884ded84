"""What the server knows while it serves a client: the open texts, the settings, what is to be done later."""

from __future__ import annotations

import logging
import os
import time
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pygls.uris import to_fs_path

from swls.lint.configuration import Configuration, ConfigurationError, load_settings, project_profile
from swls.lint.settings import DEFAULT as NO_FILE
from swls.lsp import configuration
from swls.lsp.client import Client
from swls.lsp.index import Index
from swls.lsp.text import Text, name_of, opened
from swls.lsp.worker import Worker
from swls.model.uris import canonical
from swls.model.workspace import Member, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from queue import SimpleQueue

    from lsprotocol import types

    from swls.ide.item import Item
    from swls.lint.settings import Settings
    from swls.lsp.agenda import Agenda
    from swls.lsp.configuration import Wishes
    from swls.lsp.everywhere import Judged
    from swls.lsp.protocol import Protocol
    from swls.model import Document

logger = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")


class Session:
    """One client and its texts. Lives in one thread; `aside` is the only way out of it.

    `last` is the URI of the text that was touched last, for commands that come without arguments. `pictures`
    are the last good answers of the diagram command, by URI. `outward` is what other files can notice of the open ones,
    `noticed` counts how often that or a file on disk has changed, `judged` are the findings of closed files. `stirred` is when
    the client was last heard, by the monotonic clock.
    """

    def __init__(self, protocol: Protocol, agenda: Agenda, inbox: SimpleQueue[Any]) -> None:
        self.protocol = protocol
        self.agenda = agenda
        self.client = Client()
        self.folders: list[str] = []
        self.first_wishes: Wishes = configuration.DEFAULT
        self.wishes: Wishes = configuration.DEFAULT
        self.texts: dict[str, Text] = {}
        self.last = ""
        self.proposed: list[Item] = []
        self.pictures: dict[str, dict[str, Any]] = {}
        self.index = Index(self)
        self.outward: dict[str, object] = {}
        self.noticed = 0
        self.stirred = time.monotonic()
        self.judged: dict[str, Judged] = {}
        self._settings: dict[Path, Configuration] = {}
        self._workspace: tuple[object, Workspace] | None = None
        self._members: dict[str, tuple[Document, Member]] = {}
        self._inbox = inbox
        self._workers: dict[str, Worker] = {}

    def open(self, item: types.TextDocumentItem) -> Text:
        """Take a text that was opened; one that is open already is replaced."""
        text = opened(item, self.client.encoding, self.settings(item.uri))
        self.texts[item.uri] = text
        self.last = item.uri
        return text

    def touch(self, uri: str) -> Text | None:
        """The text with this URI, which is from now on the last one touched; None when it is not open."""
        text = self.texts.get(uri)
        if text is not None:
            self.last = uri
        return text

    def close(self, uri: str) -> Text | None:
        """Forget a text."""
        self.pictures.pop(uri, None)
        self._members.pop(uri, None)
        if self.last == uri:
            self.last = ""
        return self.texts.pop(uri, None)

    @property
    def workspace(self) -> Workspace:
        """The files that are known now, the open ones as they are in the editor, by their canonical URIs."""
        state = (self.index.state, [text.document for text in self.texts.values()])
        if self._workspace is None or self._workspace[0] != state:
            shelf = self.index.shelf
            members = {**self.index.members, **{canonical(uri): self._member(text) for uri, text in self.texts.items()}}
            found = Workspace(members, complete=self.index.complete)
            if shelf is not None:
                found = Workspace(members, complete=self.index.complete, holds=shelf.holds, services=shelf.services)
            self._workspace = (state, found)
        return self._workspace[1]

    def _member(self, text: Text) -> Member:
        known = self._members.get(text.uri)
        if known is None or known[0] is not text.document:
            known = self._members[text.uri] = (text.document, Member(canonical(text.uri), text.document))
        return known[1]

    def settle_sections(self) -> None:
        """Read the open texts as what the workflows say they are that refer to them."""
        for uri, text in self.texts.items():
            kept = self.workspace.kept(canonical(uri))
            if kept is not None and text.document.section != kept.section:
                text.document = text.document.as_section(kept.section, kept.version)
            elif kept is None and text.document.section is not None:
                text.document = text.document.by_itself(self.settings(uri).dsl_version)

    def spelled(self, uri: str) -> str:
        """A canonical URI as the client writes it."""
        return next((known for known in self.texts if canonical(known) == uri), uri)

    def settings(self, uri: str) -> Settings:
        """What holds for a document: the editor's settings over those of the configuration file above it."""
        path = to_fs_path(uri)
        return self.wishes.over(self._from_file(Path(path).parent).settings if path else NO_FILE)

    def named(self, uri: str) -> str:
        """A document as the patterns of its configuration see it: its path from the folder of that."""
        path = to_fs_path(uri)
        if not path:
            return name_of(uri)
        folder = self._from_file(Path(path).parent).folder
        return os.path.relpath(path, folder).replace(os.sep, "/")

    def forget_settings(self) -> None:
        """Read the configuration files again when they are next needed."""
        self._settings.clear()

    def _from_file(self, folder: Path) -> Configuration:
        if folder not in self._settings:
            try:
                found = load_settings(folder)
                self._settings[folder] = found._replace(settings=_with_profile(found.settings, folder))
            except ConfigurationError as error:
                self._settings[folder] = Configuration(NO_FILE, folder, None)
                self.complain(str(error), shown=True)
        return self._settings[folder]

    def complain(self, message: str, *, shown: bool = False) -> None:
        """Tell the user about something that is wrong outside the texts, in the log or in a message."""
        logger.warning("%s", message)
        self.protocol.notify(
            "window/showMessage" if shown else "window/logMessage", {"type": 2, "message": f"swls: {message}"}
        )

    def tell(self, message: str) -> None:
        """Show the user a message."""
        self.protocol.notify("window/showMessage", {"type": 3, "message": f"swls: {message}"})

    def aside(self, work: Callable[[], T], done: Callable[[T], R], *, lane: str = "aside") -> Future[R]:
        """Do slow work in another thread, then `done` with its result in this one; the future holds what that
        gives. Works of one lane wait for each other.

        A request may be answered with the future.
        """
        worker = self._workers.get(lane)
        if worker is None:
            worker = self._workers[lane] = Worker(lane)
        outer: Future[R] = Future()
        inner = worker.submit(work)
        inner.add_done_callback(lambda finished: self.later(lambda: _finish(finished, done, outer)))
        return outer

    def later(self, job: Callable[[], None]) -> None:
        """Do something in the session's thread; to be called from others."""
        self._inbox.put(job)


def _with_profile(settings: Settings, folder: Path) -> Settings:
    """The settings with the profile that the project shows where none is set."""
    return settings if settings.profile is not None else settings._replace(profile=project_profile(folder))


def _finish(inner: Future[T], done: Callable[[T], R], outer: Future[R]) -> None:
    if inner.cancelled():
        outer.cancel()
        return
    error = inner.exception()
    if error is not None:
        outer.set_exception(error)
    else:
        outer.set_result(done(inner.result()))
