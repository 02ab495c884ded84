"""What the first question about a text would have to wait for, done while nobody asks."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lsp.session import Session
    from swls.model import Document

_CALM = 0.3  # seconds after a text was opened: its findings go first
_SLICE = 0.004  # seconds for which a request has to wait at most


def opened(session: Session, uri: str) -> None:
    """A text was opened: bring together the names in it before somebody asks about one."""
    session.agenda.put(("ahead", uri), partial(_begin, session, uri), delay=_CALM)


def _begin(session: Session, uri: str) -> None:
    text = session.texts.get(uri)
    if text is not None:
        _go_on(session, uri, text.document, _names(text.document))


def _go_on(session: Session, uri: str, document: Document, rest: Iterator[None]) -> None:
    text = session.texts.get(uri)
    if text is None:
        return
    if text.document is not document:  # what was done holds for the parts that are still there
        opened(session, uri)
        return
    end = time.monotonic() + _SLICE
    for _ in rest:
        if time.monotonic() > end:
            session.agenda.put(("ahead", uri), partial(_go_on, session, uri, document, rest))
            return


def _names(document: Document) -> Iterator[None]:
    for unit in document.units:
        yield from unit.names.prepared()
