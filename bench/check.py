"""`swls check` on a hundred small files beside a bare script with Node and ajv, as whole processes, in turn.

python bench/check.py --modules NODE_MODULES --schema SCHEMA.json [--rounds 7]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workflows import workflow

FILES, BYTES = 100, 1_400


def timed(command: list[str], folder: Path) -> float:
    """Milliseconds that a command takes; it has to find nothing."""
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", help="the node_modules with ajv, ajv-formats and yaml")
    parser.add_argument("--schema", help="the official schema, in JSON")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    swls = str(Path(sys.executable).with_name("swls"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(FILES):
            text = workflow("1.0", "yaml", BYTES).replace("bench", f"bench{number}")
            (folder / f"flow{number}.yaml").write_text(text, encoding="utf-8")
        files = sorted(path.name for path in folder.glob("*.yaml"))
        commands = {f"swls check, {FILES} files": [swls, "check"], "swls check, 1 file": [swls, "check", files[0]]}
        if options.modules and options.schema:
            script = Path(__file__).with_name("validate.mjs").resolve()
            words = ["node", str(script), str(Path(options.modules).resolve()), str(Path(options.schema).resolve())]
            commands[f"node with ajv, {FILES} files"] = [*words, *files]
        taken: dict[str, list[float]] = {what: [] for what in commands}
        for _ in range(options.rounds):
            for what, command in commands.items():
                taken[what].append(timed(command, folder))
    print("| whole process | median ms | least ms |")
    print("|---|---|---|")
    for what, values in taken.items():
        print(f"| {what} | {statistics.median(values):.0f} | {min(values):.0f} |")


if __name__ == "__main__":
    main()
