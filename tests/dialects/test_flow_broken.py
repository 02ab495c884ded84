"""Whatever the text, there is a graph, and it keeps the promises of `tests.dialects.drawn`."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.dialects.drawn import HEAD_1, keeps_promises, lines, only
from tests.dialects.reach import cycles_without_exit, falls_off, reachable

from swls.dialects.flow_builder import MAX_NODES
from swls.model import Document

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
SEEDS = ["every-task.yaml", "order-fulfilment.yaml", "audit-extension.yaml", "0.x/trip.sw.json", "0.x/create-repository.sw.yaml", "0.x/greeting-resource.yaml"]  # fmt: skip


def holds(text: str, path: str) -> int:
    """How many graphs there are in the text; each keeps the promises and can be asked about its paths."""
    units = Document.open(text, path=path).units
    for unit in units:
        keeps_promises(unit.flow, text)
        assert reachable(unit.flow) <= {node.id for node in unit.flow.nodes}
        falls_off(unit.flow)
        cycles_without_exit(unit.flow)
    return len(units)


@pytest.mark.parametrize("name", SEEDS)
def test_half_typed(name: str, bulk: bool) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    cuts = range(0, len(text), 1 if bulk else 41)
    assert sum(holds(text[:cut], name) for cut in cuts) > len(cuts) / 2


@pytest.mark.parametrize("name", SEEDS)
def test_a_line_missing(name: str, bulk: bool) -> None:
    rows = (EXAMPLES / name).read_text(encoding="utf-8").splitlines(keepends=True)
    for index in range(0, len(rows), 1 if bulk else 5):
        holds("".join(rows[:index] + rows[index + 1 :]), name)


WRONG: tuple[Any, ...] = (
    None,
    5,
    True,
    "x",
    "",
    [],
    {},
    [[]],
    [{}],
    [None, 3],
    {"x": None},
    {"x": [{"x": {}}]},
    [{"a": 1, "b": {}}],
)


def wrongs(value: Any) -> Iterator[Any]:
    """The value with one part after the other replaced by things of other types."""
    places: list[tuple[Any, Any]] = []

    def visit(here: Any) -> None:
        pairs = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for key, child in pairs:
            places.append((here, key))
            visit(child)

    fresh = copy.deepcopy(value)
    visit(fresh)
    for holder, key in places:
        kept = holder[key]
        for wrong in WRONG:
            holder[key] = wrong
            yield fresh
        holder[key] = kept


@pytest.mark.parametrize("name", SEEDS)
def test_wrong_types(name: str, bulk: bool) -> None:
    value = YAML(typ="safe").load((EXAMPLES / name).read_text(encoding="utf-8"))
    for index, wrong in enumerate(wrongs(value)):
        if bulk or index % 29 == 0:
            holds(json.dumps(wrong, default=str), "a.sw.json")


def test_a_mapping_where_a_list_is_meant() -> None:
    graph = only(HEAD_1 + "do: {a: {set: {}}, b: {wait: PT1S}}", "a.yaml")
    assert lines(graph) == ["Start -> a", "a -> b", "b -> End"]
    assert [node.id for node in graph.nodes[1:3]] == ["/do/a", "/do/b"]


def test_several_tasks_in_an_item() -> None:
    graph = only(HEAD_1 + "do: [{a: {set: {}}, b: {wait: PT1S}}, {a: {set: {}}, a: {set: {}}}]", "a.yaml")
    assert [node.id for node in graph.nodes[1:-1]] == ["/do/0/a", "/do/0/b", "/do/1/a"]


def test_a_name_without_anything() -> None:
    graph = only(HEAD_1 + "do:\n  - a:\n  - b: \n  - \n  - c\n", "a.yaml")
    assert lines(graph) == ["Start -> a", "a -> b", "b -> End"]
    assert {node.kind for node in graph.nodes[1:-1]} == {"task"}


def test_aliases_are_followed() -> None:
    graph = only(
        HEAD_1 + "do:\n  - a: &task\n      do: &list\n        - x: {set: {y: 1}}\n  - b: *task\n  - c: {do: *list}\n"
        "  - d: {<<: *task, then: end}\n  - *unknown\n",
        "a.yaml",
    )
    assert lines(graph) == [
        "Start -> a", "a -> b", "a -body-> x", "b -> c", "b -body-> x", "c -> d", "c -body-> x", "d -> End", "d -body-> x",
        "x -> a", "x -> b", "x -> c", "x -> d",
    ]  # fmt: skip
    assert [node.id for node in graph.nodes if node.name == "x"] == [
        "/do/0/a/do/0/x", "/do/1/b/do/0/x", "/do/2/c/do/0/x", "/do/3/d/do/0/x",
    ]  # fmt: skip


def test_an_alias_to_what_holds_it_names_nothing() -> None:
    graph = only(HEAD_1 + "do: &all\n  - a: {do: *all}\n  - b: &b {do: [{c: *b}]}\n", "a.yaml")
    assert [node.name for node in graph.nodes[1:-1]] == ["a", "b", "c"]


def test_aliases_to_aliases_are_bounded() -> None:
    rows = ["  - t0: &a0 {set: {x: 1}}"]
    for level in range(1, 9):
        inner = ", ".join(f"{{u{each}: *a{level - 1}}}" for each in range(9))
        rows.append(f"  - t{level}: &a{level} {{do: [{inner}]}}")
    text = HEAD_1 + "do:\n" + "\n".join(rows) + "\n"
    (unit,) = Document.open(text, path="a.yaml").units
    before = time.perf_counter()
    graph = unit.flow
    assert time.perf_counter() - before < 10
    assert graph.truncated
    assert len(graph.nodes) <= MAX_NODES + 2
    keeps_promises(graph, text)


def test_data_made_of_aliases_is_bounded() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 9)]
    text = HEAD_1 + "\n".join(rows) + "\ndo: [{a: {call: f, with: {x: *a8}, metadata: *a8}}, {b: {wait: *a8}}]\n"
    before = time.perf_counter()
    graph = only(text, "a.yaml")
    assert time.perf_counter() - before < 2
    assert len(repr(graph.nodes)) < 50_000


def test_deep_nesting() -> None:
    text = '{"document": {"dsl": "1.0.3"}, "do": ' + '[{"a": {"do": ' * 30 + "[]" + "}}]" * 30 + "}"
    graph = only(text, "a.json")
    assert len(graph.nodes) == 32
