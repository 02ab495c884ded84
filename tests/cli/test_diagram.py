"""`swls diagram`: where the picture goes, in which format, and what is said when there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOW = """document: { dsl: 1.0.3, namespace: n, name: order, version: 1.0.0 }
do:
  - pay: { call: http, with: { method: post, endpoint: https://pay.example.com } }
  - pack: { for: { each: x, in: .xs }, do: [{ one: { wait: PT1S } }] }
"""
OLD = "id: old\nversion: '1'\nspecVersion: '0.8'\nstates: [{ name: S, type: inject, data: { a: 1 }, end: true }]\n"


def swls(*words: object, cwd: Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "swls", "diagram", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "server"), **environment},
    )


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    path = tmp_path / "order.yaml"
    path.write_text(FLOW, encoding="utf-8")
    return path


def test_svg_goes_to_stdout_and_nothing_else_does(flow: Path) -> None:
    done = swls(flow.name, cwd=flow.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<svg ")
    assert done.stdout.endswith("</svg>\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.svg", "<svg "),
        ("a.mmd", "---\ntitle:"),
        ("a.dot", "digraph"),
        ("a.gv", "digraph"),
        ("a.json", "{"),
        ("a", "<svg "),
    ],
)
def test_the_name_of_the_output_says_the_format(flow: Path, name: str, begins: str) -> None:
    done = swls(flow.name, "-o", name, cwd=flow.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (flow.parent / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_is_said_wins(flow: Path) -> None:
    assert swls(flow.name, "-o", "a.svg", "--format", "json", cwd=flow.parent).returncode == 0
    assert json.loads((flow.parent / "a.svg").read_text(encoding="utf-8"))["version"] == 1


def test_stdin_themes_and_closed_containers(tmp_path: Path) -> None:
    done = swls(
        "-", "--stdin-filename", "x.yaml", "--theme", "hc", "--collapse", "/do/1/pack", cwd=tmp_path, stdin=FLOW
    )
    assert done.returncode == 0
    assert "sw-theme-hc" in done.stdout
    assert 'data-container="closed"' in done.stdout
    assert ">one<" not in done.stdout


def test_one_of_several_workflows(tmp_path: Path) -> None:
    both = f"{FLOW}---\n{OLD}"
    assert ">pay<" in swls("-", cwd=tmp_path, stdin=both).stdout
    second = swls("-", "--document", "2", cwd=tmp_path, stdin=both).stdout
    assert ">S<" in second
    assert ">pay<" not in second
    third = swls("-", "--document", "3", cwd=tmp_path, stdin=both)
    assert (third.returncode, third.stdout) == (2, "")
    assert "there is no workflow number 3" in third.stderr


def test_a_broken_text_is_drawn_as_far_as_it_goes(tmp_path: Path) -> None:
    done = swls("-", cwd=tmp_path, stdin=FLOW + "  - { half: [\n")
    assert done.returncode == 0
    assert ">pay<" in done.stdout
    assert "the picture shows what could be read" in done.stderr


@pytest.mark.parametrize(
    ("words", "stdin", "why"),
    [
        (["nowhere.yaml"], None, "nowhere.yaml: No such file or directory"),
        (["-"], "a: 1\n", "there is no workflow in it"),
        (["-", "-o", "no/such/folder.svg"], FLOW, "no/such/folder.svg: No such file or directory"),
        (["-", "--theme", "pink"], FLOW, "invalid choice: 'pink'"),
        ([], None, "the following arguments are required: FILE"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    tmp_path: Path, words: list[str], stdin: str | None, why: str
) -> None:
    done = swls(*words, cwd=tmp_path, stdin=stdin)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_engine_is_said_with_what_to_install(flow: Path) -> None:
    done = swls(flow.name, "--engine", "system", cwd=flow.parent, PATH="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "order.yaml: Graphviz is not installed: install it so that 'dot' is on the search path" in done.stderr
