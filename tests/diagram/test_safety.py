"""No word of a document can become markup, reach the layout engine, or make a picture ill-formed."""

from __future__ import annotations

import json
import re

import pytest
from tests.diagram.drawing import HOSTILE, draw, flow_of, hostile, laid_out, parsed

from swls.diagram.themes import THEMES

TAGS = {"svg", "g", "path", "rect", "circle", "text", "title", "desc"}
ATTRIBUTES = {
    "xmlns", "viewBox", "width", "height", "class", "role", "id", "tabindex", "x", "y", "rx", "cx", "cy", "r", "d",
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "font-size", "font-weight", "font-family", "letter-spacing", "text-anchor", "transform",
    "aria-label", "aria-labelledby", "aria-hidden", "data-pointer", "data-line", "data-container", "data-from", "data-to",
}  # fmt: skip


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_svg_holds_only_what_is_allowed(word: str, theme: str) -> None:
    svg = draw(hostile(word), theme=theme).text
    for element in parsed(svg).iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for name, value in element.attrib.items():
            assert "url(" not in value or name in {"aria-label", "data-pointer"}
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]", svg)
    assert len(svg) < 150_000


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_layout_problem_holds_no_text_of_the_document(word: str) -> None:
    dot = laid_out(flow_of(hostile(word))).dot
    assert re.fullmatch(r"[\w\s\[\]{}=.,;\"\->]*", dot)
    allowed = {
        "digraph",
        "W",
        "graph",
        "rankdir",
        "TB",
        "newrank",
        "true",
        "nodesep",
        "ranksep",
        "splines",
        "spline",
        "outputorder",
        "edgesfirst",
        "label",
        "node",
        "shape",
        "box",
        "fixedsize",
        "edge",
        "arrowsize",
        "subgraph",
        "margin",
        "width",
        "height",
        "group",
        "id",
        "weight",
        "tailport",
        "headport",
        "s",
        "n",
        "e",
        "dir",
        "none",
        "back",
        "style",
        "invis",
        "rank",
        "same",
    }
    words = set(re.findall(r"[A-Za-z_]\w*", dot))
    assert {found for found in words if not re.fullmatch(r"(?:n|g|e|cluster_)\d+", found)} <= allowed


def test_full_text_of_a_cut_name_is_in_the_title() -> None:
    name = "a very long name of a task that nobody would want to read on a card, and yet here it is"
    text = json.dumps(
        {
            "document": {"dsl": "1.0.3", "namespace": "n", "name": "n", "version": "1.0.0"},
            "do": [{name: {"set": {"a": 1}}}],
        }
    )
    tree = parsed(draw(text).text)
    shown = [element.text or "" for element in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert name not in shown
    assert any(words.endswith("…") and words.startswith("a very long") for words in shown)
    assert any(name in (element.text or "") for element in tree.iter("{http://www.w3.org/2000/svg}title"))
