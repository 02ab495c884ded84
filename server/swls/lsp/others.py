"""What changes in one file may change what is said of others: those are then judged anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from swls.lsp import publish
from swls.model.uris import canonical

if TYPE_CHECKING:
    from swls.lsp.session import Session

_PAUSE = 0.25  # seconds after the last change


def opening(session: Session, uri: str) -> None:
    """A text is about to be opened: remember what others see in the file until now."""
    place = canonical(uri)
    session.outward.setdefault(place, session.workspace.outward(place))


def touched(session: Session) -> None:
    """A text was opened, changed or closed: look soon whether others can notice."""
    session.agenda.put(("others",), partial(_look, session), delay=_PAUSE)


def news(session: Session) -> None:
    """Files were read: what was said so far was said without them."""
    session.noticed += 1
    session.settle_sections()
    session.outward = _outward(session)
    publish.everything(session)


def _look(session: Session) -> None:
    now = _outward(session)
    before = session.outward
    session.outward = now
    if any(before.get(uri) != seen for uri, seen in now.items()):
        session.noticed += 1
        session.settle_sections()
        publish.everything(session)


def _outward(session: Session) -> dict[str, object]:
    workspace = session.workspace
    return {uri: workspace.outward(uri) for uri in map(canonical, session.texts)}
