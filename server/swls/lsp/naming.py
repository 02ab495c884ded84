"""Answers about names: where they are declared, and where else they stand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcException

from swls.ide.highlight import highlights
from swls.ide.navigation import definitions
from swls.ide.references import references
from swls.ide.rename import Refused, prepare, rename
from swls.ide.workspace_symbols import search
from swls.lsp import convert
from swls.lsp.kinds import symbol_kind
from swls.lsp.places import Places
from swls.model.uris import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol import types

    from swls.ide.subject import Site
    from swls.ide.workspace_symbols import Found
    from swls.lsp.session import Session
    from swls.lsp.text import Text

# Numbers of the protocol (DocumentHighlightKind, ErrorCodes).
_READ, _WRITE = 2, 3
_REQUEST_FAILED = -32803


def defined(session: Session, text: Text, params: types.DefinitionParams) -> list[dict[str, Any]]:
    """Where the name at a position is declared; with its surroundings where the client shows those."""
    offset = text.places.offset(params.position)
    found = []
    for one in definitions(session.workspace, canonical(text.uri), offset):
        places = places_in(session, one.uri)
        name = places.range(one.name_start, one.name_end)
        if session.client.definition_links:
            found.append(
                {
                    "originSelectionRange": text.places.range(*one.origin),
                    "targetUri": session.spelled(one.uri),
                    "targetRange": places.range(one.start, one.end),
                    "targetSelectionRange": name,
                }
            )
        else:
            found.append({"uri": session.spelled(one.uri), "range": name})
    return found


def referred(session: Session, text: Text, params: types.ReferenceParams) -> list[dict[str, Any]]:
    """Every place where the name at a position stands."""
    offset = text.places.offset(params.position)
    found = references(session.workspace, canonical(text.uri), offset, declaration=params.context.include_declaration)
    return locations(session, found)


def locations(session: Session, found: Iterable[Site]) -> list[dict[str, Any]]:
    """Places in the files of the workspace."""
    answer: list[dict[str, Any]] = []
    for uri, several in groupby(found, key=lambda site: site.place.uri):
        spelled, places = session.spelled(uri), places_in(session, uri)
        answer += [{"uri": spelled, "range": places.range(site.start, site.end)} for site in several]
    return answer


def highlighted(_: Session, text: Text, params: types.DocumentHighlightParams) -> list[dict[str, Any]]:
    """Where else in the text the name at a position stands."""
    return [
        {"range": text.places.range(one.start, one.end), "kind": _WRITE if one.write else _READ}
        for one in highlights(text.document, text.places.offset(params.position))
    ]


def prepared(session: Session, text: Text, params: types.PrepareRenameParams) -> dict[str, Any]:
    """The name at a position that can be changed; an error says why there is none."""
    found = prepare(session.workspace, canonical(text.uri), text.places.offset(params.position))
    if isinstance(found, Refused):
        raise JsonRpcException(found.reason, _REQUEST_FAILED)
    return {"range": text.places.range(found.start, found.end), "placeholder": found.name}


def renamed(session: Session, text: Text, params: types.RenameParams) -> dict[str, Any]:
    """The edits of all files that give something another name; an error says why it cannot have it."""
    found = rename(session.workspace, canonical(text.uri), text.places.offset(params.position), params.new_name)
    if isinstance(found, Refused):
        raise JsonRpcException(found.reason, _REQUEST_FAILED)
    changes = {
        session.spelled(uri): [
            {"range": places_in(session, uri).range(start, end), "newText": new} for start, end, new in edits
        ]
        for uri, edits in found.edits.items()
    }
    return convert.workspace_changes(changes, session.texts, session.client)


def found_everywhere(session: Session, _: None, params: types.WorkspaceSymbolParams) -> list[dict[str, Any]]:
    """The names of the whole workspace that fit a query."""
    return [
        {
            "name": found.entry.name or "-",
            "kind": symbol_kind(found.entry.kind),
            "location": {"uri": session.spelled(found.uri), "range": _range(session, found)},
            **({"containerName": found.entry.container} if found.entry.container else {}),
        }
        for found in search(session.workspace, params.query)
    ]


def _range(session: Session, found: Found) -> dict[str, Any]:
    """The range of a name; the text is looked at only where clients count differently."""
    entry = found.entry
    if entry.plain:
        return {
            "start": {"line": entry.line, "character": entry.start},
            "end": {"line": entry.line, "character": entry.end},
        }
    places = places_in(session, found.uri)
    at = places.lines.line_start(entry.line)
    return places.range(at + entry.start, at + entry.end)


def places_in(session: Session, uri: str) -> Places:
    """Converts the offsets of a file of the workspace."""
    return Places(session.workspace.members[uri].document.lines, session.client.encoding)
