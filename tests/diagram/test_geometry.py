"""Nothing lies on anything else, lines end where they should, and no line runs through a card."""

from __future__ import annotations

import pytest
from tests.diagram.drawing import Layout, draw, flow_of, laid_out, parsed, random_workflow

from swls.diagram.placement import Rect

SEEDS = range(60)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right - 0.1
        and other.left < one.right - 0.1
        and one.top < other.bottom - 0.1
        and other.top < one.bottom - 0.1
    )


def _pieces(layout: Layout, index: int) -> list[Rect]:
    points = layout.ways[index].points
    return [
        Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False)
    ]


def check_geometry(layout: Layout) -> None:
    view, place = layout.view, layout.place
    rects = sorted(place.cards.items(), key=lambda entry: entry[1].top)
    assert len(rects) == len(view.cards)
    for at, (key, rect) in enumerate(rects):
        for other, beside in rects[at + 1 :]:
            if beside.top >= rect.bottom:
                break
            assert not _overlap(rect, beside), f"{key} lies on {other}"
    parents = {box.id: box.parent for box in view.boxes}
    for card in view.cards:
        rect, box = place.cards[card.id], card.box
        while box:
            around = place.boxes[box]
            sides = (
                rect.left - around.left,
                around.right - rect.right,
                rect.top - around.top,
                around.bottom - rect.bottom,
            )
            assert min(sides) >= 0, f"{card.id} leaves {box}"
            box = parents[box]
    for index, route in layout.ways.items():
        link = view.links[index]
        source, target = place.cards[link.source], place.cards[link.target]
        start, end = route.points[0], route.points[-1]
        assert _near(start, source), f"line {link} starts away from its card"
        assert _near(end, target), f"line {link} ends away from its card"
        if route.curved:
            continue
        for piece in _pieces(layout, index):
            for key, rect in place.cards.items():
                inner = Rect(rect.left + 1, rect.top + 1, rect.right - 1, rect.bottom - 1)
                if key not in {link.source, link.target}:
                    assert not _overlap(
                        inner, Rect(piece.left - 0.2, piece.top - 0.2, piece.right + 0.2, piece.bottom + 0.2)
                    ), f"{link.source} -> {link.target} runs through {key}"


def _near(point: tuple[float, float], rect: Rect) -> bool:
    x, y = point
    return rect.left - 2 <= x <= rect.right + 2 and rect.top - 2 <= y <= rect.bottom + 2


@pytest.mark.parametrize("seed", SEEDS)
def test_random_workflows_are_drawn_cleanly(seed: int) -> None:
    layout = laid_out(flow_of(random_workflow(seed)))
    check_geometry(layout)
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
