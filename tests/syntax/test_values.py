"""Real files read as a strict reader reads them: same values, right spans, no false alarm, no missed error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from tests.shared import ROOT, shared_path
from tests.syntax.trees import nodes, values

from swls.syntax import Scalar, Tree, confirmed, read
from swls.syntax.flow import FlowReader
from swls.syntax.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable


class _Core(SafeConstructor):
    """The core schema: a date is a string."""


_Core.add_constructor("tag:yaml.org,2002:timestamp", lambda self, node: self.construct_scalar(node))


def strict_yaml(text: str) -> list[Any]:
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = _Core
    return list(reader.load_all(text))


def strict_json(text: str) -> list[Any]:
    return [json.loads(text)]


def _files(pattern: str) -> list[Path]:
    folders = [ROOT / "examples"]
    corpus = shared_path("corpus")
    if corpus is not None:
        folders.append(corpus)
    return sorted(path for folder in folders for path in folder.rglob(pattern))


def _sample(files: list[Path], bulk: bool, most: int) -> list[Path]:
    return files if bulk else files[:: max(1, len(files) // most)]


def _differences(path: Path, format: str, strict: Callable[[str], list[Any]]) -> list[str]:
    text = path.read_bytes().decode("utf-8")
    tree = read(text, format)
    complaints = tree.problems()
    try:
        want = strict(text)
    except Exception:  # noqa: BLE001  (whatever the strict reader says no with)
        found = confirmed(tree, thorough=True)
        if not found:
            return [f"{path}: refused by the strict reader, nothing found here"]
        return [f"{path}: {item.kind} is not located" for item in found if not 0 <= item.start <= item.end <= len(text)]
    wrong = []
    if values(tree) != want and not (want == [] and values(tree) == [None]):
        wrong.append(f"{path}: other values")
    wrong.extend(f"{path}: false alarm {item.kind}" for item in complaints if item.kind != "duplicate-key")
    return wrong + [f"{path}: {problem}" for problem in _spans(tree)]


def _spans(tree: Tree) -> list[str]:
    """What is wrong with the spans: a scalar's is the scalar as written, and each lies within its owner's."""
    wrong = []
    for node, at, low, high in nodes(tree):
        end = at + node.width
        if not low <= at <= end <= high:
            wrong.append(f"{at}:{end} does not lie in {low}:{high}")
        if not isinstance(node, Scalar) or node.tag or node.anchor:
            continue
        written = tree.text[at:end]
        if node.style in ("literal", "folded"):
            good = written[:1] == ("|" if node.style == "literal" else ">")
        elif node.style == "plain":
            good = written == node.text or " ".join(written.split()) == " ".join(node.text.split())
        else:
            good = _unquoted(written, tree.format) == node.text
        if not good:
            wrong.append(f"{at}:{end} is {written!r} and not {node.text!r}")
    return wrong


def _unquoted(written: str, format: str) -> str | None:
    node, end = FlowReader(written, len(written), [], json=format == "json", layout=False).quoted(
        0, written[0], None, None
    )
    return node.text if isinstance(node, Scalar) and end == len(written) else None


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_files_read_as_strict_readers_read_them(kind: str, bulk: bool) -> None:
    pattern, strict = ("*.y*ml", strict_yaml) if kind == "yaml" else ("*.json", strict_json)
    files = _sample(_files(pattern), bulk, 120)
    assert files
    wrong = [line for path in files for line in _differences(path, kind, strict)]
    assert wrong == []


HAND = {
    "core schema": ("on: yes\na: 0o17\nb: 0x1F\nc: 1e3\nd: ~\ne: True\nf: 2001-01-01\ng: .5\nh: -.inf\ni: 0755\n"
                    "j: 1.0.0\nk: null\nl: NULL\nm: '1'\nn: off\n"),
    "anchors and merges": "base: &b\n  a: 1\n  c: [1, 2]\nother:\n  <<: *b\n  a: 2\nlist: [*b, {<<: *b}]\n",
    "comments right behind a token": "a: [b,#c\n  d]\ne: {'f':1,#c\n  g: 2}\nh: [#c\n  'i'#c\n  ]\n",
    "anchors of nothing": "a: {b: &x , c: *x}\nd: [&y , *y]\ne: {f: !!str , g: 1}\n",
    "block scalars": "a: |\n  x\n   y\n\n  z\n\nb: |-\n  x\n\nc: >+\n  x\n  y\n\n   deep\n  z\n\nd: >2\n    two\n  one\ne: |\n",
    "quotes": "a: 'it''s'\nb: \"\\u263A \\x41 \\\"q\\\" \\\n  joined\"\nc: \"two\n  lines\n\n  three\"\nd: 'x\n\n  y'\n",
    "plain over lines": "a: one\n  two\n\n  three\nb: http://x/y#z\nc: a b # comment\nd: -x\ne: ?y\nf: :z\n",
    "flow": "a: {b: c, 'd': [1, {e: f}], g: , h}\nb: [a: 1, b, [c], {}, []]\nc: {a: 'x,y', \"b\":1}\nd: [\n  1,\n  2\n  ]\n",
    "question marks": "? a\n: 1\n? |\n  d\n: 2\n",
    "compact lists": "a:\n- b: 1\n  c: 2\n-\n  d: 3\n- - 1\n  - 2\n-\n",
    "documents": "%YAML 1.2\n---\na: 1\n...\n---\nb: 2\n--- |\n text\n---\n- c\n",
    "tags": "a: !!str 1\nb: !!int '2'\nc: !!float 3\n",
    "line ends": "a: 1\r\nb:\r\n  - x\r\n  - |\r\n    y\r\nc: 'd\r\n  e'\r\n",
    "byte order mark": "\ufeffa: 1\nb: 2\n",
    "keys": "'a b': 1\n\"c\": 2\na b c: 3\n1: 4\nx/y-z.w: 6\n\"\": 7\n",
    "odd blanks": "a: b\u00a0\nc\u00a0: d\ne: [f\u00a0, \u3000g]\n",
    "comments": "# head\na: # behind\n  # between\n  b: 1 # end\n# tail\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HAND)
def test_yaml_written_by_hand(name: str) -> None:
    text = HAND[name]
    tree = read(text, "yaml")
    assert [message(item) for item in tree.problems()] == []
    assert values(tree) == strict_yaml(text)
    assert _spans(tree) == []


JSON_HAND = [
    '{"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9\\ud83d\\ude00\\/"], "": {}, "b": []}',
    ' \n[\n]\n', '"text"', "12", "null", '{"a":{"b":{"c":[[[]]]}}}', '\t{\r\n"a"\r\n:\r\n1\r\n,\r\n"b":2}\r\n',
]  # fmt: skip


@pytest.mark.parametrize("text", JSON_HAND)
def test_json_written_by_hand(text: str) -> None:
    tree = read(text, "json")
    assert tree.problems() == []
    assert values(tree) == [json.loads(text)]
    assert _spans(tree) == []


@pytest.mark.parametrize("indent", [None, 1, 2, 4, "\t"])
@pytest.mark.parametrize("width", [3, 60])
def test_json_laid_out_in_every_way(indent: int | str | None, width: int) -> None:
    task = {"call": "http", "with": {"method": "get", "headers": {"Accept": "*/*"}, "list": [1, [2, {"x": "}"}]]}}
    text = json.dumps(
        {"document": {"dsl": "1.0.3"}, "do": [{f"t{i}": task} for i in range(width)], "end": None}, indent=indent
    )
    for variant in (text, text.replace("\n", "\r\n"), "\n".join(line.strip() for line in text.split("\n"))):
        tree = read(variant, "json")
        assert tree.problems() == []
        assert values(tree) == [json.loads(variant)]
        assert _spans(tree) == []


def test_untidy_but_right_json_is_right() -> None:
    """Values on the line below their key, at the column of the keys: no mistake, however large the file."""
    members = ",\n".join(f'  "k{i}":\n  {{"a": [\n  {i}, {i}\n  ]}}' for i in range(200))
    text = "{\n" + members + "\n}\n"
    tree = read(text, "json")
    assert tree.problems() == []
    assert values(tree) == [json.loads(text)]
