"""What is done while nobody asks."""

from __future__ import annotations

import json
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from bench.workflows import workflow
from tests.lsp.talk import Deaf

from swls.lsp import ahead
from swls.lsp.server import connect
from swls.model import frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from swls.lsp.session import Session

URI = "file:///w/flow.yaml"


def idle(session: Session) -> int:
    """Do all that is due, and the number of jobs that took."""
    jobs = 0
    session.agenda._clock = lambda: 1e12
    while (job := session.agenda.take()) is not None:
        job()
        jobs += 1
    return jobs


def test_names_are_brought_together_bit_by_bit_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    protocol, session = connect(Deaf(), SimpleQueue())

    def say(method: str, params: Any, **more: Any) -> None:
        protocol.receive(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode())

    say("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
    text = workflow("0.8", "yaml", 200_000)
    say("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": text}})
    monkeypatch.setattr(ahead, "_SLICE", 0)
    read: list[object] = []
    whole = frames._read

    def counted(part: frames.Frame, groups: Iterator[frames.Frame]) -> frames.Part:
        read.append(part)
        return whole(part, groups)

    monkeypatch.setattr(frames, "_read", counted)
    assert idle(session) > 5
    parts = len(read)
    lines = text[: text.index("note about step", len(text) // 2)].split("\n")
    at = {"line": len(lines) - 1, "character": len(lines[-1])}
    change = {"range": {"start": at, "end": at}, "text": "x"}
    say("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [change]})
    names = session.texts[URI].document.units[0].names
    assert len(names.named("state", "state7")) == 1
    assert len(list(names.using(("state",), "state7"))) == 1
    assert parts > 5
    assert len(read) - parts <= 3  # the root, the states, and what the edit touched
