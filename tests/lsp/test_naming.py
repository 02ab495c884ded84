"""Names over the wire: definition, references, highlighting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.lsp.talk import Process

FLOW = """\
document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}
do:
  - '🦊': {set: {}, then: pay}
  - pay: {set: {}, then: '🦊'}
"""
URI = "file:///w/b%20%C3%A9.yaml"
LINKS = {"textDocument": {"definition": {"linkSupport": True}}}


def at(line: int, character: int, uri: str = URI) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def spot(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_definition_with_and_without_links(talk: Process) -> None:
    capabilities = talk.initialize(LINKS)["capabilities"]
    assert capabilities["definitionProvider"] is True
    talk.open(URI, FLOW)
    assert talk.request("textDocument/definition", at(2, 26)) == [
        {
            "originSelectionRange": spot(2, 26, 29),
            "targetUri": URI,
            "targetRange": spot(3, 4, 30),
            "targetSelectionRange": spot(3, 4, 7),
        }
    ]
    assert talk.request("textDocument/definition", at(2, 15)) == []


def test_plain_definition_and_references(talk: Process) -> None:
    talk.initialize()
    talk.open(URI, FLOW)
    assert talk.request("textDocument/definition", at(3, 27)) == [{"uri": URI, "range": spot(2, 5, 7)}]
    asked = {**at(3, 27), "context": {"includeDeclaration": True}}
    found = talk.request("textDocument/references", asked)
    assert found == [{"uri": URI, "range": spot(2, 5, 7)}, {"uri": URI, "range": spot(3, 26, 28)}]
    asked["context"]["includeDeclaration"] = False
    assert talk.request("textDocument/references", asked) == found[1:]
    assert talk.request("textDocument/documentHighlight", at(2, 6)) == [
        {"range": spot(2, 5, 7), "kind": 3},
        {"range": spot(3, 26, 28), "kind": 2},
    ]


def test_rename_with_its_reasons(talk: Process) -> None:
    capabilities = {
        "textDocument": {"rename": {"prepareSupport": True}},
        "workspace": {"workspaceEdit": {"documentChanges": True}},
    }
    assert talk.initialize(capabilities)["capabilities"]["renameProvider"] == {"prepareProvider": True}
    talk.open(URI, FLOW, version=7)
    assert talk.request("textDocument/prepareRename", at(2, 26)) == {"range": spot(2, 26, 29), "placeholder": "pay"}
    assert talk.refused("textDocument/prepareRename", at(2, 15)) == {
        "code": -32803,
        "message": "there is no name here that can be changed",
    }
    edits = [
        {"range": spot(2, 26, 29), "newText": "'pay: now'"},
        {"range": spot(3, 4, 7), "newText": "'pay: now'"},
    ]
    assert talk.request("textDocument/rename", {**at(2, 26), "newName": "pay: now"}) == {
        "documentChanges": [{"textDocument": {"uri": URI, "version": 7}, "edits": edits}]
    }
    refused = talk.refused("textDocument/rename", {**at(2, 26), "newName": "🦊"})
    assert refused["message"] == "there is a task '🦊' already, in this list, in line 3"
    assert talk.leave() == 0
    assert "".join(talk.log) == "", "to say no is no accident"


def test_rename_for_a_client_without_versions(talk: Process) -> None:
    assert talk.initialize()["capabilities"]["renameProvider"] is True
    talk.open(URI, FLOW)
    answer = talk.request("textDocument/rename", {**at(3, 27), "newName": "x"})
    assert list(answer) == ["changes"]
    assert [edit["newText"] for edit in answer["changes"][URI]] == ["'x'", "'x'"]


def test_hints_and_their_switches(talk: Process) -> None:
    capabilities = {"workspace": {"inlayHint": {"refreshSupport": True}}}
    offered = talk.initialize(capabilities, initializationOptions={"hints": {"time": False}})["capabilities"]
    assert offered["inlayHintProvider"] is True
    text = FLOW + "  - last: {wait: PT1H30M}\n"
    talk.open(URI, text)
    asked = {"textDocument": {"uri": URI}, "range": spot(0, 0, 0) | {"end": {"line": 9, "character": 0}}}
    (hint,) = talk.request("textDocument/inlayHint", asked)
    assert (hint["label"], hint["position"]) == ("→ end", {"line": 4, "character": 9})
    assert hint["paddingLeft"] is True, "words of ours stand apart from those of the text"
    settings = {"swls": {"hints": {"time": True, "flow": False}}}
    talk.notify("workspace/didChangeConfiguration", {"settings": settings})
    (hint,) = talk.request("textDocument/inlayHint", asked)
    assert (hint["label"], hint["position"]) == ("1 hour 30 minutes", {"line": 4, "character": 24})
    assert "workspace/inlayHint/refresh" in [item["method"] for item in talk.asked]
    talk.notify("workspace/didChangeConfiguration", {"settings": {"swls": {"hints": {"time": "no"}}}})
    talk.until(lambda: any("swls.hints.time must be true or false" in str(item) for item in talk.heard))
