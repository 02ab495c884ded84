"""Calls, links and lenses over the wire."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from swls.model.uris import uri_of

if TYPE_CHECKING:
    from tests.lsp.talk import Process

CALLER = """\
document: {dsl: 1.0.3, namespace: a, name: caller, version: 1.0.0}
use: {functions: {f: {call: openapi, with: {document: {endpoint: pets.yaml}, operationId: x}}}}
do:
  - '🦊': {run: {workflow: {namespace: a, name: callee, version: 1.0.0}}}
  - x: {call: f}
"""
CALLEE = "document: {dsl: 1.0.3, namespace: a, name: callee, version: 1.0.0}\ndo: []\n"


def begin(talk: Process, root: Path, **more: Any) -> tuple[str, str]:
    """Open the caller in its folder; the URIs of both."""
    for name, text in {"caller.yaml": CALLER, "callee.yaml": CALLEE, "pets.yaml": "{}"}.items():
        (root / name).write_text(text, encoding="utf-8")
    caller, callee = uri_of(root / "caller.yaml"), uri_of(root / "callee.yaml")
    talk.initialize({}, workspaceFolders=[{"uri": uri_of(root), "name": "w"}], **more)
    talk.until(lambda: talk.request("workspace/symbol", {"query": "callee"}))
    talk.open(caller, CALLER)
    return caller, callee


def spot(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_call_hierarchy_there_and_back(talk: Process, tmp_path: Path) -> None:
    caller, callee = begin(talk, tmp_path)
    column = CALLER.splitlines()[3].index("callee") + 1  # the fox counts for two
    at = {"textDocument": {"uri": caller}, "position": {"line": 3, "character": column}}
    (item,) = talk.request("textDocument/prepareCallHierarchy", at)
    assert (item["name"], item["uri"], item["detail"]) == ("callee", callee, "a 1.0.0")
    (call,) = talk.request("callHierarchy/incomingCalls", {"item": item})
    assert (call["from"]["name"], call["from"]["uri"]) == ("caller", caller)
    assert call["fromRanges"] == [spot(3, column, column + 6)]
    found = talk.request("callHierarchy/outgoingCalls", {"item": call["from"]})
    assert [one["to"]["name"] for one in found] == ["callee", "f"]
    gone = {**item, "uri": "file:///nowhere.yaml"}
    assert talk.request("callHierarchy/incomingCalls", {"item": gone}) == []


def test_links_and_lenses(talk: Process, tmp_path: Path) -> None:
    caller, _ = begin(talk, tmp_path)
    asked = {"textDocument": {"uri": caller}}
    column = CALLER.splitlines()[1].index("pets.yaml")
    assert talk.request("textDocument/documentLink", asked) == [
        {"range": spot(1, column, column + 9), "target": uri_of(tmp_path / "pets.yaml")}
    ]
    own, function = talk.request("textDocument/codeLens", asked)
    assert talk.request("codeLens/resolve", own)["command"] == {"title": "0 references", "command": ""}
    assert talk.request("codeLens/resolve", function)["command"] == {"title": "1 reference", "command": ""}


def test_lenses_for_a_client_that_binds_their_commands(talk: Process, tmp_path: Path) -> None:
    commands = ["swls.openDiagram", "swls.showReferences"]
    caller, _ = begin(talk, tmp_path, initializationOptions={"commands": commands})
    picture, _, function = talk.request("textDocument/codeLens", {"textDocument": {"uri": caller}})
    count = talk.request("codeLens/resolve", function)
    assert picture["command"] == {"title": "Open diagram", "command": "swls.openDiagram", "arguments": [caller]}
    uri, position, locations = count["command"]["arguments"]
    assert count["command"]["command"] == "swls.showReferences"
    assert (uri, position["line"]) == (caller, 1)
    assert locations == [{"uri": caller, "range": spot(4, 14, 15)}]
