"""What the tests of pictures share: drawing a text, reading a picture back, workflows at random, hostile words."""

from __future__ import annotations

import json
import random
import re
from xml.etree import ElementTree as ET

from scripts.build_gallery import ROOT, SHOWN

from swls.diagram import Picture, Renderer, building
from swls.diagram.layout import Laid
from swls.dialects.flow import FlowGraph
from swls.model import Document

SVG = "{http://www.w3.org/2000/svg}"
RENDERER = Renderer()
GALLERY = tuple(ROOT / "examples" / name for name in SHOWN)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "javascript:alert(1)",
    "]]><![CDATA[x",
    "&lt;b&gt; &amp; &#0; &bogus;",
    "bell\x07 nul\x00 escape\x1b",
    "\u202eevil\u202c \u2066isolated\u2069 \u200emark",
    'n0"]; n9[shape=box]; //',
    "end --> x\nsubgraph y",
    "漢字とかなの長い名前がここにあります",
    "x" * 5000,
    "👩‍👩‍👧‍👦 é e\u0301",
)


def hostile(word: str) -> str:
    """A workflow that says a word wherever one can stand."""
    said = json.dumps(word)
    return json.dumps(
        {
            "document": {"dsl": "1.0.3", "namespace": word, "name": word, "version": "1.0.0", "title": word},
            "use": {"functions": {word: {"call": "http", "with": {"method": word, "endpoint": word}}}},
            "do": [
                {word: {"call": "http", "if": word, "with": {"method": "get", "endpoint": word}}},
                {"pick": {"switch": [{word: {"when": word, "then": "end"}}, {"b": {"when": said, "then": "loop"}}]}},
                {"loop": {"for": {"each": word, "in": word}, "while": word, "do": [{word + "2": {"set": {word: 1}}}]}},
                {"t": {"try": [{"r": {"raise": {"error": {"title": word, "status": 500}}}}],
                       "catch": {"as": word, "when": word, "errors": {"with": {"type": word}}}}},
            ],
        }
    )  # fmt: skip


def flow_of(text: str) -> FlowGraph:
    flow = Document.open(text, certain=True).flow
    assert flow is not None
    return flow


def draw(text: str, **options: object) -> Picture:
    document = Document.open(text, certain=True)
    assert document.flow is not None
    return RENDERER.render(document.flow, lines=document.lines, **options)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def laid_out(flow: FlowGraph, engine: str = "embedded") -> Laid:
    return RENDERER.layouts.lay(building.build(flow), engine)


def random_workflow(seed: int, *, size: int = 18) -> str:
    """A nested 1.x workflow with every kind of container, jumps included."""
    pick = random.Random(seed)
    left = [size]
    number = [0]

    def tasks(indent: str, depth: int) -> list[str]:
        count = pick.randint(1, 4)
        names = []
        for _ in range(count):
            number[0] += 1
            names.append(f"task{number[0]}" + "x" * pick.randint(0, 20))
        out = []
        for index, name in enumerate(names):
            left[0] -= 1
            kinds = ["set", "wait", "call", "raise", "switch", "emit"]
            if depth < 4 and left[0] > 0:
                kinds += ["do", "for", "fork", "try"] * 2
            kind = pick.choice(kinds)
            out.append(f"{indent}- {name}:")
            inner = indent + "    "
            if kind == "set":
                out.append(f"{inner}set: {{ a: 1 }}")
            elif kind == "wait":
                out.append(f"{inner}wait: {{ seconds: 1 }}")
            elif kind == "call":
                out.append(f"{inner}call: http\n{inner}with: {{ method: get, endpoint: https://example.com/{name} }}")
            elif kind == "raise":
                out.append(f"{inner}raise: {{ error: oops }}")
            elif kind == "emit":
                out.append(f"{inner}emit: {{ event: {{ with: {{ type: t }} }} }}")
            elif kind == "switch":
                out.append(f"{inner}switch:")
                for case in range(pick.randint(1, 3)):
                    then = pick.choice([*names, "end", "exit", "continue"])
                    out.append(f"{inner}  - c{case}: {{ when: .a == {case}, then: {then} }}")
            elif kind == "do":
                out += [f"{inner}do:", *tasks(inner + "  ", depth + 1)]
            elif kind == "for":
                out += [f"{inner}for: {{ each: x, in: .xs }}", f"{inner}do:", *tasks(inner + "  ", depth + 1)]
            elif kind == "fork":
                out += [f"{inner}fork:", f"{inner}  branches:", *tasks(inner + "    ", depth + 1)]
            else:
                out += [f"{inner}try:", *tasks(inner + "  ", depth + 1)]
                out += [f"{inner}catch:", f"{inner}  errors: {{ with: {{ status: 503 }} }}"]
                if pick.random() < 0.6:
                    out += [f"{inner}  do:", *tasks(inner + "    ", depth + 1)]
            if kind not in {"switch", "raise"} and index + 1 < count and pick.random() < 0.15:
                out.append(f"{inner}then: {pick.choice([*names, 'end', 'exit'])}")
        return out

    head = "document: { dsl: 1.0.3, namespace: n, name: random, version: 1.0.0 }\ndo:"
    return "\n".join([head, *tasks("  ", 0)]) + "\n"


def path_points(said: str) -> list[tuple[float, float]]:
    numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", said)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
