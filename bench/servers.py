"""Language servers side by side on one file: `python bench/servers.py FILE [--peer "COMMAND"] [--schema SCHEMA]`.

Both get the same messages in turn (ours, theirs, ours, theirs), because only ratios within one run mean anything on a
machine that does other things as well. The peer is any server that speaks over stdio; for yaml-language-server,
`--schema` names the JSON Schema that it judges by. Times are milliseconds, sizes MB of resident memory.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "server")]

from tests.lsp.talk import Process  # noqa: E402  (found by the line above)

CAPABILITIES = {
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True},
}
TICKS = os.sysconf("SC_CLK_TCK")


def family(process: int) -> list[int]:
    """A process and all that it has started."""
    found = [process]
    for one in found:
        try:
            found += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
    return found


def memory(process: int) -> float:
    """Resident memory of a process and what it has started, in MB."""
    total = 0
    for one in family(process):
        match = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text())
        total += int(match[1]) if match else 0
    return total / 1024


def cpu(process: int) -> float:
    """Milliseconds of work that a process and what it has started have done."""
    total = 0
    for one in family(process):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total * 1000 / TICKS


class Bench:
    """One server with the file open."""

    def __init__(self, command: list[str], path: Path, schema: str | None) -> None:
        self.uri = path.resolve().as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.version = 1
        settings = {"yaml": {"schemas": {schema: ["*"]} if schema else {}, "schemaStore": {"enable": False}}}
        began = time.perf_counter()
        self.process = Process(command)
        self.process.replies["workspace/configuration"] = lambda params: [
            settings.get(item.get("section", ""), {}) for item in params["items"]
        ]
        folder = path.resolve().parent.as_uri()
        self.process.initialize(CAPABILITIES, rootUri=folder, workspaceFolders=[{"uri": folder, "name": "bench"}])
        self.took: dict[str, list[float]] = {"start": [since(began)]}
        self.process.notify("workspace/didChangeConfiguration", {"settings": settings})
        began = time.perf_counter()
        self.process.open(self.uri, self.text, path.suffix[1:])
        self.first = self._diagnostics()
        self._took("open to diagnostics", began)
        self._settle()
        self.row = next(
            row for row, line in enumerate(self.lines) if "note about step" in line and row > len(self.lines) / 2
        )
        self.column = self.lines[self.row].index("note about") + 5

    def _took(self, what: str, began: float) -> None:
        self.took.setdefault(what, []).append(since(began))

    def _diagnostics(self) -> list[dict[str, Any]]:
        heard = self.process.published
        version = self.version

        def ready() -> list[Any] | None:
            found = [one for one in heard(self.uri) if one.get("version", version) >= version]
            return [found[-1]["diagnostics"]] if found else None

        return list(self.process.until(ready, 120)[0])

    def _settle(self) -> None:
        seen = -1
        while seen != (seen := len(self.process.heard)):
            time.sleep(0.4)

    def key(self, index: int) -> None:
        """A letter in the middle of a text; then how long until the diagnostics of that version."""
        self.process.heard.clear()
        self.version += 1
        column = self.column + index
        before, began = cpu(self.process.process.pid), time.perf_counter()
        self.process.change(self.uri, self.version, ((self.row, column, self.row, column), "abcdefghij"[index % 10]))
        self._diagnostics()
        self._took("key to diagnostics", began)
        self._settle()
        self.took.setdefault("work a key", []).append(cpu(self.process.process.pid) - before)

    def ask(self, what: str) -> None:
        """Hover, or completion right behind a key."""
        if what == "completion":
            self.version += 1
            self.process.change(self.uri, self.version, ((self.row, self.column, self.row, self.column), "x"))
        place = {"textDocument": {"uri": self.uri}, "position": {"line": self.row, "character": self.column - 9}}
        began = time.perf_counter()
        self.process.request(f"textDocument/{what}", place, 60)
        self._took(what, began)
        self._settle()

    def end(self) -> None:
        """Take the edits back, see whether the findings are what they were, weigh it, and stop."""
        self.version += 1
        self.process.heard.clear()
        self.process.change(self.uri, self.version, self.text)
        left = self._diagnostics()
        self.consistent = sorted(map(str, left)) == sorted(map(str, self.first))
        self.took["memory"] = [memory(self.process.process.pid)]
        self.process.kill()


def since(began: float) -> float:
    """Milliseconds from then to now."""
    return (time.perf_counter() - began) * 1000


def measure(commands: dict[str, list[str]], path: Path, schema: str | None, rounds: int, keys: int) -> None:
    """Print the medians of all rounds, and theirs in units of ours."""
    taken: dict[str, dict[str, list[float]]] = {name: {} for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            bench = Bench(command, path, schema)
            for index in range(keys):
                bench.key(index)
            for what in ("hover", "completion"):
                for _ in range(max(2, keys // 2)):
                    bench.ask(what)
            bench.end()
            for what, values in bench.took.items():
                taken[name].setdefault(what, []).extend(values)
            print(f"{name}: {len(bench.first)} findings, the same after all edits: {bench.consistent}", file=sys.stderr)
    names = list(commands)
    print(f"{path.name}, {path.stat().st_size} bytes, {rounds} rounds\n")
    print("| median |", " | ".join(names), "| ratio |" if len(names) == 2 else "|")
    print("|---|" + "---|" * (len(names) + (len(names) == 2)))
    for what in taken[names[0]]:
        medians = [statistics.median(taken[name][what]) for name in names]
        ratio = f" 1/{medians[1] / medians[0]:.1f} |" if len(names) == 2 and medians[0] else ""
        print(f"| {what} | {' | '.join(f'{value:.1f}' for value in medians)} |{ratio}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--peer", help="the command of another server")
    parser.add_argument("--schema", help="the JSON Schema for the peer, as a URI or path")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--keys", type=int, default=10)
    options = parser.parse_args()
    commands = {"swls": [sys.executable, "-m", "swls", "server"]}
    if options.peer:
        commands["peer"] = shlex.split(options.peer)
    measure(commands, options.file, options.schema, options.rounds, options.keys)


if __name__ == "__main__":
    main()
