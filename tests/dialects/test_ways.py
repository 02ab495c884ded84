"""Where control goes, list by list, agrees with the flow graph of the whole."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from tests.dialects.reach import cycles_without_exit, reachable
from tests.shared import need_shared

from swls.dialects.ways import Ways, circles, cut_off
from swls.lint.context import Context
from swls.lint.lists import Listing, inner_lists, main_list
from swls.lint.settings import DEFAULT
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\ndo:\n"
TASKS = {
    "in their order": "- a: {set: {x: 1}}\n- b: {set: {x: 1}}",
    "past one": "- a: {set: {x: 1}, then: c}\n- b: {set: {x: 1}}\n- c: {set: {x: 1}}",
    "round for ever": "- a: {set: {x: 1}, then: b}\n- b: {set: {x: 1}, then: a}",
    "a way out of the round": "- a: {set: {x: 1}, then: b}\n- b: {if: .x, set: {x: 1}, then: a}\n- c: {wait: PT1S}",
    "an error": "- a: {raise: {error: {type: 'https://a.b', status: 400}}}\n- b: {set: {x: 1}}",
    "an error that is handled": (
        "- a: {try: [{x: {raise: {error: {type: 'https://a.b', status: 400}}}}], catch: {do: [{y: {wait: PT1S}}]}}\n"
        "- b: {set: {x: 1}}"
    ),
    "an error raised again": (
        "- a: {try: [{x: {raise: {error: e}}}], catch: {do: [{y: {raise: {error: e}}}]}}\n- b: {set: {x: 1}}"
    ),
    "a list that ends all": "- a: {do: [{x: {set: {x: 1}, then: end}}]}\n- b: {set: {x: 1}}",
    "a list that is left": "- a: {do: [{x: {set: {x: 1}, then: exit}}, {z: {wait: PT1S}}]}\n- b: {set: {x: 1}}",
    "branches": "- a: {fork: {branches: [{x: {set: {x: 1}, then: end}}, {y: {wait: PT1S}}]}}\n- b: {set: {x: 1}}",
    "a loop that may not run": "- a: {for: {in: .x}, do: [{x: {set: {x: 1}, then: end}}]}\n- b: {set: {x: 1}}",
    "all cases": "- a: {switch: [{x: {when: .x, then: c}}, {y: {then: end}}]}\n- b: {wait: PT1S}\n- c: {wait: PT1S}",
    "no case": "- a: {switch: [{x: {when: .x, then: c}}]}\n- b: {wait: PT1S}\n- c: {wait: PT1S}",
    "a name of nothing": "- a: {set: {x: 1}, then: nowhere}\n- b: {set: {x: 1}}",
    "events one by one": (
        "- a: {listen: {to: {any: []}}, foreach: {do: [{x: {raise: {error: e}}}]}}\n- b: {set: {x: 1}}"
    ),
}


def listings(document: Document) -> Iterator[Listing]:
    for unit in document.units:
        context = Context(document, unit, DEFAULT)
        main = main_list(context)
        if main is not None:
            yield main
            for part in main.cursor.children():
                yield from inner_lists(context, part)


def check(document: Document) -> None:
    graph = document.flow
    assert graph is not None
    known = {node.id for node in graph.nodes}
    reached = reachable(graph)
    stuck = {one for circle in cycles_without_exit(graph) for one in circle}
    for listing in listings(document):
        if listing.concurrent:
            continue
        above = {
            node.parent
            for node in graph.nodes
            if node.id in {place.pointer for place in map(listing.place, range(len(listing.ways)))}
        }
        if not above <= reached | {""}:
            continue  # its list is not reached, so nothing in it is; that is said of what holds it
        found = listing.course.reached
        for index, place in enumerate(map(listing.place, range(len(listing.ways)))):
            if place.pointer in known and (index in found) != (place.pointer in reached):
                raise AssertionError(f"{place.pointer}: {index in found}\n{document.text}")
        for circle in circles(listing.ways, listing.starts):
            assert stuck >= {listing.place(index).pointer for index in circle}, document.text


@pytest.mark.parametrize("tasks", TASKS.values(), ids=TASKS)
def test_lists_and_graph_agree(tasks: str) -> None:
    check(Document.open(HEAD + tasks + "\n", path="a.yaml"))


def test_lists_and_graph_agree_on_real_workflows(bulk: bool) -> None:
    folder = need_shared("corpus")
    paths = list(_valid(folder))
    for path in paths if bulk else paths[::5]:
        text = (folder / path).read_text(encoding="utf-8")
        document = Document.open(text, path=path)
        if len(document.units) == 1:
            check(document)


def _valid(folder: Path) -> Iterator[str]:
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["path"] for row in csv.DictReader(file) if row["schema_valid"] == "valid")


def test_a_circle_of_thousands_takes_no_longer_a_member_than_one_of_hundreds() -> None:
    """Counted in steps: each thing may be looked at a few times, not once for every other."""
    looked = 0

    class Counted(list[Ways]):
        def __getitem__(self, index: Any) -> Any:
            nonlocal looked
            looked += 1
            return super().__getitem__(index)

    def steps(size: int) -> int:
        nonlocal looked
        looked = 0
        ways = [Ways(f"t{number}", (), passes=True) for number in range(size)]
        ways.append(Ways("last", ("t5",)))
        assert [len(circle) for circle in circles(Counted(ways))] == [size - 4]
        assert [index for index, _ in cut_off(Counted(ways), {0})] == [1]
        return looked

    assert steps(2_000) < 12 * steps(200)


def test_two_circles_stay_two() -> None:
    ways = [Ways("a", ("b",)), Ways("b", ("a", "c")), Ways("c", ("d",)), Ways("d", ("c",)), Ways("e", ("e",))]
    assert circles(ways, ("a", "e")) == [(0, 1), (2, 3), (4,)]
