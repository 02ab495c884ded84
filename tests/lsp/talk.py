"""A client that speaks the protocol by hand, so that a test sees exactly what goes over the wire."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from swls.lsp import main; raise SystemExit(main({options}))"]


def command(options: str = "") -> list[str]:
    """How to start the server, with options of `main`."""
    return [*COMMAND[:2], COMMAND[2].replace("{options}", options)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "server"), "PYTHONDONTWRITEBYTECODE": "1"}


class GoneError(Exception):
    """The server has ended."""


class Deaf:
    """The client's end of a server in this process, which says nothing and listens to nothing."""

    def messages(self) -> Iterator[bytes]:
        return iter(())

    def send(self, body: bytes) -> None:
        """Drop what the server says."""


class Talk:
    """A conversation with a server over a pair of byte streams."""

    def __init__(self, reader: Any, writer: Any) -> None:
        self.writer = writer
        self.reader = reader
        self.answers: dict[Any, dict[str, Any]] = {}
        self.heard: list[dict[str, Any]] = []  # notifications, in order
        self.asked: list[dict[str, Any]] = []  # requests of the server
        self.replies: dict[str, Any] = {}  # what to answer to those, or what gives it, by method
        self.news = threading.Condition()
        self.over = False
        self.numbers = itertools.count(1)
        threading.Thread(target=self._listen, daemon=True).start()

    def raw(self, body: bytes) -> None:
        self.writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.writer.flush()

    def send(self, message: dict[str, Any]) -> None:
        self.raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    def begin(self, method: str, params: Any = None) -> int:
        number = next(self.numbers)
        self.send({"id": number, "method": method, "params": params})
        return number

    def end(self, number: Any, timeout: float = 20) -> dict[str, Any]:
        return self.until(lambda: self.answers.pop(number, None), timeout)

    def request(self, method: str, params: Any = None, timeout: float = 20) -> Any:
        answer = self.end(self.begin(method, params), timeout)
        assert "error" not in answer, answer
        return answer["result"]

    def refused(self, method: str, params: Any = None) -> dict[str, Any]:
        """The error that a request is answered with."""
        answer = self.end(self.begin(method, params))
        assert "error" in answer, answer
        return answer["error"]

    def until(self, ready: Any, timeout: float = 20) -> Any:
        """Wait for `ready()` to give something."""
        limit = time.monotonic() + timeout
        with self.news:
            while not (found := ready()):
                left = limit - time.monotonic()
                if self.over:
                    raise GoneError
                if left <= 0:
                    raise TimeoutError(f"heard: {[item['method'] for item in self.heard][-10:]}")
                self.news.wait(min(left, 0.1))  # what is waited for may be something to ask for again
            return found

    def published(self, uri: str) -> list[dict[str, Any]]:
        """Everything published about a document so far."""
        return [
            item["params"]
            for item in list(self.heard)
            if item["method"] == "textDocument/publishDiagnostics" and item["params"]["uri"] == uri
        ]

    def diagnostics(self, uri: str, version: int, *, number: int = 1, timeout: float = 20) -> list[dict[str, Any]]:
        """The `number`th set of diagnostics published for a version."""

        def ready() -> list[dict[str, Any]] | None:
            found = [item["diagnostics"] for item in self.published(uri) if item.get("version") == version]
            return [{"is": found[number - 1]}] if len(found) >= number else None

        return self.until(ready, timeout)[0]["is"]

    def initialize(self, capabilities: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        params = {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities or {}, **more}
        result = self.request("initialize", params)
        self.notify("initialized", {})
        return result

    def open(self, uri: str, text: str, language: str = "yaml", version: int = 1) -> None:
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: tuple[tuple[int, int, int, int], str] | str) -> None:
        """Send changes: ((line, character, line, character), text), or a whole text."""
        content = [
            {"text": change}
            if isinstance(change, str)
            else {
                "range": {
                    "start": {"line": change[0][0], "character": change[0][1]},
                    "end": {"line": change[0][2], "character": change[0][3]},
                },
                "text": change[1],
            }
            for change in changes
        ]
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": content})

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the pipe was closed: by the server, or at the end of a test
            while (message := self._message()) is not None:
                self._take(message)
        with self.news:
            self.over = True
            self.news.notify_all()

    def _message(self) -> dict[str, Any] | None:
        length = 0
        while line := self.reader.readline():
            if line.strip():
                name, _, value = line.partition(b":")
                assert name.lower() in {b"content-length", b"content-type"}, line
                length = int(value) if name.lower() == b"content-length" else length
            else:
                return json.loads(self.reader.read(length))
        return None

    def _take(self, message: dict[str, Any]) -> None:
        with self.news:
            if "method" not in message:
                self.answers[message["id"]] = message
            elif "id" in message:
                self.asked.append(message)
                reply = self.replies.get(message["method"])
                self.send({"id": message["id"], "result": reply(message["params"]) if callable(reply) else reply})
            else:
                self.heard.append(message)
            self.news.notify_all()


class Process(Talk):
    """A conversation with a server of its own, over stdio."""

    def __init__(self, arguments: list[str] | None = None) -> None:
        self.process = subprocess.Popen(
            arguments or command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        self.log: list[str] = []
        threading.Thread(target=self._log, daemon=True).start()
        super().__init__(self.process.stdout, self.process.stdin)

    def _log(self) -> None:
        for line in self.process.stderr or ():
            self.log.append(line.decode(errors="replace"))

    def leave(self) -> int:
        """Shut down in good order; the exit code."""
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(60)

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):  # what was still to be said to a server that has gone
                    stream.close()
