"""The promises of SECURITY.md, held against what the program really does: Python itself reports every file, socket and
program that it touches (`tests/watched.py`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.lsp.talk import Process

ROOT = Path(__file__).resolve().parent.parent
WATCHED = Path(__file__).with_name("watched.py")
_KINDS = {"valueSet": ["quickfix", "source", "refactor"]}
CAPABLE = {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": _KINDS}}}}
SECRET = "s3cr3t-value-that-nobody-may-see"
HOSTILE_1 = f"""\
document: {{dsl: '1.0.3', namespace: n, name: hostile, version: 1.0.0}}
input: {{schema: {{resource: {{endpoint: 'http://127.0.0.1:9/input.json'}}}}}}
use:
  catalogs: {{remote: {{endpoint: 'http://127.0.0.1:9/catalog'}}}}
  authentications: {{me: {{basic: {{username: u, password: {SECRET}}}}}}}
do:
  - fetch: {{call: openapi, with: {{document: {{endpoint: 'http://127.0.0.1:9/api.yaml'}}, operationId: x}}}}
  - local: {{call: openapi, with: {{document: {{endpoint: 'file:///etc/passwd'}}, operationId: x}}}}
  - above: {{call: openapi, with: {{document: {{endpoint: '../outside/api.yaml'}}, operationId: x}}}}
  - shell: {{run: {{shell: {{command: 'touch executed'}}}}}}
  - script: {{run: {{script: {{language: python, code: 'open("executed", "w")'}}}}}}
  - express: {{set: '${{ env | input | debug | $__loc__ }}', if: '${{ input_filename }}'}}
  - wrong: {{wiat: PT5S}}
"""
HOSTILE_0 = f"""\
id: hostile
name: hostile
version: '1.0'
specVersion: '0.8'
start: a
functions: ../outside/functions.json
events: http://127.0.0.1:9/events.json
errors: file:///etc/passwd
retries: link/retries.json
secrets: [key]
auth:
  - {{name: me, scheme: basic, properties: {{username: u, password: {SECRET}}}}}
states:
  - {{name: a, type: operation, actions: [{{functionRef: outsider}}], end: true}}
"""
TAGGED = """\
document: {dsl: '1.0.3', namespace: n, name: n, version: 1.0.0}
do:
  - a: {set: {x: !!python/object/apply:os.system ['touch executed']}}
  - b: {set: !!python/name:os.system ''}
"""


class Event(NamedTuple):
    """Something that Python reported."""

    name: str
    args: tuple[str, ...]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder of hostile workflows, a plug-in that must not be loaded, and a secret outside of it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("functions.json", "retries.json", "api.yaml", "flow.yaml"):
        (outside / name).write_text(HOSTILE_1.replace("hostile", SECRET), encoding="utf-8")
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "one.yaml").write_text(HOSTILE_1, encoding="utf-8")
    (folder / "zero.sw.yaml").write_text(HOSTILE_0, encoding="utf-8")
    (folder / "tags.yaml").write_text(TAGGED, encoding="utf-8")
    (folder / "link").symlink_to(outside)
    (folder / "linked.yaml").symlink_to(outside / "flow.yaml")
    (folder / "swls.py").write_text("open('executed', 'w')", encoding="utf-8")
    (folder / "conftest.py").write_text("open('executed', 'w')", encoding="utf-8")
    (folder / "swls.toml").write_text("max-problems = 50\n", encoding="utf-8")
    return folder


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT / "server"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONSAFEPATH": "1"}


def events(log: Path) -> list[Event]:
    """What was reported."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [Event(name, tuple(args)) for name, *args in lines]


def watched(workspace: Path, *words: str, stdin: str = "") -> tuple[subprocess.CompletedProcess[str], list[Event]]:
    log = workspace.parent / "events.log"
    done = subprocess.run(
        [sys.executable, str(WATCHED), str(log), "swls", *words],
        cwd=workspace,
        env=environment(),
        capture_output=True,
        text=True,
        input=stdin,
        check=False,
        timeout=120,
    )
    return done, events(log)


