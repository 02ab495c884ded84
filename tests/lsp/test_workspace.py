"""The files of a folder over the wire: read in the background, watched, searched, judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from swls.model.uris import uri_of

if TYPE_CHECKING:
    from tests.lsp.talk import Process

PROGRESS = {"window": {"workDoneProgress": True}}
PULL = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
SUB = "id: {}\nname: N\nversion: '1'\nspecVersion: '0.8'\nstart: S\nstates:\n  - {{name: S, type: operation, end: true, actions: [{{subFlowRef: {}}}]}}\n"
BROKEN = "id: x\nname: N\nversion: '1'\nspecVersion: '0.8'\nstart: S\nstates:\n  - {name: S, type: injekt, data: {}, end: true}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path / "w ü",
        {
            "a.sw.yaml": SUB.format("a", "b"),
            "sub/b.sw.yaml": SUB.format("b", "a").replace("name: S,", "name: 'ü🦊S',"),
            "flow.sw.json": '{"id": "f", "specVersion": "0.8", "functions": "lib/fs.json", "states": []}',
            "lib/fs.json": '{"functions": [{"name": "send", "operation": "a#b"}]}',
            "notes.yaml": "a: 1\n",
            "out/c.sw.yaml": SUB.format("ignored", "a"),
            ".gitignore": "out/\n",
        },
    )


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def begin(talk: Process, root: Path, capabilities: dict[str, Any] | None = None) -> dict[str, Any]:
    """Open a folder and wait until it has been read."""
    merged = {**PROGRESS, **(capabilities or {})}
    result = talk.initialize(merged, workspaceFolders=[{"uri": uri_of(root), "name": "w"}])
    talk.until(lambda: found_names(talk, "send"))
    return result


def found_names(talk: Process, query: str) -> list[tuple[str, str]]:
    found = talk.request("workspace/symbol", {"query": query})
    return [(item["name"], item["location"]["uri"].rpartition("/")[2]) for item in found]


def spot(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_symbols_of_files_that_are_not_open(talk: Process, root: Path) -> None:
    begin(talk, root)
    assert found_names(talk, "") == [
        ("a", "a.sw.yaml"), ("b", "b.sw.yaml"), ("f", "flow.sw.json"), ("S", "a.sw.yaml"), ("ü🦊S", "b.sw.yaml"),
        ("send", "fs.json"),
    ]  # fmt: skip
    found = talk.request("workspace/symbol", {"query": "🦊s"})
    place = {"uri": uri_of(root / "sub/b.sw.yaml"), "range": spot(6, 11, 17)}
    assert found == [{"name": "ü🦊S", "kind": 5, "location": place, "containerName": "b"}]


def test_from_an_open_file_into_others_and_back(talk: Process, root: Path) -> None:
    begin(talk, root)
    uri = uri_of(root / "a.sw.yaml").replace("%20", " ")  # as some clients write it
    talk.open(uri, (root / "a.sw.yaml").read_text(encoding="utf-8"))
    line = (root / "a.sw.yaml").read_text(encoding="utf-8").splitlines()[6]
    at = {"textDocument": {"uri": uri}, "position": {"line": 6, "character": line.index("subFlowRef: ") + 12}}
    assert talk.request("textDocument/definition", at) == [
        {"uri": uri_of(root / "sub/b.sw.yaml"), "range": spot(0, 4, 5)}
    ]
    asked = {
        "textDocument": {"uri": uri},
        "position": {"line": 0, "character": 4},
        "context": {"includeDeclaration": True},
    }
    places = talk.request("textDocument/references", asked)
    assert [place["uri"] for place in places] == [uri, uri_of(root / "sub/b.sw.yaml")]


def test_a_section_in_a_file_of_its_own_is_understood(talk: Process, root: Path) -> None:
    begin(talk, root)
    uri = uri_of(root / "lib/fs.json")
    talk.open(uri, (root / "lib/fs.json").read_text(encoding="utf-8"), "json")
    asked = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 17}}
    assert "function" in str(talk.request("textDocument/hover", asked))
    assert talk.diagnostics(uri, 1) == []
    text = (root / "lib/fs.json").read_text(encoding="utf-8").replace("operation", "operatoin")
    talk.change(uri, 2, text)
    [found] = talk.diagnostics(uri, 2, number=2)  # once typing has paused
    assert "did you mean 'operation'?" in found["message"]


def test_a_section_in_a_file_that_is_not_open_is_brought_in(talk: Process, root: Path) -> None:
    literals = {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}
    begin(talk, root, {"textDocument": literals})
    text = '{"id": "f", "specVersion": "0.8", "functions": "fs.json", "states": []}'
    write(root, {"lib/flow.sw.json": text})
    uri = uri_of(root / "lib" / "flow.sw.json")
    talk.open(uri, text, language="json")
    at = text.index("fs.json")
    params = {"textDocument": {"uri": uri}, "range": spot(0, at, at), "context": {"diagnostics": []}}
    (action,) = talk.request(
        "textDocument/codeAction", {**params, "context": {"diagnostics": [], "only": ["refactor.inline"]}}
    )
    assert action["title"] == "bring the functions of 'fs.json' in here"
    (edit,) = action["edit"]["changes"][uri]
    assert '"name": "send"' in edit["newText"]


def test_what_happens_on_disk_is_noticed(talk: Process, root: Path) -> None:
    begin(talk, root)

    def tell(name: str, kind: int) -> None:
        changes = [{"uri": uri_of(root / name), "type": kind}]
        talk.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    write(root, {"new.sw.yaml": SUB.format("fresh", "a"), "out/new.sw.yaml": SUB.format("freshly-ignored", "a")})
    tell("new.sw.yaml", 1)
    tell("out/new.sw.yaml", 1)
    talk.until(lambda: found_names(talk, "fresh"))
    assert found_names(talk, "fresh") == [("fresh", "new.sw.yaml")]
    write(root, {"new.sw.yaml": SUB.format("stale", "a")})
    tell("new.sw.yaml", 2)
    talk.until(lambda: found_names(talk, "stale"))
    assert found_names(talk, "fresh") == []
    (root / "new.sw.yaml").unlink()
    tell("new.sw.yaml", 3)
    talk.until(lambda: not found_names(talk, "stale"))
    (root / "sub/b.sw.yaml").unlink()
    tell("sub", 3)
    talk.until(lambda: not found_names(talk, "b"))


def test_reading_is_shown_as_progress(talk: Process, root: Path) -> None:
    for number in range(150):
        write(root, {f"many/{number}.sw.yaml": SUB.format(f"m{number}", "a") + "  # padding\n" * 200})
    begin(talk, root)
    said = [item["params"] for item in talk.heard if item["method"] == "$/progress"]
    assert [item["method"] for item in talk.asked if item["method"].startswith("window/")] == [
        "window/workDoneProgress/create"
    ]
    kinds = [item["value"]["kind"] for item in said]
    assert kinds[0] == "begin"
    assert kinds[-1] == "end"
    assert said[-1]["value"]["message"] == "154 workflows"
    shares = [item["value"]["percentage"] for item in said if item["value"]["kind"] == "report"]
    assert shares == sorted(shares)
    assert shares[-1] == 100


def test_findings_in_files_that_are_not_open(talk: Process, root: Path) -> None:
    write(root, {"broken.sw.yaml": BROKEN, "lib/broken.json": "{"})
    capabilities = begin(talk, root, PULL)["capabilities"]
    assert capabilities["diagnosticProvider"]["workspaceDiagnostics"] is True
    talk.until(lambda: found_names(talk, "x"))
    opened = uri_of(root / "a.sw.yaml")
    talk.open(opened, SUB.format("a", "b"))
    answer = talk.request("workspace/diagnostic", {"previousResultIds": []})
    reports = {item["uri"].rpartition("/")[2]: item for item in answer["items"]}
    assert set(reports) == {"a.sw.yaml", "b.sw.yaml", "flow.sw.json", "fs.json", "broken.sw.yaml"}
    assert any("injekt" in item["message"] for item in reports["broken.sw.yaml"]["items"])
    assert reports["broken.sw.yaml"]["version"] is None
    assert reports["a.sw.yaml"]["version"] == 1
    previous = [{"uri": item["uri"], "value": item["resultId"]} for item in answer["items"]]
    gone = {"uri": uri_of(root / "gone.sw.yaml"), "value": "7"}
    again = talk.request("workspace/diagnostic", {"previousResultIds": [*previous, gone]})
    kinds = {item["uri"].rpartition("/")[2]: item["kind"] for item in again["items"]}
    assert kinds == dict.fromkeys(reports, "unchanged") | {"gone.sw.yaml": "full"}
    pieces = talk.request("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": "t"})
    assert pieces == {"items": []}
    sent = [item["params"] for item in talk.heard if item["method"] == "$/progress" and item["params"]["token"] == "t"]
    assert {report["uri"] for item in sent for report in item["value"]["items"]} == {i["uri"] for i in answer["items"]}


def test_without_a_folder_nothing_is_read(talk: Process, root: Path) -> None:
    talk.initialize(PROGRESS)
    uri = uri_of(root / "a.sw.yaml")
    talk.open(uri, SUB.format("a", "b"))
    assert found_names(talk, "") == [("a", "a.sw.yaml"), ("S", "a.sw.yaml")]
    assert talk.asked == []


FLOW = """\
id: flow
name: Flow
version: '1'
specVersion: '0.8'
start: S
functions: lib/fs.json
states:
  - {name: S, type: operation, end: true, actions: [{functionRef: send}, {functionRef: receive}]}
