"""Shapes along a path: complete, half-typed and broken trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.schema.mini import view

from swls.schema.along import shape_at, shapes_along
from swls.syntax import read

if TYPE_CHECKING:
    from collections.abc import Sequence


def keys_at(text: str, path: Sequence[str | int]) -> set[str]:
    tree = read(text)
    root = tree.roots[0]
    shapes = shape_at(root.node, path, view().root, view(), resolve=tree.target, at=root.at)
    return {name for shape in shapes for name in shape.properties}


A: tuple[str | int, ...] = ("do", 0, "a")
COMMON = {"if", "then", "input"}
KINDS = {"call", "with", "do", "for", "set", "wait", "pause"}


def test_a_task_without_a_kind_may_be_any() -> None:
    for text in (
        "do:\n  - a:\n",
        "do:\n  - a: {}\n",
        "do:\n  - a:\n      if: x\n      ca\n",
        "do:\n  - a:\n      x: 1\n",
    ):
        assert keys_at(text, A) == COMMON | KINDS


def test_a_kind_decides() -> None:
    assert keys_at("do:\n  - a:\n      set: {}\n", A) == COMMON | {"set"}
    assert keys_at("do:\n  - a:\n      do: []\n", A) == COMMON | {"do", "for"}
    assert keys_at("do:\n  - a:\n      with: {}\n", A) == COMMON | {"call", "with"}


def test_a_constant_decides_except_about_itself() -> None:
    text = "do:\n  - a:\n      call: http\n      with:\n"
    assert {"method", "endpoint"} <= keys_at(text, (*A, "with"))
    assert keys_at(text.replace("http", "other"), (*A, "with")) == set()
    tree = read("do:\n  - a:\n      call: ht\n")
    shapes = shape_at(tree.roots[0].node, (*A, "call"), view().root, view())
    assert [[one.value for one in shape.values] for shape in shapes if shape.values] == [["http"]]
    assert any(shape.meaning is not None and shape.meaning.refers for shape in shapes)


def test_beyond_the_tree() -> None:
    assert keys_at("do: []\n", ("do", 3, "new", "for")) == {"each", "at", "in"}
    assert keys_at("name: x\n", ("use",)) == {"retries", "secrets"}
    assert keys_at("name: x\n", ("nowhere", "at", "all")) == set()
    tree = read("do: []\n")
    assert [bool(shapes) for shapes in shapes_along(tree.roots[0].node, ("x", 1), view().root, view())] == [
        True,
        False,
        False,
    ]


def test_through_an_alias_and_a_mapping_for_a_list() -> None:
    assert {"method"} <= keys_at("x: &t {call: http, with: {}}\ndo:\n  - a: *t\n", (*A, "with"))
    assert keys_at("do:\n  a:\n    set: {}\n", ("do", "a")) == COMMON | {"set"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("{cleanup: later}", {"cleanup", "after"}), ("{}", {"cleanup", "after"})],
)
def test_conditions_are_settled(written: str, expected: set[str]) -> None:
    text = f"do:\n  - a:\n      call: http\n      with: {{lifetime: {written}}}\n"
    assert keys_at(text, (*A, "with", "lifetime")) == expected
