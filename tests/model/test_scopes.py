"""Which list of tasks a `then` looks in."""

from __future__ import annotations

import pytest

from swls.model.names import collect
from swls.schema import load, walk
from swls.syntax import read

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"


def resolved(text: str) -> list[tuple[str, str | None]]:
    """Every reference to a task with the place of the task it means."""
    root = read(HEAD + text, "yaml").roots[0]
    view = load("1").view("main")
    assert root.node is not None
    names = collect(walk(root.node, view.root, view=view), root.at)
    found = []
    for use in names.uses:
        if "task" in use.kinds:
            symbol = names.resolve(use)
            found.append((use.name, None if symbol is None else "/".join(map(str, symbol.path))))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do: [{a: {set: {}, then: b}}, {b: {set: {}}}]", [("b", "do/1/b")]),
        ("do: [{a: {switch: [{x: {then: b}}]}}, {b: {set: {}}}]", [("b", "do/1/b")]),
        ("do: [{a: {switch: [{b: {then: b}}]}}]", [("b", None)]),
        ("do: [{a: {do: [{b: {set: {}}}], then: b}}]", [("b", None)]),
        ("do: [{a: {do: [{c: {set: {}, then: a}}]}}]", [("a", None)]),
        ("do: [{a: {try: [{c: {set: {}}}], catch: {then: b}}}, {b: {set: {}}}]", [("b", "do/1/b")]),
        ("do: [{a: {try: [], catch: {do: [{c: {set: {}, then: c}}]}}}]", [("c", "do/0/a/catch/do/0/c")]),
    ],
)
def test_then_looks_in_its_own_list(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert resolved(text) == expected