"""


def test_what_changes_in_one_file_is_noticed_in_others_and_agrees_with_the_command_line(
    talk: Process, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from swls.cli import main

    (root / "flow.sw.json").unlink()
    write(root, {"flow.sw.yaml": FLOW})
    begin(talk, root)
    flow, lib = uri_of(root / "flow.sw.yaml"), uri_of(root / "lib/fs.json")
    talk.open(flow, FLOW)

    def shown() -> list[str]:
        found = talk.published(flow)
        return [item["message"] for item in found[-1]["diagnostics"]] if found else ["nothing yet"]

    talk.until(lambda: any("receive" in message for message in shown()))
    monkeypatch.chdir(root)
    main(["check", "flow.sw.yaml", "--output-format", "json", "--exit-zero"])
    said = json.loads(capsys.readouterr().out)["diagnostics"]
    assert sorted(item["message"] for item in said) == sorted(shown())
    text = (root / "lib/fs.json").read_text(encoding="utf-8")
    talk.open(lib, text, "json")
    talk.change(lib, 2, text.replace("]}", ', {"name": "receive", "operation": "a#c"}]}'))
    talk.until(lambda: not any("receive" in message for message in shown()))
    talk.change(lib, 3, text)
    talk.until(lambda: any("receive" in message for message in shown()))
