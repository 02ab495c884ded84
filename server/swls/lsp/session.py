"""What the server knows while it serves a client: the open texts, the settings, what is to be done later."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pygls.uris import to_fs_path

from swls.lint.configuration import ConfigurationError, load_settings, project_profile
from swls.lint.settings import DEFAULT as NO_FILE
from swls.lsp import configuration
from swls.lsp.client import Client
from swls.lsp.text import Text, opened
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
    from swls.lsp.protocol import Protocol

logger = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")


class Session:
    """One client and its texts. Lives in one thread; `aside` is the only way out of it.

    `last` is the URI of the text that was touched last, for commands that come without arguments. `pictures`
    are the last good answers of the diagram command, by URI.
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
        self._settings: dict[Path, Settings] = {}
        self._workspace: tuple[object, Workspace] | None = None
        self._inbox = inbox
        self._worker: ThreadPoolExecutor | None = None

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
        if self.last == uri:
            self.last = ""
        return self.texts.pop(uri, None)

    @property
    def workspace(self) -> Workspace:
        """The files that are known now, the open ones as they are in the editor, by their canonical URIs."""
        state = [text.document for text in self.texts.values()]
        if self._workspace is None or self._workspace[0] != state:
            members = {canonical(uri): Member(canonical(uri), text.document) for uri, text in self.texts.items()}
            self._workspace = (state, Workspace(members))
        return self._workspace[1]

    def spelled(self, uri: str) -> str:
        """A canonical URI as the client writes it."""
        return next((known for known in self.texts if canonical(known) == uri), uri)

    def settings(self, uri: str) -> Settings:
        """What holds for a document: the editor's settings over those of the configuration file above it."""
        path = to_fs_path(uri)
        return self.wishes.over(self._from_file(Path(path).parent) if path else NO_FILE)

    def forget_settings(self) -> None:
        """Read the configuration files again when they are next needed."""
        self._settings.clear()

    def _from_file(self, folder: Path) -> Settings:
        if folder not in self._settings:
            try:
                self._settings[folder] = _with_profile(load_settings(folder).settings, folder)
            except ConfigurationError as error:
                self._settings[folder] = NO_FILE
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

    def aside(self, work: Callable[[], T], done: Callable[[T], R]) -> Future[R]:
        """Do slow work in another thread, then `done` with its result in this one; the future holds what that
        gives.

        A request may be answered with the future.
        """
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="aside")
        outer: Future[R] = Future()
        inner = self._worker.submit(work)
        inner.add_done_callback(lambda finished: self._inbox.put(lambda: _finish(finished, done, outer)))
        return outer

    def end(self) -> None:
        """Stop what goes on aside."""
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)


def _with_profile(settings: Settings, folder: Path) -> Settings:
    """The settings with the profile that the project shows where none is set."""
    return settings if settings.profile is not None else replace(settings, profile=project_profile(folder))


def _finish(inner: Future[T], done: Callable[[T], R], outer: Future[R]) -> None:
    if inner.cancelled():
        outer.cancel()
        return
    error = inner.exception()
    if error is not None:
        outer.set_exception(error)
    else:
        outer.set_result(done(inner.result()))
