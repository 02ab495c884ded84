"""The configurations of docs/editors in the editors themselves, without a window.

Each editor runs a script that does what an author does and prints a line for each thing it has seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONFIGURATIONS = ROOT / "docs" / "editors"


def drive(words: list[str], configuration: str, folder: Path) -> list[str]:
    """Run an editor on a copy of the workflow; the lines it printed."""
    workflow = folder / "order.sw.yaml"
    shutil.copy(HERE / "order.sw.yaml", workflow)
    environment = {
        **os.environ,
        "SWLS_COMMAND": f"{sys.executable}\n-m\nswls\nserver",
        "SWLS_CONFIG": str(CONFIGURATIONS / configuration),
        "SWLS_FILE": str(workflow),
        "SWLS_OUT": str(folder / "order.svg"),
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "server"), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120, check=False, cwd=folder)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert (folder / "order.svg").read_text(encoding="utf-8").startswith("<svg"), said
    return [line for line in said.splitlines() if line.startswith("pass")]


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not on this machine")
def test_neovim(tmp_path: Path) -> None:
    script = HERE / "neovim.lua"
    words = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"]
    assert len(drive(words, "neovim.lua", tmp_path)) >= 10


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not on this machine")
def test_emacs_eglot(tmp_path: Path) -> None:
    probe = ["emacs", "--batch", "--eval", "(progn (package-initialize) (kill-emacs (if (require 'eglot nil t) 0 1)))"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("Emacs has no eglot")
    assert len(drive(["emacs", "--batch", "-l", str(HERE / "eglot.el")], "emacs-eglot.el", tmp_path)) >= 9
