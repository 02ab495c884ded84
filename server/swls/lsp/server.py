"""Puts a server together: what it answers, what it listens to."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from swls import __version__
from swls.lsp import ahead, configuration, others, parent, publish
from swls.lsp.agenda import Agenda
from swls.lsp.client import read_client
from swls.lsp.commands import COMMANDS
from swls.lsp.features import FEATURES
from swls.lsp.protocol import Protocol
from swls.lsp.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from queue import SimpleQueue

    from swls.lsp.features import Feature
    from swls.lsp.transport import Transport

logger = logging.getLogger(__name__)


class Server(LanguageServer):
    """pygls' server, saying nothing to the user about errors of its own: they go to the log."""

    protocol: Protocol

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an error that no request waits for."""
        logger.error("%s: %s", getattr(source, "__name__", source), error, exc_info=error)


def connect(transport: Transport, inbox: SimpleQueue[Any]) -> tuple[Protocol, Session]:
    """A server for the client behind the transport, ready for its first message."""
    server = Server("swls", __version__, protocol_cls=Protocol)
    protocol = server.protocol
    protocol.transport = transport
    session = Session(protocol, Agenda(), inbox)
    protocol.begin = lambda params: _begin(session, server, params, inbox)
    for method, listen in _LISTENERS.items():
        server.feature(method)(_bound(listen, session))
    server.feature(types.WORKSPACE_EXECUTE_COMMAND)(lambda params: _execute(session, params))
    return protocol, session


def _bound(listen: Callable[[Session, Any], None], session: Session) -> Callable[[Any], None]:
    return lambda params: listen(session, params)


def _begin(session: Session, server: Server, params: object, inbox: SimpleQueue[Any]) -> dict[str, Any]:
    """Learn what the client can do, and say what we can."""
    client = session.client = read_client(params)
    parent.watch(client.process, lambda: inbox.put(None))
    session.folders = list(client.folders)
    session.wishes = session.first_wishes = _wishes(session, client.options)
    session.index.news = lambda: others.news(session)
    capabilities: dict[str, Any] = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
        "executeCommandProvider": {"commands": list(COMMANDS)},
    }
    for feature in FEATURES:
        options = feature.offered(client)
        if options is not None:
            server.feature(feature.method)(_answering(feature, session))
            if feature.provider:
                capabilities[feature.provider] = options
    return {"capabilities": capabilities, "serverInfo": {"name": "swls", "version": __version__}}


def _answering(feature: Feature, session: Session) -> Callable[[Any], Any]:
    """The handler of a feature. A text that is not open, or no workflow, has nothing to say."""

    def answer(params: Any) -> Any:
        if not feature.of_text:
            return feature.answer(session, None, params)
        text = session.touch(params.text_document.uri)
        if text is None or not (feature.always or text.document.is_workflow):
            return feature.empty
        try:
            return feature.answer(session, text, params)
        finally:
            text.document.tree.forget()

    return answer


def _execute(session: Session, params: types.ExecuteCommandParams) -> Any:
    command = COMMANDS.get(params.command)
    if command is None:
        raise JsonRpcInvalidParams(f"unknown command {params.command!r}")
    return command(session, params.arguments or ())


def _initialized(session: Session, _: types.InitializedParams) -> None:
    client, protocol = session.client, session.protocol
    registrations = []
    if client.register_configuration:
        options = {"section": "swls"}
        registrations.append(
            {"id": "configuration", "method": "workspace/didChangeConfiguration", "registerOptions": options}
        )
    if client.register_watched:
        watchers = [
            {"globPattern": "**/{swls.toml,.swls.toml,pyproject.toml}"},
            {"globPattern": "**/*.{yaml,yml,json}"},
        ]
        registrations.append(
            {
                "id": "files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            }
        )
    if registrations:
        protocol.ask("client/registerCapability", {"registrations": registrations}, lambda _: None)
    _ask_configuration(session)
    session.index.begin()


def _ask_configuration(session: Session) -> None:
    if session.client.configuration:
        session.protocol.ask(
            "workspace/configuration",
            {"items": [{"section": "swls"}]},
            lambda sections: _configured(session, sections),
        )


def _configured(session: Session, sections: object) -> None:
    _wish(session, sections[0] if isinstance(sections, list) and sections else None)


def _did_change_configuration(session: Session, params: types.DidChangeConfigurationParams) -> None:
    if session.client.configuration:
        _ask_configuration(session)
    else:
        _wish(session, params.settings)


def _wish(session: Session, section: object) -> None:
    wishes = _wishes(session, section)
    if wishes != session.wishes:
        session.wishes = wishes
        publish.everything(session)
        if session.client.refresh_hints:
            session.protocol.ask("workspace/inlayHint/refresh", None, lambda _: None)


def _wishes(session: Session, section: object) -> configuration.Wishes:
    wishes, complaints = configuration.read_wishes(section, before=session.first_wishes)
    for complaint in complaints:
        session.complain(complaint)
    return wishes


def _did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    others.opening(session, params.text_document.uri)
    text = session.open(params.text_document)
    session.settle_sections()
    publish.changed(session, text)
    others.touched(session)
    ahead.opened(session, text.uri)


def _did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    text = session.touch(params.text_document.uri)
    if text is None:
        logger.warning("a change of a document that is not open: %s", params.text_document.uri)
        return
    text.change(params.content_changes, params.text_document.version)
    publish.changed(session, text)
    others.touched(session)


def _did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    text = session.close(params.text_document.uri)
    if text is not None:
        publish.closed(session, text)
        session.index.changed([text.uri])


def _did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    session.touch(params.text_document.uri)
    if params.text_document.uri.endswith(".toml"):
        session.forget_settings()
        publish.everything(session)
    elif not session.client.register_watched:
        session.index.changed([params.text_document.uri])


def _did_change_watched_files(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    if any(change.uri.endswith(".toml") for change in params.changes):
        session.forget_settings()
        publish.everything(session)
    session.index.changed(change.uri for change in params.changes if not change.uri.endswith(".toml"))


def _did_change_folders(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    gone = {folder.uri for folder in params.event.removed}
    session.folders = [uri for uri in session.folders if uri not in gone]
    session.folders += [folder.uri for folder in params.event.added if folder.uri not in session.folders]
    session.index.begin()


_LISTENERS: dict[str, Callable[[Session, Any], None]] = {
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    types.TEXT_DOCUMENT_DID_SAVE: _did_save,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _did_change_configuration,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _did_change_watched_files,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: _did_change_folders,
}
