"""What a server works for each request about one file, by the processor's clock: `python bench/questions.py FILE [--rounds 5]`.

The messages go to the server in this process, so that nothing but its own work is counted. `first` is the answer right
behind the first diagnostics, `a key later` the median of those behind a key in the middle of the text and its
diagnostics, `again` the median of those to the same question about the same text. Milliseconds.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections import Counter
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.dialects.identity import identity_of
from swls.lsp.server import connect
from swls.lsp.warm import warm_up
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

CAPABILITIES = {
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "rename": {"prepareSupport": True},
    }
}
_FEW = 5  # places that name the same


class Ears:
    """The client's end: keeps what the server says."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []

    def messages(self) -> Iterator[bytes]:
        """Nothing comes this way."""
        return iter(())

    def send(self, body: bytes) -> None:
        """Keep a message."""
        self.heard.append(json.loads(body))


class Talk:
    """A server in this process with one file open."""

    def __init__(self, path: Path) -> None:
        self.uri = path.resolve().as_uri()
        self.language = path.suffix[1:]
        self.text = path.read_text(encoding="utf-8")
        self.ears = Ears()
        self.protocol, self.session = connect(self.ears, SimpleQueue())
        self.number = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES})
        self.say("initialized", {})

    def say(self, method: str, params: Any) -> None:
        """Send a notification."""
        self.protocol.receive(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any) -> tuple[Any, float]:
        """The answer to a request, and the milliseconds of work it took."""
        self.number += 1
        body = json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}).encode()
        self.ears.heard.clear()
        began = time.process_time()
        self.protocol.receive(body)
        took = (time.process_time() - began) * 1000
        answer = next(one for one in self.ears.heard if one.get("id") == self.number)
        return answer.get("result"), took

    def settle(self, *, idle: bool) -> None:
        """Let the server do what it has put off: until the diagnostics are out, or (`idle`) all that is due soon."""
        self.ears.heard.clear()
        end = time.monotonic() + 60
        while time.monotonic() < end:
            wait = self.session.agenda.wait()
            out = any(one.get("method") == "textDocument/publishDiagnostics" for one in self.ears.heard)
            if wait is None or wait > 1 or (out and not idle):
                return
            time.sleep(wait)
            job = self.session.agenda.take()
            if job is not None:
                self.protocol.run(job)

    def open(self) -> None:
        """Open the file."""
        item = {"uri": self.uri, "languageId": self.language, "version": 1, "text": self.text}
        self.say("textDocument/didOpen", {"textDocument": item})

    def key(self, line: int, character: int) -> None:
        """Press a key."""
        at = {"line": line, "character": character}
        change = {"range": {"start": at, "end": at}, "text": "x"}
        document = {"uri": self.uri, "version": 2 + self.number}
        self.say("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})


def probes(document: Document) -> dict[str, tuple[str, int]]:
    """What to ask about: for each question its method and the offset of the name it is about."""
    unit = document.units[0]
    names = unit.names
    function = next(names.of_kind("function"), None)
    middle = len(document.text) // 2
    uses = [use for use in names.uses if names.meant(use)]
    often = Counter(use.name for use in uses)
    busy = max(uses, key=lambda use: often[use.name], default=None)
    near = min(uses, key=lambda use: (often[use.name] > _FEW, abs(use.start - middle)), default=None)
    own = identity_of(unit.detection)
    assert own is not None
    identity = own.start
    step = document.text.find("note about step", middle)
    found = {"hover": ("textDocument/hover", step - 3)}
    if near is not None:
        found["definition"] = ("textDocument/definition", near.start + 1)
    if busy is not None:
        found["definition of what is named most"] = ("textDocument/definition", busy.start + 1)
        found["references, most of them"] = ("textDocument/references", busy.start + 1)
        found["highlight, most of them"] = ("textDocument/documentHighlight", busy.start + 1)
    if near is not None:
        found["references"] = ("textDocument/references", near.start + 1)
        found["highlight"] = ("textDocument/documentHighlight", near.start + 1)
        found["prepare rename"] = ("textDocument/prepareRename", near.start + 1)
    if function is not None:
        found |= {
            "call hierarchy of a function": ("textDocument/prepareCallHierarchy", function.start + 1),
            "... who calls it": ("callHierarchy/incomingCalls", function.start + 1),
            "... what it calls": ("callHierarchy/outgoingCalls", function.start + 1),
        }
    found |= {
        "call hierarchy of the workflow": ("textDocument/prepareCallHierarchy", identity + 1),
        "... who calls that": ("callHierarchy/incomingCalls", identity + 1),
        "... what that calls": ("callHierarchy/outgoingCalls", identity + 1),
        "selection": ("textDocument/selectionRange", step),
        "hints in 60 lines": ("textDocument/inlayHint", step),
        "lenses": ("textDocument/codeLens", 0),
        "links": ("textDocument/documentLink", 0),
        "workspace symbols": ("workspace/symbol", 0),
        "outline": ("textDocument/documentSymbol", 0),
        "folding": ("textDocument/foldingRange", 0),
    }
    return found


class Questions:
    """Asks one question of a server."""

    def __init__(self, talk: Talk, document: Document) -> None:
        self.talk = talk
        self.lines = document.lines
        self.items: dict[int, Any] = {}

    def ask(self, method: str, offset: int) -> tuple[Any, float]:
        """The answer, and the milliseconds it took."""
        line, character = self.lines.position(offset)
        where: dict[str, Any] = {
            "textDocument": {"uri": self.talk.uri},
            "position": {"line": line, "character": character},
        }
        if method.startswith("callHierarchy/"):
            if offset not in self.items:
                found, _ = self.talk.ask("textDocument/prepareCallHierarchy", where)
                self.items[offset] = found[0]
            where = {"item": self.items[offset]}
        elif method == "textDocument/references":
            where["context"] = {"includeDeclaration": True}
        elif method == "textDocument/selectionRange":
            where["positions"] = [where.pop("position")]
        elif method == "textDocument/inlayHint":
            where["range"] = {"start": {"line": line, "character": 0}, "end": {"line": line + 60, "character": 0}}
        elif method == "workspace/symbol":
            where = {"query": "ord"}
        return self.talk.ask(method, where)


class Row(NamedTuple):
    """A question, how many things are in its answer, and how long it took: first, behind a key, and again."""

    what: str
    answers: int
    first: float | None
    later: float
    again: float


def measure(path: Path, rounds: int) -> list[Row]:
    """Ask everything about a file."""
    document = Document.open(path.read_text(encoding="utf-8"), path=path.name)
    line, character = document.lines.position(document.text.find("note about step", len(document.text) // 2))
    used = Talk(path)
    used.open()
    used.settle(idle=True)
    again = Questions(used, document)
    rows = []
    for what, (method, offset) in probes(document).items():
        new = Talk(path)
        new.open()
        new.settle(idle=False)
        # An item of a call hierarchy comes from a question before.
        first = None if method.startswith("callHierarchy/") else Questions(new, document).ask(method, offset)[1]
        later, same = [], []
        answer, _ = again.ask(method, offset)
        for _ in range(rounds):
            used.key(line, character + 5)
            used.settle(idle=True)
            later.append(again.ask(method, offset)[1])
            answer, took = again.ask(method, offset)
            same.append(took)
        size = len(answer) if isinstance(answer, list) else int(answer is not None)
        rows.append(Row(what, size, first, statistics.median(later), statistics.median(same)))
    return rows


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    gc.disable()  # as the server does
    warm_up()
    for path in options.files:
        print(f"{path.name}, {path.stat().st_size} bytes\n")
        print("| request | answers | first | a key later | again |\n|---|---|---|---|---|")
        for row in measure(path, options.rounds):
            first = "" if row.first is None else f"{row.first:.1f}"
            print(f"| {row.what} | {row.answers} | {first} | {row.later:.1f} | {row.again:.1f} |")
        print()


if __name__ == "__main__":
    main()
