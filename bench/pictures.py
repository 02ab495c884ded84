"""Drawing workflows of growing size: the first time, after a word was changed, after a task was added; and beside the Mermaid
text of the TypeScript SDK, rendered by Mermaid in Chromium, on the same workflows.

python bench/pictures.py [--modules NODE_MODULES] [--sizes 10,100,300,1000] [--rounds 5]

The modules come from `npm install mermaid@11 @serverlessworkflow/sdk`; without them only swls is measured.
"""

from __future__ import annotations

import argparse
import itertools
import json
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from workflows import yaml_of

from swls import parse
from swls.diagram import Renderer

PAGE = """<!doctype html><meta charset="utf-8"><body><script src="/mermaid.js"></script><script src="/sdk.js"></script><script>
const sdk = globalThis.serverWorkflowSdk;
const answers = [];
mermaid.initialize({{ startOnLoad: false, maxTextSize: 1e8, maxEdges: 1e6 }});
(async () => {{
  let number = 0;
  for (const text of {texts}) {{
    const taken = [];
    try {{
      for (let round = 0; round < {rounds}; round += 1) {{
        const began = performance.now();
        const code = sdk.convertToMermaidCode(sdk.Classes.Workflow.deserialize(text));
        await mermaid.render("m" + (number += 1), code);
        taken.push(performance.now() - began);
      }}
      answers.push(taken);
    }} catch (error) {{ answers.push(String(error)); }}
  }}
  await fetch("/answers", {{ method: "POST", body: JSON.stringify(answers) }});
}})();
</script>"""


SIMPLE = ("call", "call", "set", "wait", "emit")
CONTAINERS = ("do", "for", "try", "fork")


def nested(count: int) -> dict[str, Any]:
    """A workflow of DSL 1.0 with `count` tasks, in containers of every kind as deep as people go."""
    dice = random.Random(count)
    left = [count]

    def listed(depth: int) -> list[dict[str, Any]]:
        found = []
        for _ in range(dice.randint(2, 5)):
            if left[0] <= 0:
                break
            left[0] -= 1
            name = f"task{count - left[0]}"
            found.append({name: task(name, depth)})
        return found

    def task(name: str, depth: int) -> dict[str, Any]:
        kind = dice.choice(SIMPLE if depth > 4 else (*SIMPLE, *CONTAINERS))
        if kind == "call":
            return {"call": "http", "with": {"method": "get", "endpoint": f"https://api.example.com/v1/{name}"}}
        if kind == "set":
            return {"set": {name: 1}}
        if kind == "wait":
            return {"wait": {"seconds": 1}}
        if kind == "emit":
            return {"emit": {"event": {"with": {"source": "https://example.com", "type": f"com.example.{name}"}}}}
        inner = listed(depth + 1) or [{f"{name}Only": {"set": {name: 1}}}]
        if kind == "for":
            return {"for": {"each": f"{name}Item", "in": "${ .items }"}, "do": inner}
        if kind == "try":
            return {"try": inner, "catch": {"errors": {"with": {"status": 503}}}}
        return {"fork": {"branches": inner}} if kind == "fork" else {"do": inner}

    tasks: list[dict[str, Any]] = []
    while left[0] > 0:
        tasks += listed(0)
    return {
        "document": {"dsl": "1.0.0", "namespace": "bench", "name": f"nested-{count}", "version": "1.0.0"},
        "do": tasks,
    }


def timed(work: Callable[[], object], rounds: int) -> float:
    """The least of some rounds, in milliseconds: what else the machine does is not what is asked."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)


def process(text: str, folder: Path, rounds: int) -> float:
    """Milliseconds that `swls diagram` takes, as a whole process."""
    path = folder / "flow.yaml"
    path.write_text(text, encoding="utf-8")
    words = [sys.executable, "-m", "swls", "diagram", str(path), "-o", str(path.with_suffix(".svg"))]
    return timed(lambda: subprocess.run(words, check=True), rounds)


def server(text: str, rounds: int) -> tuple[float, float, float, int]:
    """In a process that keeps its engine: milliseconds with all containers open, after a task was added, and after a word
    was changed, from the text on; and the bytes of the picture.
    """
    renderer = Renderer()

    def draw(text: str, *, whole: bool = False) -> str:
        flow = parse(text).flow
        return renderer.render(flow, expanded=tuple({node.parent for node in flow.nodes}) if whole else ()).text

    size = len(draw(text))
    grown = [f"{text}  - more{'x' * 8 * number}:\n      set:\n        a: 1\n" for number in range(2 * rounds)]
    wholes, added = iter(grown[:rounds]), iter(grown[rounds:])
    words = itertools.cycle([text.replace('v1/task1"', f'v{number}/task1"') for number in (2, 3)])
    draw(next(words))
    return (
        timed(lambda: draw(next(wholes), whole=True), rounds),
        timed(lambda: draw(next(added)), rounds),
        timed(lambda: draw(next(words)), rounds),
        size,
    )


def mermaid(texts: list[str], modules: Path, folder: Path, rounds: int) -> list[list[float] | str]:
    """Milliseconds from each text to its picture in Chromium, round by round; or what Mermaid says is wrong."""
    browser = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    said = json.dumps(texts).replace("<", "\\u003c")
    files = {
        "/": ("text/html; charset=utf-8", PAGE.format(texts=said, rounds=rounds).encode()),
        "/mermaid.js": ("text/javascript", (modules / "mermaid" / "dist" / "mermaid.min.js").read_bytes()),
        "/sdk.js": ("text/javascript", (modules / "@serverlessworkflow/sdk/umd/index.umd.min.js").read_bytes()),
    }
    answers: queue.Queue[bytes] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = files.get(self.path, ("text/plain", b""))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            answers.put(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        words = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        words.append(f"http://127.0.0.1:{server.server_address[1]}/")
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            try:
                found: list[list[float] | str] = json.loads(answers.get(timeout=1200))
            finally:
                running.terminate()
        server.shutdown()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, help="the node_modules with mermaid and @serverlessworkflow/sdk")
    parser.add_argument("--sizes", default="10,100,300,1000")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    texts = [yaml_of(nested(size)) for size in sizes]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        others: list[list[float] | str] = [[] for _ in texts]
        if options.modules:
            others = mermaid(texts, options.modules, folder, options.rounds)
        print("| tasks | whole process | all open | a task added | a word changed | SVG | SDK and Mermaid |")
        print("|---|---|---|---|---|---|---|")
        for size, text, other in zip(sizes, texts, others, strict=True):
            whole = process(text, folder, options.rounds)
            opened, added, word, length = server(text, options.rounds)
            theirs = other if isinstance(other, str) else f"{min(other):.0f} ms" if other else "-"
            print(
                f"| {size} | {whole:.0f} ms | {opened:.0f} ms | {added:.0f} ms | {word:.1f} ms | {length / 1000:.0f} kB | {theirs} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
