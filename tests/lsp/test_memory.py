"""Asking questions about a text leaves nothing behind."""

from __future__ import annotations

import gc
import json
import weakref
from queue import SimpleQueue
from typing import Any

import pytest
from bench.workflows import workflow
from tests.lsp.talk import Deaf

from swls.lsp.server import connect

URI = "file:///w/flow.yaml"


@pytest.mark.parametrize("version", ["1.0", "0.8"])
def test_questions_leave_nothing_behind_and_a_change_frees_the_text_before(version: str) -> None:
    protocol, session = connect(Deaf(), SimpleQueue())

    def say(method: str, params: dict[str, Any], number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        protocol.receive(json.dumps(message if number is None else {**message, "id": number}).encode())

    def ask_all() -> None:
        about = {"textDocument": {"uri": URI}}
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 10_000, "character": 0}}
        say("textDocument/inlayHint", {**about, "range": whole}, 2)
        say("textDocument/diagnostic", about, 3)
        say("textDocument/codeLens", about, 4)
        for line in range(20, 30):
            say("textDocument/completion", {**about, "position": {"line": line, "character": 8}}, 5)
            say("textDocument/hover", {**about, "position": {"line": line, "character": 8}}, 6)

    say("initialize", {"processId": None, "rootUri": None, "capabilities": {"textDocument": {"diagnostic": {}}}}, 1)
    text = workflow(version, "yaml", 20_000)
    say("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": text}})
    ask_all()
    gc.collect()
    gc.disable()
    try:
        counted = len(gc.get_objects())
        for _ in range(5):
            ask_all()
        assert len(gc.get_objects()) < counted + 200
        before = weakref.ref(session.texts[URI].document.tree)
        at = {"line": 5, "character": 0}
        change = {"range": {"start": at, "end": at}, "text": "# well\n"}
        say("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [change]})
        ask_all()
        assert before() is None
    finally:
        gc.enable()
