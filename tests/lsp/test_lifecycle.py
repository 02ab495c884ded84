"""From the first message to the last, and every message that should not have been sent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import pytest
from tests.lsp.abilities import NOTHING, RICH
from tests.lsp.talk import COMMAND, GoneError, Process, command, environment
from tests.lsp.texts import BAD, GOOD, URI

NOT_INITIALIZED, INVALID_REQUEST, UNKNOWN, INVALID_PARAMS, PARSE = -32002, -32600, -32601, -32602, -32700
CANCELLED = -32800


def test_greeting_and_leaving(start: Any) -> None:
    server = start(None)
    result = server.initialize(RICH)
    assert result["serverInfo"]["name"] == "swls"
    assert result["capabilities"]["textDocumentSync"]["change"] == 2
    assert result["capabilities"]["positionEncoding"] == "utf-16"
    assert server.leave() == 0


def test_leaving_without_a_word_is_an_error(start: Any) -> None:
    server = start(RICH)
    server.notify("exit")
    assert server.process.wait(10) == 1


def test_nothing_is_answered_before_the_greeting(start: Any) -> None:
    server = start(None)
    error = server.refused(
        "textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    )
    assert error["code"] == NOT_INITIALIZED
    server.open(URI, BAD)  # passed over
    server.initialize(RICH)
    assert server.request("textDocument/foldingRange", {"textDocument": {"uri": URI}}) == []


def test_the_greeting_comes_once_and_nothing_after_the_farewell(start: Any) -> None:
    server = start(RICH)
    assert server.refused("initialize", {"capabilities": {}})["code"] == INVALID_REQUEST
    server.request("shutdown")
    assert server.refused("shutdown")["code"] == INVALID_REQUEST
    server.notify("exit")
    assert server.process.wait(10) == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", PARSE),
        (b"[1]", INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": [], "method": "shutdown"}', INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": true, "method": "shutdown"}', INVALID_REQUEST),
        (b"[" * 20_000, PARSE),
        (b'{"jsonrpc": "2.0", "id": "x", "method": 3}', INVALID_REQUEST),
    ],
)
def test_what_is_no_message_is_refused_and_ends_nothing(start: Any, body: bytes, code: int) -> None:
    server = start(RICH)
    server.raw(body)
    answer = server.until(lambda: server.answers.get(None) or server.answers.get("x"))
    assert answer["error"]["code"] == code
    assert server.leave() == 0


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/unheardOf", {}, UNKNOWN),
        ("textDocument/hover", None, INVALID_PARAMS),
        ("textDocument/hover", {"textDocument": {"uri": 3}, "position": None}, INVALID_PARAMS),
        ("textDocument/completion", {"textDocument": {"uri": URI}}, INVALID_PARAMS),
        ("workspace/executeCommand", {"command": "swls.nothing"}, INVALID_PARAMS),
    ],
)
def test_bad_requests_are_refused_with_a_reason(rich: Process, method: str, params: Any, code: int) -> None:
    error = rich.refused(method, params)
    assert error["code"] == code
    assert error["message"]
    assert rich.leave() == 0


def test_requests_about_texts_that_are_not_open_get_empty_answers(rich: Process) -> None:
    nowhere = {"textDocument": {"uri": "untitled:nowhere"}}
    at = {**nowhere, "position": {"line": 3, "character": 9}}
    assert rich.request("textDocument/hover", at) is None
    assert rich.request("textDocument/completion", at)["items"] == []
    assert rich.request("textDocument/documentSymbol", nowhere) == []


def test_positions_outside_of_the_text_are_brought_back_into_it(rich: Process) -> None:
    rich.open(URI, GOOD)
    document = {"textDocument": {"uri": URI}}
    for line, character in ((10_000, 0), (0, 10_000), (6, 10_000)):
        rich.request("textDocument/hover", {**document, "position": {"line": line, "character": character}})
        rich.request("textDocument/completion", {**document, "position": {"line": line, "character": character}})
    assert rich.leave() == 0


def test_bad_notifications_are_passed_over(rich: Process) -> None:
    rich.notify("textDocument/didOpen", {"textDocument": None})
    rich.notify(
        "textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "x"}]}
    )
    rich.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    rich.notify("textDocument/didFly", {})
    rich.notify("$/unheardOf", {})
    rich.notify("$/setTrace", {"value": "verbose"})
    rich.open(URI, BAD)
    assert len(rich.diagnostics(URI, 1)) == 1
    assert rich.leave() == 0


def test_a_request_is_not_done_when_it_was_cancelled_in_time(rich: Process) -> None:
    large = GOOD + "".join(f"  - task{number}:\n      set: {{a: {number}}}\n" for number in range(4_000))
    rich.open(URI, large)
    ask = {"method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": URI}}}
    rich.send({"id": 900, **ask})  # keeps the server busy while the next two come in
    rich.send({"id": 901, **ask})
    rich.notify("$/cancelRequest", {"id": 901})
    assert len(rich.end(900)["result"]) > 1
    assert rich.end(901)["error"]["code"] == CANCELLED
    rich.notify("$/cancelRequest", {"id": 12_345})  # nobody asked that
    rich.notify("$/cancelRequest", None)
    assert rich.leave() == 0


def test_ids_may_be_texts(rich: Process) -> None:
    rich.send({"id": "a-1", "method": "textDocument/foldingRange", "params": {"textDocument": {"uri": URI}}})
    assert rich.end("a-1")["result"] == []


def test_the_server_ends_when_its_input_does(start: Any) -> None:
    server = start(RICH)
    server.process.stdin.close()
    assert server.process.wait(10) == 0


def test_leaving_waits_for_nothing_that_goes_on_aside() -> None:
    words = "import time; from swls.lsp import transport, serve, session; "
    words += "ask = session.Session.open; slow = lambda: time.sleep(600); "
    words += "session.Session.open = lambda self, item: (self.aside(slow, id), ask(self, item))[1]; "
    words += "raise SystemExit(serve.serve(transport.stdio()))"
    server = Process([COMMAND[0], "-c", words])
    try:
        server.initialize(NOTHING)
        server.open(URI, GOOD)
        assert server.diagnostics(URI, 1) == []
        assert server.leave() == 0
    finally:
        server.kill()


def test_the_server_does_not_outlive_its_editor(start: Any) -> None:
    editor = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    server = start(NOTHING, processId=editor.pid)
    server.request("textDocument/foldingRange", {"textDocument": {"uri": URI}})
    editor.kill()
    editor.wait()
    assert server.process.wait(20) == 0


def test_whatever_is_printed_stays_out_of_the_protocol() -> None:
    words = "import sys; from swls.lsp import transport, serve; made = transport.stdio(); print('noise'); "
    words += "sys.stdout.flush(); raise SystemExit(serve.serve(made))"
    server = Process([COMMAND[0], "-c", words])
    try:
        server.initialize(NOTHING)
        assert server.leave() == 0
        assert any("noise" in line for line in server.log)
    finally:
        server.kill()


@pytest.mark.parametrize("kind", ["tcp", "ws"])
def test_other_ways_to_connect(kind: str) -> None:
    server = subprocess.Popen(
        command(f"{kind}='127.0.0.1:0'"),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=environment(),
        text=True,
    )
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        address = line.rpartition("listening on ")[2].strip().removeprefix("ws://")
        host, _, port = address.rpartition(":")
        if kind == "tcp":
            _by_tcp(host, int(port))
        else:
            _by_websocket(host, int(port))
        assert server.wait(10) == 0
    finally:
        server.kill()
        server.wait()


def _by_tcp(host: str, port: int) -> None:
    import socket

    from tests.lsp.talk import Talk

    with socket.create_connection((host, port)) as connection:
        talk = Talk(connection.makefile("rb"), connection.makefile("wb"))
        talk.initialize(RICH)
        talk.open(URI, BAD)
        assert len(talk.diagnostics(URI, 1)) == 1
        talk.request("shutdown")
        talk.notify("exit")


def _by_websocket(host: str, port: int) -> None:
    import json

    from websockets.sync.client import connect

    with connect(f"ws://{host}:{port}", compression=None) as socket:

        def say(method: str, params: Any, number: int | None = None) -> None:
            message = {"jsonrpc": "2.0", "method": method, "params": params}
            socket.send(json.dumps(message if number is None else {**message, "id": number}))

        say("initialize", {"processId": os.getpid(), "capabilities": RICH, "rootUri": None}, 1)
        assert json.loads(socket.recv(20))["result"]["serverInfo"]["name"] == "swls"
        say("initialized", {})
        say("shutdown", None, 2)
        while "result" not in (heard := json.loads(socket.recv(20))) or heard["id"] != 2:
            if "method" in heard and "id" in heard:
                socket.send(json.dumps({"jsonrpc": "2.0", "id": heard["id"], "result": None}))
        say("exit", None)


def test_a_web_page_may_not_connect() -> None:
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    server = subprocess.Popen(
        command("ws='127.0.0.1:0'"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment(), text=True
    )
    try:
        assert server.stderr is not None
        address = server.stderr.readline().rpartition("listening on ")[2].strip()
        with pytest.raises(InvalidStatus):
            connect(address, origin="https://example.com").close()
    finally:
        server.kill()
        server.wait()


def test_an_address_that_is_taken_or_none_is_said_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "swls", "server", "--tcp", "nowhere"],
        capture_output=True, text=True, env=environment(), timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "HOST:PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_gone_server_is_noticed(start: Any) -> None:
    """Guards the tests themselves: waiting on a server that ended fails at once."""
    server = start(RICH)
    server.process.kill()
    before = time.monotonic()
    with pytest.raises((GoneError, BrokenPipeError)):
        server.request("shutdown")
    assert time.monotonic() - before < 15
