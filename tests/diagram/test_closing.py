"""Containers that are shown closed, asked for or not, and what is too large to be shown at all."""

from __future__ import annotations

import pytest
from tests.diagram.drawing import SVG, draw, flow_of, parsed

from swls.diagram import DiagramError
from swls.diagram.building import build

NESTED = """document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }
do:
  - before: { set: { a: 1 } }
  - outer:
      do:
        - inner: { for: { each: x, in: .xs }, do: [{ one: { set: { a: 1 } } }, { two: { set: { a: 1 }, then: end } }] }
        - beside: { set: { a: 1 } }
  - after: { set: { a: 1 } }
"""


def nested(containers: int, each: int) -> str:
    lines = ["document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }", "do:"]
    for number in range(containers):
        lines += [f"  - c{number}:", "      do:"]
        lines += [f"        - t{number}x{task}: {{ set: {{ a: 1 }} }}" for task in range(each)]
    return "\n".join(lines) + "\n"


def test_a_closed_container_is_one_card_that_says_how_much_it_holds() -> None:
    picture = draw(NESTED, collapsed=("/do/1/outer",))
    assert [node.pointer for node in picture.nodes] == ["/do/0/before", "/do/1/outer", "/do/2/after"]
    card = next(item for item in parsed(picture.text).iter() if item.get("data-pointer") == "/do/1/outer")
    assert card.get("data-container") == "closed"
    assert "4 tasks" in [item.text for item in card.iter(f"{SVG}text")]
    assert "Closed, 4 tasks" in (card.get("aria-label") or "")


def test_lines_of_what_is_inside_lead_from_the_closed_card() -> None:
    view = build(flow_of(NESTED), ("/do/1/outer",))
    assert {(link.source, link.target) for link in view.links if link.style != "hidden"} == {
        ("#start", "/do/0/before"), ("/do/0/before", "/do/1/outer"), ("/do/1/outer", "/do/2/after"),
        ("/do/1/outer", "#end"), ("/do/2/after", "#end"),
    }  # fmt: skip


def test_closing_inside_a_closed_one_and_what_is_not_there_changes_nothing() -> None:
    once = draw(NESTED, collapsed=("/do/1/outer",)).text
    assert draw(NESTED, collapsed=("/do/1/outer", "/do/1/outer/do/0/inner", "/do/9/nothing", "")).text == once
    assert draw(NESTED, collapsed=("/do/0/before", "/nowhere")).text == draw(NESTED).text


def test_above_four_hundred_tasks_containers_close_by_themselves() -> None:
    exact = build(flow_of(nested(19, 20)))  # with start and end 401 cards: one closes
    assert sum(card.closed > 0 for card in exact.cards) == 1
    small = build(flow_of(nested(10, 20)))
    assert not any(card.closed for card in small.cards)
    assert small.note == ""
    large = build(flow_of(nested(40, 20)))
    closed = [card for card in large.cards if card.closed]
    assert sum(card.task for card in large.cards) <= 400
    assert large.note == f"{len(closed)} containers are shown closed, with {20 * len(closed)} tasks in them"


def test_the_note_is_in_the_picture() -> None:
    picture = draw(nested(40, 20))
    notes = [item.text or "" for item in parsed(picture.text).iter(f"{SVG}text") if item.get("class") == "sw-note"]
    assert len(notes) == 1
    assert "containers are shown closed" in notes[0]


def test_too_large_is_said_with_what_to_do() -> None:
    text = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\ndo:\n"
    text += "".join(f"  - t{number}: {{ set: {{ a: 1 }} }}\n" for number in range(2600))
    with pytest.raises(
        DiagramError, match="2602 tasks would be visible, 2500 at most can be; move parts into workflows"
    ):
        draw(text)


def test_deep_nesting_is_drawn() -> None:
    text = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\ndo: "
    text += "[{ a: { do: " * 24 + "[{ b: { set: { a: 1 } } }]" + " } }]" * 24 + "\n"
    assert len(draw(text).nodes) == 25
