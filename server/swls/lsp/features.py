"""The table of what the server answers: one row a request, one conversion a kind of answer.

To add a feature, write its function in `swls.ide`, its conversion in `convert`, and a row here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types

from swls.ide.completion import TYPED
from swls.lsp import actions, connections, everywhere, exporting, naming, publish, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.lsp.client import Client


class Feature(NamedTuple):
    """A request and its answer.

    `answer(session, text, params)` gives plain data. `provider` is the word of the server's capabilities and
    `offered` its value for a client, None to leave the feature out. A request about a text that is not open
    or, unless `always`, is no workflow, is answered with `empty`. `of_text` is False for requests that name
    no text (`text` is None then).
    """

    method: str
    answer: Callable[[Any, Any, Any], Any]
    provider: str = ""
    offered: Callable[[Client], Any] = lambda _: True
    empty: Any = None
    always: bool = False
    of_text: bool = True


FEATURES: tuple[Feature, ...] = (
    Feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        publish.pulled,
        "diagnosticProvider",
        lambda client: (
            {"identifier": "swls", "interFileDependencies": True, "workspaceDiagnostics": True} if client.pull else None
        ),
        {"kind": "full", "items": []},
    ),
    Feature(
        types.WORKSPACE_DIAGNOSTIC,
        everywhere.pulled_all,
        offered=lambda client: True if client.pull else None,
        of_text=False,
    ),
    Feature(
        types.TEXT_DOCUMENT_COMPLETION,
        reading.completion,
        "completionProvider",
        lambda _: {"triggerCharacters": list(TYPED), "resolveProvider": True},
        {"isIncomplete": False, "items": []},
        always=True,
    ),
    Feature(types.COMPLETION_ITEM_RESOLVE, reading.resolved, of_text=False),
    Feature(types.TEXT_DOCUMENT_HOVER, reading.hovered, "hoverProvider"),
    Feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, reading.symbols, "documentSymbolProvider", empty=[]),
    Feature(types.TEXT_DOCUMENT_DEFINITION, naming.defined, "definitionProvider", empty=[]),
    Feature(types.TEXT_DOCUMENT_REFERENCES, naming.referred, "referencesProvider", empty=[]),
    Feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, naming.highlighted, "documentHighlightProvider", empty=[]),
    Feature(
        types.TEXT_DOCUMENT_RENAME,
        naming.renamed,
        "renameProvider",
        lambda client: {"prepareProvider": True} if client.prepare_rename else True,
    ),
    Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, naming.prepared),
    Feature(types.WORKSPACE_SYMBOL, naming.found_everywhere, "workspaceSymbolProvider", of_text=False),
    Feature(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, connections.calls_prepared, "callHierarchyProvider", empty=[]),
    Feature(types.CALL_HIERARCHY_INCOMING_CALLS, connections.calls_in, of_text=False),
    Feature(types.CALL_HIERARCHY_OUTGOING_CALLS, connections.calls_out, of_text=False),
    Feature(
        types.TEXT_DOCUMENT_DOCUMENT_LINK,
        connections.linked,
        "documentLinkProvider",
        lambda _: {"resolveProvider": False},
        [],
    ),
    Feature(
        types.TEXT_DOCUMENT_CODE_LENS, connections.counted, "codeLensProvider", lambda _: {"resolveProvider": True}, []
    ),
    Feature(types.CODE_LENS_RESOLVE, connections.resolved, of_text=False),
    Feature(types.TEXT_DOCUMENT_INLAY_HINT, reading.hinted, "inlayHintProvider", empty=[]),
    Feature(types.TEXT_DOCUMENT_FOLDING_RANGE, reading.folding, "foldingRangeProvider", empty=[]),
    Feature(types.TEXT_DOCUMENT_SELECTION_RANGE, reading.growing, "selectionRangeProvider", empty=[]),
    Feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        actions.code_actions,
        "codeActionProvider",
        lambda client: (
            {"codeActionKinds": ["quickfix", *actions.ASSIST_KINDS, actions.FIX_ALL, exporting.KIND]}
            if client.action_literals
            else None
        ),
    ),
)