def judge(workspace: Path, seen: list[Event]) -> None:
    """Nothing was fetched or executed, and no file outside the workspace was opened but for the program's own."""
    assert any(event.name == "open" for event in seen), "nothing was watched"
    reached = [
        event for event in seen if event.name.startswith(("socket.connect", "socket.getaddrinfo", "socket.sendto"))
    ]
    assert reached == []
    started = [
        event
        for event in seen
        if event.name.startswith(("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn"))
    ]
    assert started == []
    outside = str((workspace.parent / "outside").resolve())
    for event in seen:
        if event.name == "open":
            path = os.path.realpath(workspace / event.args[0])
            assert not path.startswith(outside), event
            assert path != "/etc/passwd", event
    assert not list(workspace.parent.rglob("executed"))


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--select", "ALL", "--output-format", "json", "."),
        ("check", "--fix", "--unsafe-fixes"),
        ("check", "--diff", "--unsafe-fixes", "--output-format", "sarif"),
        ("diagram", "one.yaml", "--engine", "embedded"),
        ("diagram", "zero.sw.yaml", "--format", "mermaid"),
    ],
    ids=" ".join,
)
def test_commands_fetch_and_execute_nothing_and_stay_inside(workspace: Path, words: tuple[str, ...]) -> None:
    done, seen = watched(workspace, *words)
    assert "Traceback" not in done.stderr, done.stderr
    judge(workspace, seen)
    assert SECRET not in done.stderr
    if words[0] == "check" and "--diff" not in words:
        said = "".join(line for line in done.stdout.splitlines(keepends=True) if "|" not in line)
        assert SECRET not in said


def test_a_language_server_fetches_and_executes_nothing_and_stays_inside(workspace: Path) -> None:
    log = workspace.parent / "events.log"
    process = Process([sys.executable, str(WATCHED), str(log), "swls", "server"])
    try:
        process.initialize(
            CAPABLE, rootUri=workspace.as_uri(), workspaceFolders=[{"uri": workspace.as_uri(), "name": "w"}]
        )
        for name in ("one.yaml", "zero.sw.yaml", "tags.yaml"):
            uri = (workspace / name).as_uri()
            text = (workspace / name).read_text(encoding="utf-8")
            process.open(uri, text)
            process.diagnostics(uri, 1)  # waits for them
            document = {"textDocument": {"uri": uri}}
            for line in range(len(text.splitlines())):
                place = {**document, "position": {"line": line, "character": 14}}
                process.request("textDocument/hover", place)
                process.request("textDocument/completion", place)
            process.request("textDocument/documentSymbol", document)
            span = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
            process.request("textDocument/codeAction", {**document, "range": span, "context": {"diagnostics": []}})
            process.request("workspace/executeCommand", {"command": "swls.diagram", "arguments": [{"uri": uri}]})
        said = json.dumps([message for message in process.heard if message["method"] != "window/logMessage"])
        assert SECRET not in said
        assert process.leave() == 0
    finally:
        process.kill()
    judge(workspace, events(log))
    assert SECRET not in "".join(process.log)


def test_the_watch_sees_what_it_must_see(tmp_path: Path) -> None:
    """The tests above would notice: a module that does each forbidden thing is caught."""
    workspace = tmp_path / "workspace"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "f").write_text("", encoding="utf-8")
    workspace.mkdir()
    slips = {
        "open": "open('../outside/f')",
        "connect": "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass",
        "run": "import subprocess; subprocess.run(['true'])",
        "system": "import os; os.system('true')",
    }
    for name, slip in slips.items():
        (workspace / f"{name}_slip.py").write_text(f"open(__file__)\n{slip}\n", encoding="utf-8")
        log = tmp_path / f"{name}.log"
        subprocess.run(
            [sys.executable, str(WATCHED), str(log), f"{name}_slip"],
            cwd=workspace,
            env={**environment(), "PYTHONPATH": str(workspace)},
            check=True,
        )
        with pytest.raises(AssertionError):
            judge(workspace, events(log))
