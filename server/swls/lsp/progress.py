"""Work that takes a while, shown where the client can show it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from swls.lsp.session import Session


class Progress:
    """One piece of work from its beginning to its end; nothing is said of work that ends before the client is ready."""

    _numbers = count(1)

    def __init__(self, session: Session, title: str) -> None:
        self._session = session
        self._title = title
        self._token = f"swls-{next(self._numbers)}"
        self._shown = False
        self._over = False
        if session.client.progress:
            session.protocol.ask("window/workDoneProgress/create", {"token": self._token}, self._ready)

    def report(self, done: int, total: int) -> None:
        """So much of all is done."""
        percentage = 100 * done // total if total else 100
        self._say({"kind": "report", "message": f"{done} of {total} files", "percentage": percentage})

    def end(self, message: str = "") -> None:
        """It is done."""
        self._over = True
        self._say({"kind": "end", **({"message": message} if message else {})})

    def _ready(self, _: object) -> None:
        if not self._over:
            self._shown = True
            self._say({"kind": "begin", "title": self._title, "percentage": 0, "cancellable": False})

    def _say(self, value: dict[str, Any]) -> None:
        if self._shown:
            self._session.protocol.notify("$/progress", {"token": self._token, "value": value})
