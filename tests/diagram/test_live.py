"""What an editor needs while somebody types: the same ids, the same places, and no second layout for a new word."""

from __future__ import annotations

import pytest
from tests.diagram.drawing import GALLERY, SVG, parsed

from swls.diagram import Picture, Renderer
from swls.model import Document

ORDER = GALLERY[1].read_text(encoding="utf-8")


def draw(renderer: Renderer, text: str) -> Picture:
    document = Document.open(text, certain=True)
    assert document.flow is not None
    return renderer.render(document.flow, lines=document.lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("api/v1", "api/v2"),
        (".missing == 0", ".missing == 1"),
        ("title: Order fulfilment", "title: Order fulfillment"),
    ],
)
def test_typing_in_a_text_lays_nothing_out_anew(old: str, new: str) -> None:
    renderer = Renderer()
    text = ORDER.replace("https://payments.example.com/charges", "https://payments.example.com/api/v1")
    before = draw(renderer, text)
    edited = text.replace(old, new)
    after = draw(renderer, edited)
    assert (renderer.layouts.misses, renderer.layouts.hits) == (1, 1)
    assert [node.id for node in after.nodes] == [node.id for node in before.nodes]
    assert after.text != before.text


def test_a_longer_name_is_measured_anew() -> None:
    renderer = Renderer()
    draw(renderer, ORDER)
    draw(renderer, ORDER.replace("checkStock", "checkWhetherThereIsStock"))
    assert (renderer.layouts.misses, renderer.layouts.hits) == (2, 0)


def test_a_theme_needs_no_layout() -> None:
    renderer = Renderer()
    flow = Document.open(ORDER, certain=True).flow
    assert flow is not None
    pictures = {renderer.render(flow, theme=theme).text for theme in ("light", "dark", "hc")}
    assert len(pictures) == 3
    assert (renderer.layouts.misses, renderer.layouts.hits) == (1, 2)


def test_only_the_latest_layouts_are_kept() -> None:
    renderer = Renderer()
    for number in range(40):
        head = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\ndo:\n"
        draw(renderer, head + "".join(f"  - t{task}: {{ set: {{ a: 1 }} }}\n" for task in range(number + 1)))
    assert len(renderer.layouts._answers.entries) == 32


def test_a_task_keeps_its_id_when_others_change() -> None:
    renderer = Renderer()
    before = {node.pointer: node.id for node in draw(renderer, ORDER).nodes}
    grown = draw(
        renderer, ORDER.replace("do:\n  - checkStock:", "do:\n  - checkStock:", 1) + "  - more: { set: { a: 1 } }\n"
    )
    after = {node.pointer: node.id for node in grown.nodes}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_lines_follow_the_text() -> None:
    renderer = Renderer()

    def line(text: str) -> int:
        svg = parsed(draw(renderer, text).text)
        found = next(
            item for item in svg.iter() if item.get("data-pointer") == "/do/0/checkStock" and item.tag == f"{SVG}g"
        )
        return int(found.get("data-line") or 0)

    at = ORDER.split("\n").index("  - checkStock:") + 1
    assert line(ORDER) == at
    assert line("# a comment\n" + ORDER) == at + 1


def test_what_could_be_read_of_a_broken_text_is_drawn() -> None:
    renderer = Renderer()
    for end in range(len(ORDER) // 2, len(ORDER), 97):
        assert parsed(draw(renderer, ORDER[:end]).text).tag == f"{SVG}svg"
