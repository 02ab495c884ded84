"""The findings of the whole workspace, also in files that are not open (`workspace/diagnostic`).

Closed files are judged in the background, each again only when it, its settings or something it asked other files about
has changed.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.lsp import publish
from swls.lsp.analysis import findings
from swls.lsp.convert import diagnostic
from swls.lsp.places import Places
from swls.model.uris import canonical

if TYPE_CHECKING:
    from concurrent.futures import Future

    from lsprotocol import types

    from swls.lint.settings import Settings
    from swls.lsp.session import Session
    from swls.model.workspace import Member, Workspace

_LANE = "everywhere"
_BATCH = 50  # files a message, where the client takes the answer in pieces
_PAUSE = 0.0005  # seconds after each file in which a keystroke goes first


class Judged(NamedTuple):
    """What was found in a closed file, and what that rests on. `noticed` is None where no other file was asked about."""

    member: Member
    settings: Settings
    noticed: int | None
    identity: str
    items: list[dict[str, Any]]


class Closed(NamedTuple):
    """A file to judge; `path` is the one that patterns of the settings are compared with."""

    member: Member
    settings: Settings
    path: str


def pulled_all(
    session: Session, _: None, params: types.WorkspaceDiagnosticParams
) -> Future[dict[str, Any]] | dict[str, Any]:
    """The reports of all workflows of the workspace; open ones as they are in the editor."""
    previous = {canonical(one.uri): one.value for one in params.previous_result_ids}
    reports = [
        publish.report(session, text, previous.get(canonical(uri)))
        for uri, text in session.texts.items()
        if text.document.is_workflow
    ]
    workspace = session.workspace
    opened = set(map(canonical, session.texts))
    closed = [
        Closed(member, session.settings(uri), session.named(uri))
        for uri, member in session.index.members.items()
        if uri not in opened
    ]
    gone = [uri for uri in previous if uri not in session.index.members and uri not in opened]
    reports += [{"uri": uri, "version": None, "kind": "full", "items": []} for uri in gone]
    if not closed:
        return {"items": reports}
    token = params.partial_result_token
    if token is not None:
        _tell(session, token, reports)
        reports = []
    work = partial(_judge_all, session, closed, workspace, session.noticed, previous, token)
    return session.aside(work, lambda found: {"items": reports + found}, lane=_LANE)


def _judge_all(
    session: Session,
    closed: list[Closed],
    workspace: Workspace,
    noticed: int,
    previous: dict[str, str],
    token: int | str | None,
) -> list[dict[str, Any]]:
    """The reports of closed files; in pieces, and then none, where there is a token."""
    reports: list[dict[str, Any]] = []
    for one in closed:
        known = session.judged.get(one.member.uri)
        if known is None or not _holds(known, one, noticed):
            known = _judge(session, one, workspace, noticed)
            session.judged[one.member.uri] = known
            time.sleep(_PAUSE)
        reports.append(_report(known, previous.get(one.member.uri)))
        if token is not None and len(reports) == _BATCH:
            _tell(session, token, reports)
            reports = []
    if token is not None and reports:
        _tell(session, token, reports)
        reports = []
    return reports


def _holds(known: Judged, one: Closed, noticed: int) -> bool:
    return (
        known.member is one.member
        and known.settings == one.settings
        and (known.noticed is None or known.noticed == noticed)
    )


def _judge(session: Session, one: Closed, workspace: Workspace, noticed: int) -> Judged:
    asked = False

    def around() -> Workspace:
        nonlocal asked
        asked = True
        return workspace

    uri = one.member.uri
    document = one.member.document
    places = Places(document.lines, session.client.encoding)
    found = findings(document, one.settings, path=one.path, workspace=around, uri=uri)
    items = [diagnostic(item, places, uri, session.client) for item in found]
    identity = f"{len(items)}-{hash(str(items)) & 0xFFFFFFFF:x}" if items else "0"
    return Judged(one.member, one.settings, noticed if asked else None, identity, items)


def _report(known: Judged, previous: str | None) -> dict[str, Any]:
    head = {"uri": known.member.uri, "version": None, "resultId": known.identity}
    if previous == known.identity:
        return {**head, "kind": "unchanged"}
    return {**head, "kind": "full", "items": known.items}


def _tell(session: Session, token: int | str, reports: list[dict[str, Any]]) -> None:
    session.protocol.notify("$/progress", {"token": token, "value": {"items": reports}})
