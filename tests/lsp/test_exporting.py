"""Writing the diagram beside the workflow, as an editor asks for it that can run what a server offers and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .talk import Process

FLOW = """document: {dsl: '1.0.1', namespace: shop, name: order, version: '0.1.0'}
do:
  - pay:
      call: http
      with: {method: get, endpoint: https://example.com}
"""
LITERALS = {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}


@pytest.fixture
def server() -> Iterator[Process]:
    process = Process()
    yield process
    process.kill()


def begin(server: Process, root: Path | None = None) -> None:
    folders = [{"uri": root.as_uri(), "name": "root"}] if root else None
    server.initialize(LITERALS, workspaceFolders=folders)


def open_file(server: Process, path: Path, text: str = FLOW) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    server.open(path.as_uri(), text)
    return path.as_uri()


def actions(server: Process, uri: str, **context: Any) -> list[dict[str, Any]]:
    where = {"start": {"line": 2, "character": 4}, "end": {"line": 2, "character": 4}}
    params = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **context}}
    return server.request("textDocument/codeAction", params)


def run(server: Process, *arguments: Any) -> dict[str, Any]:
    return server.request("workspace/executeCommand", {"command": "swls.diagram.export", "arguments": list(arguments)})


def said(server: Process) -> list[tuple[int, str]]:
    found = [item["params"] for item in server.heard if item["method"] == "window/showMessage"]
    return [(item["type"], item["message"]) for item in found]


def test_an_action_carries_all_that_its_command_needs(server: Process, tmp_path: Path) -> None:
    begin(server, tmp_path)
    uri = open_file(server, tmp_path / "flows" / "order.sw.yaml")
    open_file(server, tmp_path / "other.sw.yaml")  # touched last, and not what is asked for
    offered = actions(server, uri, only=["source"])
    assert [item["title"] for item in offered] == ["Write the diagram to order.svg", "Write the diagram to order.mmd"]
    for action in offered:
        answer = server.request("workspace/executeCommand", action["command"])
        assert answer["uri"] == (tmp_path / "flows" / action["title"].split()[-1]).as_uri()
    svg = (tmp_path / "flows" / "order.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert ">pay</text>" in svg
    assert "flowchart TB" in (tmp_path / "flows" / "order.mmd").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "order.mmd", "order.svg", "order.sw.yaml", "other.sw.yaml",
    ]  # fmt: skip
    assert said(server)[0] == (3, f"swls: diagram written to {tmp_path / 'flows' / 'order.svg'}")


def test_an_action_is_offered_when_it_is_asked_for(server: Process, tmp_path: Path) -> None:
    begin(server, tmp_path)
    uri = open_file(server, tmp_path / "order.sw.yaml")
    assert len(actions(server, uri, only=["source"])) == 2
    assert len(actions(server, uri, only=["source.exportDiagram"], triggerKind=2)) == 2
    assert actions(server, uri, only=["quickfix"]) == []
    assert actions(server, uri, triggerKind=2) == []  # a light bulb at every place would say nothing
    server.open("untitled:Untitled-1", FLOW)
    assert [item["kind"] for item in actions(server, "untitled:Untitled-1") if item["kind"].startswith("source")] == []


def test_the_text_touched_last_is_drawn_without_arguments(server: Process, tmp_path: Path) -> None:
    begin(server)
    open_file(server, tmp_path / "first.sw.yaml")
    open_file(server, tmp_path / "second.json", '{"id": "b", "specVersion": "0.8", "states": []}')
    assert Path(run(server)["uri"]).name == "second.svg"
    assert not (tmp_path / "first.svg").exists()


def test_what_is_open_is_drawn_not_what_is_saved(server: Process, tmp_path: Path) -> None:
    begin(server, tmp_path)
    uri = open_file(server, tmp_path / "order.sw.yaml")
    run(server)
    server.change(uri, 2, ((2, 4, 2, 7), "settle"))
    run(server)
    assert ">settle</text>" in (tmp_path / "order.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("there", ["<svg xmlns='http://www.w3.org/2000/svg'/>", "\0\udcff", ""])
def test_a_file_that_is_no_diagram_of_ours_is_left_alone(server: Process, tmp_path: Path, there: str) -> None:
    begin(server, tmp_path)
    open_file(server, tmp_path / "order.sw.yaml")
    target = tmp_path / "order.svg"
    target.write_bytes(there.encode("utf-8", "surrogateescape"))
    assert run(server)["uri"] == ""
    assert target.read_bytes() == there.encode("utf-8", "surrogateescape")
    assert said(server) == [(2, "swls: order.svg is there already and is not a diagram of swls: move it away first")]


def test_nothing_is_written_outside_the_workspace(server: Process, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    begin(server, root)
    uri = open_file(server, outside / "order.sw.yaml")
    assert run(server, {"uri": uri})["uri"] == ""
    (root / "link").symlink_to(outside, target_is_directory=True)
    server.open((root / "link" / "order.sw.yaml").as_uri(), FLOW)
    assert "outside the workspace" in run(server)["message"]
    open_file(server, root / "order.sw.yaml")
    (root / "order.svg").symlink_to(outside / "order.svg")
    assert run(server)["uri"] == ""
    assert [path.name for path in outside.iterdir()] == ["order.sw.yaml"]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([{"format": "png"}], "the format must be one of svg, mermaid, not 'png'"),
        ([{"format": []}], "the format must be one of svg, mermaid, not []"),
        (["untitled:Untitled-1"], "save the workflow first: its diagram is written beside it"),
        (["file:///nowhere.yaml"], "no workflow is open"),
    ],
)
def test_what_cannot_be_done_is_said(server: Process, arguments: list[Any], answer: str) -> None:
    begin(server)
    server.open("untitled:Untitled-1", FLOW)
    assert run(server, *arguments) == {"uri": "", "message": answer}
    assert said(server) == [(2, f"swls: {answer}")]


def test_a_broken_text_leaves_the_last_diagram(server: Process, tmp_path: Path) -> None:
    begin(server, tmp_path)
    uri = open_file(server, tmp_path / "order.sw.yaml")
    run(server)
    before = (tmp_path / "order.svg").read_bytes()
    server.change(uri, 2, ((2, 4, 2, 7), "[broken"))
    assert run(server)["message"] == "the text is broken in line 3, so order.svg was not written"
    assert (tmp_path / "order.svg").read_bytes() == before


def test_a_folder_that_cannot_be_written_to_is_said(server: Process, tmp_path: Path) -> None:
    begin(server)
    server.open((tmp_path / "gone" / "order.sw.yaml").as_uri(), FLOW)
    assert run(server)["message"] == "order.svg could not be written: No such file or directory"
