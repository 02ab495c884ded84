"""What the SVG promises to the pages it stands in and to people who do not see it, in every theme."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.diagram.drawing import GALLERY, SVG, draw, parsed
from tests.diagram.fonts import advance, font

from swls.diagram.markup import escaped
from swls.diagram.measure import clean, fit, width
from swls.diagram.sizes import WIDEST
from swls.diagram.themes import FAMILIES, THEMES, Theme

HEAD = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\n"


def nodes(svg: str) -> list[ET.Element]:
    return [item for item in parsed(svg).iter() if "sw-node" in (item.get("class") or "").split()]


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_every_task_can_be_found_reached_and_read_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    picture = draw(text)
    found = nodes(picture.text)
    assert [item.get("data-pointer") for item in found] == [node.pointer for node in picture.nodes]
    lines = text.split("\n")
    for item, node in zip(found, picture.nodes, strict=True):
        assert item.get("id") == node.id
        assert re.fullmatch(r"sw-node sw-(" + "|".join(FAMILIES) + ")", item.get("class") or "")
        assert (item.get("tabindex"), item.get("role")) == ("0", "graphics-symbol")
        title = item.find(f"{SVG}title")
        assert title is not None
        assert title.text
        assert item.get("aria-label")
        line = int(item.get("data-line") or 0)
        assert text.count("\n", 0, node.start) + 1 == line
        assert lines[line - 1].strip()
    root = parsed(picture.text)
    assert root.get("role") == "graphics-document document"
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert root.get("aria-labelledby") == "sw-title sw-desc"


def test_tasks_are_read_in_the_order_of_the_document() -> None:
    for path in GALLERY:
        found = nodes(draw(path.read_text(encoding="utf-8")).text)
        main = [item for item in found if re.match(r"/(do|states)/", item.get("data-pointer") or "")]
        lines = [int(item.get("data-line") or 0) for item in main]
        assert lines
        assert lines == sorted(lines), path.name


def test_what_is_said_of_a_task() -> None:
    item = nodes(draw(HEAD + "do:\n  - a: { call: greet, if: .ok }\n  - b: { wait: PT1S }\n").text)[0]
    assert item.get("aria-label") == "call · function: a. greet; if .ok. Then: b"


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _mixed(over: str, under: str, share: float) -> str:
    parts = [round(int(over[at : at + 2], 16) * share + int(under[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)


def grounds(theme: Theme) -> list[str]:
    """Everything a line may run over: the page, and containers in containers."""
    found = {theme.page}
    for _ in range(3):
        found |= {_mixed(tint, ground, theme.fill) for _, tint in theme.families.values() for ground in found}
    return sorted(found)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_contrast_meets_wcag_aa(name: str) -> None:
    theme = THEMES[name]
    text, graphics = (7.0, 4.5) if name == "hc" else (4.5, 3.0)
    for colour in (theme.text, theme.muted):
        for ground in (theme.card, theme.page):
            assert contrast(colour, ground) >= text
    for family, (ink, tint) in theme.families.items():
        assert contrast(ink, theme.card) >= text, f"the kind on a card of {family}"
        assert contrast(ink, tint) >= graphics, f"the icon of {family}"
        for ground in grounds(theme):
            assert contrast(ink, ground) >= graphics, f"frames and lines of {family} on {ground}"
    for ground in grounds(theme):
        assert contrast(theme.edge, ground) >= graphics


def test_no_family_is_told_by_its_colour_alone() -> None:
    for path in GALLERY:
        for item in nodes(draw(path.read_text(encoding="utf-8")).text):
            kinds = [part for part in item.iter(f"{SVG}text") if part.get("class") == "sw-kind"]
            icons = [part for part in item.iter(f"{SVG}path") if part.get("class") == "sw-icon"]
            assert len(kinds) == 1
            assert kinds[0].text
            assert icons


def test_kinds_of_lines_differ_in_more_than_colour() -> None:
    text = next(path for path in GALLERY if path.stem == "loan.sw").read_text(encoding="utf-8")
    dashes = {
        (item.get("class") or "").split()[-1]: item[0].get("stroke-dasharray")
        for item in parsed(draw(text).text).iter(f"{SVG}g")
        if "sw-edge" in (item.get("class") or "").split()
    }
    assert dashes["sw-edge-flow"] is None
    assert len({dashes[f"sw-edge-{style}"] for style in ("flow", "default", "error", "comp")}) == 4


LONG = [
    "aVeryLongNameOfATaskThatNobodyWouldWantToReadOnACardAndYetHereItIs",
    "漢字とかなの長い名前がここにありますからカードに入りきらないはずです",
    "Ünïcödé nämés wïth äccénts thät gö ön änd ön fär béyönd thé cärd",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "e\u0301" * 80,
]


@pytest.mark.parametrize("name", LONG, ids=range(len(LONG)))
def test_long_names_end_in_an_ellipsis_and_are_whole_in_the_tooltip(name: str) -> None:
    (item,) = nodes(draw(HEAD + f"do: [{{ '{name}': {{ set: {{ a: 1 }} }} }}]\n").text)
    shown = next(part.text or "" for part in item.iter(f"{SVG}text") if part.get("class") == "sw-name")
    assert shown.endswith("…")
    assert name.startswith(shown[:-1])
    assert width(shown, 13, bold=True) <= WIDEST - 60
    title = item.find(f"{SVG}title")
    assert title is not None
    assert name in (title.text or "")


def test_a_cut_leaves_no_half_letter() -> None:
    for room in range(20, 90, 3):
        assert not fit("e\u0301" * 40, 11, room)[-2:].startswith("\u0301e")
        assert fit("e\u0301" * 40, 11, room).count("e") == fit("e\u0301" * 40, 11, room).count("\u0301")


def test_a_long_label_is_whole_in_its_tooltip() -> None:
    condition = " and ".join(f".field{number} > {number}" for number in range(20))
    svg = draw(HEAD + f"do: [{{ s: {{ switch: [{{ c: {{ when: '{condition}', then: end }} }}] }} }}]\n").text
    labels = [item for item in parsed(svg).iter(f"{SVG}g") if "sw-label" in (item.get("class") or "")]
    assert f"c: {condition}" in [title.text for item in labels for title in item.iter(f"{SVG}title")]


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_words_stay_in_their_cards_in_the_widest_usual_face(path: Path) -> None:
    plain, bold = font("DejaVuSans.ttf"), font("DejaVuSans-Bold.ttf")
    tree = parsed(draw(path.read_text(encoding="utf-8")).text)
    for item in tree.iter(f"{SVG}g"):
        names = (item.get("class") or "").split()
        if "sw-node" not in names and "sw-label" not in names:
            continue
        frame = next(part for part in item.iter() if part.tag in {f"{SVG}rect", f"{SVG}path"} and part.get("stroke"))
        if frame.tag == f"{SVG}rect":
            left = float(frame.get("x") or 0)
            right = left + float(frame.get("width") or 0)
        else:
            xs = [float(number) for number in re.findall(r"[MHL](-?[\d.]+)", frame.get("d") or "")]
            left, right = min(xs), max(xs)
        for words in item.iter(f"{SVG}text"):
            size = float(words.get("font-size") or 0)
            said = words.text or ""
            wide = advance(bold if words.get("font-weight") else plain, said, size)
            wide += float(words.get("letter-spacing") or 0) * len(said)
            start = float(words.get("x") or 0) - (wide / 2 if words.get("text-anchor") else 0)
            assert start >= left + 3, said
            assert start + wide <= right - 3, said


def test_text_is_made_safe_in_one_place() -> None:
    assert escaped('<a href="x">&\'\x00\u202e\ufffe') == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"
    assert clean("a\n\tb\x07 c\u202ed") == "a b cd"
