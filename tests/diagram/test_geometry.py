"""Nothing lies on anything else, lines end where they should, and no line runs through a card."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.diagram.checks import check_geometry
from tests.diagram.drawing import GALLERY, draw, flow_of, laid_out, parsed, random_workflow

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_workflows_are_drawn_cleanly(seed: int) -> None:
    layout = laid_out(flow_of(random_workflow(seed)))
    flaws = check_geometry(layout)
    assert flaws.through == 0
    assert flaws.shared <= 2
    curved = sum(route.curved for route in layout.ways.values())
    assert curved <= 0.05 * len(layout.ways) + 1


@pytest.mark.parametrize("seed", range(20))
def test_ids_are_unique_and_lines_have_both_ends(seed: int) -> None:
    text = random_workflow(seed)
    picture = draw(text)
    tree = parsed(picture.text)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        if element.get("data-from"):
            assert element.get("data-from") in ids
            assert element.get("data-to") in ids
    pointers = [node.pointer for node in picture.nodes]
    assert len(pointers) == len(set(pointers))
    assert {node.id for node in picture.nodes} <= set(ids)
    assert draw(text).text == picture.text


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_the_gallery_has_no_flaw(path: Path) -> None:
    layout = laid_out(flow_of(path.read_text(encoding="utf-8")))
    assert check_geometry(layout) == (0, 0, 0, 0)
    assert not any(route.curved for route in layout.ways.values())


def test_what_is_written_first_stands_left() -> None:
    text = """
document: { dsl: 1.0.3, namespace: n, name: a, version: 1.0.0 }
do:
  - choose:
      switch:
        - first: { when: .a, then: one }
        - second: { when: .b, then: two }
        - third: { then: three }
  - one: { set: { a: 1 }, then: end }
  - two: { set: { a: 1 }, then: end }
  - three: { fork: { branches: [ { x: { set: { a: 1 } } }, { y: { set: { a: 1 } } }, { z: { set: { a: 1 } } } ] } }
"""
    layout = laid_out(flow_of(text))
    cards = layout.place.cards
    for names in (
        ("/do/1/one", "/do/2/two", "/do/3/three"),
        tuple(f"/do/3/three/fork/branches/{i}/{n}" for i, n in enumerate("xyz")),
    ):
        xs = [cards[name].middle for name in names]
        assert xs == sorted(xs)
        assert len({round(cards[name].top) for name in names[:2]}) == 1


def test_main_path_is_straight() -> None:
    text = """
document: { dsl: 1.0.3, namespace: n, name: a, version: 1.0.0 }
do:
  - one: { set: { a: 1 } }
  - two:
      try: [ { inner: { call: f } } ]
      catch: { do: [ { tell: { emit: { event: { with: { type: t } } } } } ] }
  - three: { for: { each: x, in: .xs }, do: [ { body: { wait: PT1S } } ] }
  - four: { set: { b: 1 } }
"""
    cards = laid_out(flow_of(text)).place.cards
    xs = [cards[name].middle for name in ("#start", "/do/0/one", "/do/1/two", "/do/2/three", "/do/3/four", "#end")]
    assert max(xs) - min(xs) < 33
    assert cards["/do/1/two/catch"].left > xs[0] + 8


def test_what_ends_far_from_the_end_has_an_end_of_its_own() -> None:
    head = "document: { dsl: 1.0.3, namespace: n, name: a, version: 1.0.0 }\ndo:\n"
    pick = "  - pick: { switch: [{ no: { when: .a, then: end } }, { never: { when: .b, then: end } }, { yes: { then: t0 } }] }\n"

    def ends(count: int) -> dict[str, list[str]]:
        rest = "".join(f"  - t{number}: {{ set: {{ a: 1 }} }}\n" for number in range(count))
        layout = laid_out(flow_of(head + pick + rest))
        check_geometry(layout)
        found: dict[str, list[str]] = {card.id: [] for card in layout.view.cards if card.face.shape == "end"}
        for link in layout.view.links:
            if link.target in found and link.style != "hidden":
                found[link.target].append(link.origin)
        return found

    assert ends(3) == {"#end": ["/do/0/pick", "/do/0/pick", "/do/3/t2"]}
    assert ends(4) == {"#end": ["/do/4/t3"], "/do/0/pick#end": ["/do/0/pick", "/do/0/pick"]}


def test_the_one_end_is_never_left_alone() -> None:
    text = """
document: { dsl: 1.0.3, namespace: n, name: a, version: 1.0.0 }
do:
  - pick: { switch: [{ no: { when: .a, then: end } }, { yes: { then: t0 } }] }
  - t0: { set: { a: 1 } }
  - t1: { set: { a: 1 } }
  - t2: { set: { a: 1 } }
  - t3: { set: { a: 1 } }
  - t4: { raise: { error: oops } }
"""
    layout = laid_out(flow_of(text))
    assert [card.id for card in layout.view.cards if card.face.shape == "end"] == ["#end"]
    assert any(link.target == "#end" for link in layout.view.links if link.style != "hidden")
