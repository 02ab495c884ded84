"""The commands that draw, as a panel beside the text uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from .talk import Process

URI = "file:///w/order.sw.yaml"
HEAD = "document: {dsl: '1.0.1', namespace: shop, name: order, version: '0.1.0'}\ndo:\n"
FLOW = (
    HEAD
    + """  - work:
      do:
        - pay: {set: {a: 1}}
        - ship: {set: {b: 2}}
  - last: {wait: {seconds: 1}}
"""
)


@pytest.fixture
def server() -> Iterator[Process]:
    process = Process()
    process.initialize()
    yield process
    process.kill()


def ask(server: Process, *arguments: Any, command: str = "swls.diagram") -> dict[str, Any]:
    return server.request("workspace/executeCommand", {"command": command, "arguments": list(arguments)})


def pointers(answer: dict[str, Any]) -> set[str]:
    return {node["pointer"] for node in answer["nodes"]}


def names(answer: dict[str, Any]) -> list[str]:
    return re.findall(r'class="sw-name"[^>]*>([^<]*)<', answer["svg"])


def test_every_node_says_where_its_text_is(server: Process) -> None:
    server.open(URI, FLOW)
    answer = ask(server, {"uri": URI})
    assert (answer["uri"], answer["version"], answer["stale"]) == (URI, 1, False)
    assert sorted(names(answer)) == ["last", "pay", "ship", "work"]
    place = {node["pointer"]: node["range"] for node in answer["nodes"]}
    assert place["/do/0/work/do/1/ship"]["start"] == {"line": 5, "character": 10}
    marks = dict(re.findall(r'data-pointer="([^"]*)" data-line="(\d+)"', answer["svg"]))
    assert marks["/do/0/work/do/1/ship"] == "6"
    assert set(marks) == set(place)


def test_the_text_touched_last_is_drawn_without_arguments(server: Process) -> None:
    assert ask(server) == {
        "uri": "", "version": None, "svg": "", "nodes": [], "stale": True, "message": "no workflow is open",
    }  # fmt: skip
    server.open(URI, FLOW)
    assert ask(server)["uri"] == URI
    assert ask(server, URI, "more")["uri"] == URI
    assert "flowchart" in ask(server, command="swls.diagram.source")["text"]


def test_the_last_good_picture_stays_while_the_text_is_broken(server: Process) -> None:
    server.open(URI, FLOW)
    good = ask(server, URI)
    server.change(URI, 2, ((4, 10, 4, 13), "[broken"))
    answer = ask(server, URI)
    assert answer == {**good, "stale": True, "message": "the text is broken in line 5"}
    server.change(URI, 3, ((4, 10, 4, 17), "settle"))
    assert "settle" in names(ask(server, URI))


def test_containers_are_closed_and_opened(server: Process) -> None:
    server.open(URI, FLOW)
    answer = ask(server, {"uri": URI, "collapsed": ["/do/0/work", 7, "/gone"]})
    assert sorted(names(answer)) == ["last", "work"]
    assert 'data-container="closed"' in answer["svg"]
    everything = {f"/do/{number}/part{number}/do/{at}/step{number}x{at}" for number in range(9) for at in range(50)}
    large = HEAD + "".join(
        f"  - part{number}:\n      do:\n"
        + "".join(f"        - step{number}x{at}: {{set: {{a: 1}}}}\n" for at in range(50))
        for number in range(9)
    )
    server.change(URI, 2, large)
    assert not everything <= pointers(ask(server, URI))
    parts = [f"/do/{number}/part{number}" for number in range(9)]
    assert everything <= pointers(ask(server, {"uri": URI, "expanded": parts}))
