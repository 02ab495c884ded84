"""The graph as text for other tools: Graphviz and Mermaid themselves read it, and JSON holds all of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.diagram.browser import mermaid
from tests.diagram.drawing import GALLERY, HOSTILE, hostile, random_workflow

from swls import parse, render
from swls.diagram import DiagramError

TEXT = """document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0, title: Say "when" }
do:
  - pick: { switch: [{ small: { when: '.n < 3 and .s == "a;b"', then: loop } }, { rest: { then: end } }] }
  - loop: { for: { each: x, in: .xs }, do: [{ one: { call: http, with: { method: get, endpoint: https://a.example.com } } }] }
"""


def source(text: str, form: str) -> str:
    return render(parse(text), format=form)


def test_mermaid_as_written() -> None:
    assert source(TEXT, "mermaid").splitlines() == [
        "---",
        'title: "Say \\"when\\""',
        "---",
        "flowchart TB",
        '  n0(("Start"))',
        '  n1{{"SWITCH<br/>pick"}}',
        '  subgraph sn2 [" "]',
        "    direction TB",
        '    n2["FOR EACH<br/>loop<br/>x in .xs"]',
        '    n3["CALL · HTTP<br/>one<br/>GET a.example.com"]',
        "  end",
        '  n4((("End")))',
        '  n1 -->|"small: .n #60; 3 and .s == #34;a#59;b#34;"| n2',
        '  n1 -.->|"rest"| n4',
        "  n2 --> n4",
        "  n2 --> n3",
        "  n3 -.-> n2",
        "  n0 --> n1",
        "  classDef swFlow fill:#FCF3E4,stroke:#8A4B00,color:#1B222C",
        "  class n1,n2 swFlow",
        "  classDef swCall fill:#EAF2FC,stroke:#0A58B0,color:#1B222C",
        "  class n3 swCall",
    ]


def test_real_mermaid_draws_the_gallery(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in GALLERY] + [random_workflow(seed) for seed in range(12)]
    for text, answer in zip(texts, mermaid([source(text, "mermaid") for text in texts], tmp_path), strict=True):
        whole = json.loads(source(text, "json"))
        assert "error" not in answer, (answer, source(text, "mermaid"))
        assert answer["nodes"] == len(whole["nodes"])
        assert answer["edges"] == len(whole["edges"])


def test_real_mermaid_takes_hostile_words_for_words(tmp_path: Path) -> None:
    flows = [hostile(word) for word in HOSTILE]
    for word, answer in zip(HOSTILE, mermaid([source(text, "mermaid") for text in flows], tmp_path), strict=True):
        assert "error" not in answer, (word, answer)
        assert answer["scripts"] == 0
        shown = word.split("\n")[0][:12]
        if shown.isprintable() and "&" not in shown and "\u202e" not in word:
            assert any(shown in words for words in answer["words"]), word


@pytest.mark.skipif(shutil.which("dot") is None, reason="left out: Graphviz ('dot') is not on this machine")
@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_graphviz_draws_the_dot(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    done = subprocess.run(["dot", "-Tsvg"], input=source(text, "dot"), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    groups = [item.get("class") for item in ET.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}g")]
    whole = json.loads(source(text, "json"))
    assert groups.count("node") == len(whole["nodes"])
    assert groups.count("edge") == len(whole["edges"])


def test_dot_has_the_words_and_their_ends() -> None:
    dot = source(TEXT, "dot")
    assert 'graph [label="Say \\"when\\""' in dot
    assert 'n1 [label="SWITCH\\npick"' in dot
    assert 'n1 -> n2 [label="small: .n < 3 and .s == \\"a;b\\""];' in dot
    assert "subgraph cluster_n2 {" in dot


def test_json_is_the_whole_graph() -> None:
    document = parse(TEXT)
    whole = json.loads(source(TEXT, "json"))
    assert (whole["version"], whole["start"], whole["end"], whole["truncated"]) == (1, "#start", "#end", False)
    assert whole["header"]["title"] == 'Say "when"'
    by_name = {node["name"]: node for node in whole["nodes"]}
    one = by_name["one"]
    assert (one["pointer"], one["kind"], one["variant"], one["parent"], one["role"]) == (
        "/do/1/loop/do/0/one", "call", "http", "/do/1/loop", "body",
    )  # fmt: skip
    assert one["line"] == 4
    assert document.text[one["start"] : one["end"]].startswith("one: { call: http")
    assert one["lines"] == ["GET a.example.com"]
    ids = {node["id"] for node in whole["nodes"]}
    assert all(edge["source"] in ids and edge["target"] in ids for edge in whole["edges"])
    assert {"source": "/do/0/pick", "target": "#end", "kind": "default", "label": "rest"}.items() <= whole["edges"][
        1
    ].items()


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_in_their_quotes(word: str) -> None:
    dot = source(hostile(word), "dot")
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", dot)
    assert '"' not in bare
    assert set(re.findall(r"[A-Za-z_]+", bare)) <= {
        "digraph", "workflow", "graph", "label", "labelloc", "t", "rankdir", "TB", "compound", "true", "fontname",
        "Helvetica", "node", "shape", "box", "style", "fillcolor", "white", "fontsize", "edge", "n", "circle",
        "doublecircle", "color", "subgraph", "cluster_n", "rounded", "bgcolor", "hexagon", "filled", "dashed",
        "constraint", "false",
    }  # fmt: skip
    body = source(hostile(word), "mermaid").split("---\n", 2)[2]
    for line in body.splitlines():
        said = re.findall(r'"([^"]*)"', line)
        assert line.count('"') == 2 * len(said)
        assert not any(re.search(r"[<>`;](?<!#\d;)", re.sub(r"<br/>|#\d+;", "", part)) for part in said)
    json.loads(source(hostile(word), "json"))


def test_a_format_nobody_knows() -> None:
    with pytest.raises(DiagramError, match="there is no format 'png'; there are svg, dot, mermaid, json"):
        source(TEXT, "png")
