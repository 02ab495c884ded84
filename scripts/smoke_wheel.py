"""Build the wheel, install it into an empty environment without the sources, and use it there."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = """\
document: {dsl: '1.0.3', namespace: smoke, name: smoke, version: 1.0.0}
do:
  - greet:
      set: {message: hello}
  - wrong:
      wiat: PT5S
"""


def run(*command: str | Path, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing of it on the path."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=600,
    )


def main() -> int:
    """Exit status 0 when the installed wheel lints, explains, shows its schema and draws."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        built = run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", here, ROOT, cwd=here)
        if built.returncode != 0:
            print(built.stdout, built.stderr)
            return 1
        wheel = next(here.glob("*.whl"))
        venv.create(here / "env", with_pip=True)
        python = here / "env" / "bin" / "python"
        installed = run(
            *(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel), cwd=here
        )
        if installed.returncode != 0:
            print(installed.stdout, installed.stderr)
            return 1
        (here / "flow.yaml").write_text(WORKFLOW, encoding="utf-8")
        swls = here / "env" / "bin" / "swls"
        checks: list[tuple[tuple[str | Path, ...], int, str]] = [
            ((swls, "version"), 0, "swls"),
            ((swls, "check", "--output-format", "concise", "flow.yaml"), 1, "did you mean 'wait'"),
            ((swls, "rules"), 0, "SW101"),
            ((swls, "schema", "show", "1.0.3"), 0, "$defs"),
            ((swls, "schema", "show", "0.8"), 0, "states"),
            ((swls, "diagram", "flow.yaml"), 0, "<svg"),
            ((python, "-c", "from swls.ide.snippets import load_snippets; assert load_snippets('1')"), 0, ""),
        ]
        for command, status, expected in checks:
            done = run(*command, cwd=here)
            if done.returncode != status or expected not in done.stdout:
                print("failed:", *command, f"(exit {done.returncode})", done.stdout[-2000:], done.stderr[-2000:])
                return 1
        print(f"{wheel.name}: {len(checks)} uses of the installed wheel work")
    return 0


if __name__ == "__main__":
    sys.exit(main())
