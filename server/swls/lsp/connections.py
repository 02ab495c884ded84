"""Answers about what belongs together: calls, links to documents, how often something is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.ide.calls import callers_at, incoming, outgoing
from swls.ide.lenses import lenses, places_named
from swls.ide.links import links
from swls.lsp.kinds import symbol_kind
from swls.lsp.naming import locations, places_in
from swls.model.uris import canonical

if TYPE_CHECKING:
    from lsprotocol import types

    from swls.ide.calls import Call, Caller
    from swls.lsp.session import Session
    from swls.lsp.text import Text

# Commands of the client, which it says that it knows (`commands` of its initialization options).
OPEN_DIAGRAM = "swls.openDiagram"
SHOW_REFERENCES = "swls.showReferences"


def calls_prepared(session: Session, text: Text, params: types.CallHierarchyPrepareParams) -> list[dict[str, Any]]:
    """The workflow or function at a position."""
    offset = text.places.offset(params.position)
    return [_caller(session, one) for one in callers_at(session.workspace, canonical(text.uri), offset)]


def calls_in(session: Session, _: None, params: types.CallHierarchyIncomingCallsParams) -> list[dict[str, Any]]:
    """Who calls it."""
    uri, offset = _asked(session, params.item)
    return [
        {"from": _caller(session, call.who), "fromRanges": _ranges(session, call, call.who.uri)}
        for call in (incoming(session.workspace, uri, offset) if offset >= 0 else ())
    ]


def calls_out(session: Session, _: None, params: types.CallHierarchyOutgoingCallsParams) -> list[dict[str, Any]]:
    """What it calls."""
    uri, offset = _asked(session, params.item)
    return [
        {"to": _caller(session, call.who), "fromRanges": _ranges(session, call, uri)}
        for call in (outgoing(session.workspace, uri, offset) if offset >= 0 else ())
    ]


def _asked(session: Session, item: types.CallHierarchyItem) -> tuple[str, int]:
    """The place of an item that the client has sent back; -1 when its file is gone."""
    uri = canonical(item.uri)
    if uri not in session.workspace.members:
        return uri, -1
    return uri, places_in(session, uri).offset(item.selection_range.start)


def _ranges(session: Session, call: Call, uri: str) -> list[dict[str, Any]]:
    places = places_in(session, uri)
    return [places.range(start, end) for start, end in call.spans]


def _caller(session: Session, found: Caller) -> dict[str, Any]:
    places = places_in(session, found.uri)
    return {
        "name": found.name or "-",
        "kind": symbol_kind(found.kind),
        "uri": session.spelled(found.uri),
        "range": places.range(min(found.start, found.name_start), max(found.end, found.name_end)),
        "selectionRange": places.range(found.name_start, found.name_end),
        **({"detail": found.detail} if found.detail else {}),
    }


def linked(session: Session, text: Text, _: types.DocumentLinkParams) -> list[dict[str, Any]]:
    """The addresses in a text that lead somewhere."""
    return [
        {
            "range": text.places.range(link.start, link.end),
            "target": session.spelled(link.target),
            **({"tooltip": link.words} if session.client.link_words else {}),
        }
        for link in links(session.workspace, canonical(text.uri))
    ]


def counted(session: Session, text: Text, _: types.CodeLensParams) -> list[dict[str, Any]]:
    """The lenses of a text; how often something is named is found when the client shows it (`resolved`)."""
    return [
        {
            "range": text.places.range(lens.start, lens.end),
            **({"command": _open_diagram(text.uri)} if lens.diagram else {"data": text.uri}),
        }
        for lens in lenses(session.workspace, canonical(text.uri))
        if not lens.diagram or OPEN_DIAGRAM in session.client.commands
    ]


def _open_diagram(uri: str) -> dict[str, Any]:
    return {"title": "Open diagram", "command": OPEN_DIAGRAM, "arguments": [uri]}


def resolved(session: Session, _: None, params: types.CodeLens) -> dict[str, Any]:
    """A lens with its words; what the client cannot do is said and cannot be clicked."""
    uri = params.data if isinstance(params.data, str) else ""
    text = session.texts.get(uri)
    start = params.range.start
    answer: dict[str, Any] = {
        "range": {
            "start": {"line": start.line, "character": start.character},
            "end": {"line": params.range.end.line, "character": params.range.end.character},
        },
        "data": params.data,
    }
    found = places_named(session.workspace, canonical(uri), text.places.offset(start)) if text is not None else []
    title = f"{len(found)} reference{'' if len(found) == 1 else 's'}"
    if not found or SHOW_REFERENCES not in session.client.commands:
        return {**answer, "command": {"title": title, "command": ""}}
    arguments = [uri, answer["range"]["start"], locations(session, found)]
    return {**answer, "command": {"title": title, "command": SHOW_REFERENCES, "arguments": arguments}}
