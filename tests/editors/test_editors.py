"""The configurations of docs/editors in the editors themselves, without a window.

Each editor runs a script that does what an author does and prints a line for each thing it has seen. `scripts/install-editors`
installs the editors where that is possible; what is not there is left out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONFIGURATIONS = ROOT / "docs" / "editors"
ALE = Path("/usr/share/vim-ale")
EMOJI = "\N{GRINNING FACE} "  # counts as two where positions are UTF-16
WIDE = "\N{CJK UNIFIED IDEOGRAPH-767A}\N{CJK UNIFIED IDEOGRAPH-9001}"


def drive(words: list[str], configuration: str, folder: Path, *without: str) -> list[str]:
    """Run an editor on a copy of the workflow, leaving out some characters; the lines it printed."""
    workflow = folder / "order.sw.yaml"
    text = (HERE / "order.sw.yaml").read_text(encoding="utf-8")
    for part in without:
        assert part in text
        text = text.replace(part, "")
    workflow.write_text(text, encoding="utf-8")
    result = folder / "result"
    environment = {
        **os.environ,
        "SWLS_COMMAND": f"{sys.executable}\n-m\nswls\nserver",
        "SWLS_CONFIG": str(CONFIGURATIONS / configuration),
        "SWLS_FILE": str(workflow),
        "SWLS_OUT": str(folder / "order.svg"),
        "SWLS_RESULT": str(result),
        "ALE": str(ALE),
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "server"), os.environ.get("PYTHONPATH", "")]),
    }
    waiting, held = os.pipe()  # an input that never ends: Vim leaves at the end of its input
    try:
        done = subprocess.run(
            words, env=environment, stdin=waiting, capture_output=True, text=True, timeout=120, check=False, cwd=folder
        )
    finally:
        os.close(waiting)
        os.close(held)
    said = done.stdout + done.stderr + (result.read_text(encoding="utf-8") if result.exists() else "")
    assert done.returncode == 0, said
    assert (folder / "order.svg").read_text(encoding="utf-8").startswith("<svg"), said
    return [line for line in said.splitlines() if line.startswith("pass")]


def emacs_has(library: str) -> bool:
    lines = f"(progn (package-initialize) (kill-emacs (if (require '{library} nil t) 0 1)))"
    return subprocess.run(["emacs", "--batch", "--eval", lines], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not on this machine")
def test_neovim(tmp_path: Path) -> None:
    script = HERE / "neovim.lua"
    words = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"]
    assert len(drive(words, "neovim.lua", tmp_path)) >= 12


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not on this machine")
def test_emacs_eglot(tmp_path: Path) -> None:
    if not emacs_has("eglot"):
        pytest.skip("Emacs has no eglot")
    assert len(drive(["emacs", "--batch", "-l", str(HERE / "eglot.el")], "emacs-eglot.el", tmp_path)) >= 10


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not on this machine")
def test_emacs_lsp_mode(tmp_path: Path) -> None:
    if not emacs_has("lsp-mode"):
        pytest.skip("Emacs has no lsp-mode")
    # lsp-mode counts code points where the protocol counts UTF-16
    words = ["emacs", "--batch", "-l", str(HERE / "lsp-mode.el")]
    assert len(drive(words, "emacs-lsp-mode.el", tmp_path, EMOJI)) >= 8


@pytest.mark.skipif(not ALE.is_dir() or shutil.which("vim") is None, reason="Vim with ALE is not on this machine")
def test_vim_ale(tmp_path: Path) -> None:
    # ALE counts bytes
    words = ["vim", "-Nu", "NONE", "-i", "NONE", "-n", "-es", "-c", f"source {HERE / 'ale.vim'}"]
    assert len(drive(words, "vim-ale.vim", tmp_path, EMOJI, WIDE)) >= 8


@pytest.mark.parametrize("path", sorted(CONFIGURATIONS.rglob("*.json")), ids=lambda path: path.name)
def test_what_is_no_script_can_be_read(path: Path) -> None:
    said = json.dumps(json.loads(path.read_text(encoding="utf-8")))
    assert re.search(r'"swls"(, "server"|.*"server"|, "args": \["server"\])|"swls server"', said)


def test_every_configuration_has_its_page() -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in CONFIGURATIONS.glob("*.md")}
    files = [path for path in CONFIGURATIONS.rglob("*") if path.is_file() and path.suffix not in {".md", ".png"}]
    assert len(files) >= 9
    assert [path.name for path in files if not any(path.name in text for text in pages.values())] == []
    for page, text in pages.items():
        links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (page.parent / link).exists()]
        assert links == [], page.name
        if page.name != "README.md":
            assert page.name in pages[CONFIGURATIONS / "README.md"]
