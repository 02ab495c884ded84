"""The conversation that real editors have with the server, begun with what they really say about themselves.

Those that pytest-lsp knows are played by it: it complains when an answer holds what the editor did not say it understands.
Those of the measuring data are replayed message by message.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from tests.lsp.talk import environment
from tests.lsp.texts import BAD, GOOD, HEAD, URI
from tests.shared import need_shared, shared_path

if TYPE_CHECKING:
    from tests.lsp.talk import Process

PLAYED = [
    "emacs@v29.1",
    "neovim@v0.6.1",
    "neovim@v0.8.0",
    "neovim@v0.10.0",
    "neovim@v0.11.0",
    "visual_studio_code@v1.65.2",
]
COMMAND = [sys.executable, "-m", "swls", "server"]
UNICODE = HEAD + "do:\n  - 発送😀: {set: {a: 😀}, thn: end}\n"


@pytest_lsp.fixture(params=PLAYED, config=ClientServerConfig(server_command=COMMAND, server_env=environment()))
async def editor(request: pytest.FixtureRequest, lsp_client: LanguageClient) -> AsyncGenerator[None, None]:
    """An editor of which pytest-lsp knows the abilities."""
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
    abilities = client_capabilities(request.param)
    params = types.InitializeParams(capabilities=abilities, process_id=os.getpid(), root_uri="file:///flows")
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


@pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")
@pytest.mark.asyncio
async def test_an_editor_understands_every_answer(editor: LanguageClient) -> None:
    document = types.TextDocumentIdentifier(URI)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "yaml", 1, BAD)))
    pulls = (
        editor.capabilities is not None and getattr(editor.capabilities.text_document, "diagnostic", None) is not None
    )
    if pulls:
        report = await editor.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
        found = report.items
        assert URI not in editor.diagnostics
    else:
        await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        found = editor.diagnostics[URI]
    assert [one.code for one in found] == ["SW101"]
    place = types.Position(5, 8)
    completion = await editor.text_document_completion_async(types.CompletionParams(document, place))
    items = completion.items if isinstance(completion, types.CompletionList) else completion or []
    assert "wait" in [item.label for item in items]
    resolved = await editor.completion_item_resolve_async(next(item for item in items if item.label == "wait"))
    assert resolved.documentation is not None
    hover = await editor.text_document_hover_async(types.HoverParams(document, types.Position(3, 7)))
    assert hover is not None
    symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert symbols
    folds = await editor.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert folds
    selections = await editor.text_document_selection_range_async(types.SelectionRangeParams(document, [place]))
    assert selections
    actions = await editor.text_document_code_action_async(
        types.CodeActionParams(document, types.Range(place, place), types.CodeActionContext([]))
    )
    assert any(action.title for action in actions or [])
    picture = await editor.workspace_execute_command_async(types.ExecuteCommandParams("swls.diagram"))
    assert "<svg" in str(picture)


# -- replayed


def replayed() -> list[str]:
    folder = shared_path("editors/caps")
    return sorted(path.stem for path in folder.glob("*.json")) if folder is not None else ["(none)"]


def units(text: str, encoding: str) -> int:
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]


def understood(words: Any, formats: list[str] | None) -> bool:
    return isinstance(words, str) if formats is None else not words or words["kind"] == formats[0]


@pytest.mark.parametrize("name", replayed())
def test_a_real_editor(start: Any, name: str) -> None:
    params = json.loads((need_shared("editors/caps") / f"{name}.json").read_text(encoding="utf-8"))
    server: Process = start(None)
    result = server.request("initialize", {**params, "processId": os.getpid()})
    server.notify("initialized", {})
    offered, encoding = result["capabilities"], result["capabilities"]["positionEncoding"]
    text_document = params["capabilities"]["textDocument"]
    assert encoding in (params["capabilities"].get("general", {}).get("positionEncodings") or ["utf-16"])

    # Findings, pushed or pulled and never both, counted as the editor counts.
    server.open(URI, UNICODE)
    document = {"textDocument": {"uri": URI}}
    if "diagnostic" in text_document:
        (found,) = server.request("textDocument/diagnostic", document)["items"]
        assert server.published(URI) == []
    else:
        assert "diagnosticProvider" not in offered
        (found,) = server.diagnostics(URI, 1)
    line = UNICODE.split("\n")[2]
    assert found["range"]["start"] == {"line": 2, "character": units(line[: line.index("thn")], encoding)}

    # Completion, without snippets where they are not understood.
    server.change(URI, 2, GOOD)
    place = {**document, "position": {"line": 5, "character": 8}}
    item = text_document["completion"].get("completionItem", {})
    for one in server.request("textDocument/completion", place)["items"]:
        new = one["textEdit"]["newText"]
        assert item.get("snippetSupport") or (one["insertTextFormat"] == 1 and not re.search(r"\$\d|\$\{\d|\n", new))
        assert item.get("insertReplaceSupport") or "insert" not in one["textEdit"]
        assert item.get("labelDetailsSupport") or "labelDetails" not in one
        assert understood(one.get("documentation", ""), item.get("documentationFormat"))

    # Hover in a format that is understood; the outline as a tree only where trees are.
    contents = server.request("textDocument/hover", place)["contents"]
    assert understood(contents, text_document["hover"].get("contentFormat"))
    first = server.request("textDocument/documentSymbol", document)[0]
    tree = text_document.get("documentSymbol", {}).get("hierarchicalDocumentSymbolSupport", False)
    assert ("selectionRange" in first) == tree
    assert ("location" in first) != tree

    # Every command works without arguments, as some editors send it.
    assert server.request("workspace/executeCommand", {"command": "swls.diagram"}, timeout=60)["svg"].startswith("<svg")
    assert server.leave() == 0
