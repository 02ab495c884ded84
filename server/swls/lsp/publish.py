"""Findings on their way to the client: pushed for each version, or pulled, never both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from swls.lsp.analysis import findings
from swls.lsp.calm import PAUSE, held_back
from swls.lsp.convert import diagnostic
from swls.model.uris import canonical

if TYPE_CHECKING:
    from lsprotocol import types

    from swls.lint.diagnostic import Diagnostic
    from swls.lsp.session import Session
    from swls.lsp.text import Text

# Characters. Of a text of that size that was opened, what its structure lacks is told at once, and the rest when the rules
# have been through it.
_LARGE = 100_000


def changed(session: Session, text: Text) -> None:
    """A text was opened or changed: its findings go out as soon as no further message waits."""
    uri = text.uri
    session.agenda.drop(("settle", uri))
    if not session.client.pull:
        session.agenda.put(("check", uri), partial(_check, session, uri))


def closed(session: Session, text: Text) -> None:
    """A text was closed: what was said about it is taken back."""
    for key in ("check", "settle"):
        session.agenda.drop((key, text.uri))
    if text.pushed and not session.client.pull:
        _push(session, text.uri, None, [])


def everything(session: Session) -> None:
    """The settings have changed: all texts are judged anew."""
    for text in session.texts.values():
        text.found = None
        text.typing = None
        changed(session, text)
    _pull_again(session)


def known(session: Session, text: Text, *, hurried: bool = False) -> list[Diagnostic]:
    """All findings of this version of a text, also those that are held back; in a hurry, not all are confirmed."""
    if text.found is None or (text.document.tree.undecided and not hurried):
        text.found = _found(session, text, hurried=hurried)
    return text.found


def _found(session: Session, text: Text, *, rules: bool = True, hurried: bool = False) -> list[Diagnostic]:
    return findings(
        text.document,
        session.settings(text.uri),
        path=session.named(text.uri),
        workspace=lambda: session.workspace,
        uri=canonical(text.uri),
        rules=rules,
        hurried=hurried,
    )


def pulled(session: Session, text: Text, params: types.DocumentDiagnosticParams) -> dict[str, Any]:
    """The report that `textDocument/diagnostic` answers."""
    shown = _calmed(session, text) if session.client.refresh_diagnostics else known(session, text)
    items = _converted(session, text, shown)
    identity = _identity(text, items)
    if params.previous_result_id == identity:
        return {"kind": "unchanged", "resultId": identity}
    return {"kind": "full", "resultId": identity, "items": items}


def report(session: Session, text: Text, previous: str | None) -> dict[str, Any]:
    """The report of an open text that `workspace/diagnostic` answers."""
    items = _converted(session, text, known(session, text))
    identity = _identity(text, items)
    head = {"uri": text.uri, "version": text.version, "resultId": identity}
    if previous == identity:
        return {**head, "kind": "unchanged"}
    return {**head, "kind": "full", "items": items}


def _check(session: Session, uri: str) -> None:
    text = session.texts.get(uri)
    if text is not None and text.document.is_workflow:
        if not text.pushed and len(text.document.text) >= _LARGE:
            _push_text(session, text, _found(session, text, rules=False))
            session.agenda.put(("check", uri), partial(_check, session, uri))
        else:
            _push_text(session, text, _calmed(session, text))
    elif text is not None and text.pushed:
        _push_text(session, text, [])


def _settle(session: Session, uri: str) -> None:
    """Typing has paused: what was held back is shown now."""
    text = session.texts.get(uri)
    if text is None:
        return
    text.typing = None
    if session.client.pull:
        _pull_again(session)
    else:
        _push_text(session, text, known(session, text))


def _calmed(session: Session, text: Text) -> list[Diagnostic]:
    found = known(session, text, hurried=text.typing is not None)
    later: list[Diagnostic] = []
    now = found
    if text.typing is not None and found:
        now, later = held_back(text.document, found, text.typing, text.shown, text.since)
    if later or text.document.tree.undecided:
        session.agenda.put(("settle", text.uri), partial(_settle, session, text.uri), delay=PAUSE)
    return _show(text, now)


def _show(text: Text, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    text.shown = diagnostics
    text.since = []
    return diagnostics


def _push_text(session: Session, text: Text, diagnostics: list[Diagnostic]) -> None:
    _show(text, diagnostics)
    text.pushed = True
    _push(session, text.uri, text.version, _converted(session, text, diagnostics))


def _push(session: Session, uri: str, version: int | None, items: list[dict[str, Any]]) -> None:
    params: dict[str, Any] = {"uri": uri, "diagnostics": items}
    if version is not None:
        params["version"] = version
    session.protocol.notify("textDocument/publishDiagnostics", params)


def _pull_again(session: Session) -> None:
    if session.client.pull and session.client.refresh_diagnostics:
        session.protocol.ask("workspace/diagnostic/refresh", None, lambda _: None)


def _converted(session: Session, text: Text, diagnostics: list[Diagnostic]) -> list[dict[str, Any]]:
    places = text.places
    return [diagnostic(item, places, text.uri, session.client) for item in diagnostics]


def _identity(text: Text, items: list[dict[str, Any]]) -> str:
    return f"{text.version}-{len(items)}-{hash(str(items)) & 0xFFFFFFFF:x}" if items else "0"
