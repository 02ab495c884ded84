"""An edited tree is the tree a fresh reading gives, and shares what the edit did not touch."""

from __future__ import annotations

import json
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.shared import ROOT, shared_path
from tests.syntax.trees import everything, shape

from swls.syntax import Limits, Mapping, Sequence, Tree, read

TASK = {
    "call": "http",
    "with": {"method": "get", "headers": {"Accept": "*/*"}, "body": [1, {"a": "${ .b }"}]},
    "then": "end",
}


def workflow(count: int) -> dict[str, object]:
    functions = {f"f{i}": {"call": "http", "with": {"method": "get", "endpoint": f"http://x/{i}"}} for i in range(20)}
    document = {"dsl": "1.0.3", "namespace": "a", "name": "b", "version": "1.0.0"}
    return {"document": document, "do": [{f"t{i}": TASK} for i in range(count)], "use": {"functions": functions}}


def yaml_workflow(count: int) -> str:
    tasks = "".join(
        f"  - t{i}: # task {i}\n      call: http\n      with:\n        method: get\n        endpoint: http://x/{i}\n"
        f"        headers: {{A: b, C: 'd'}}\n        body: |\n          text {i}\n      then: t{i + 1}\n"
        for i in range(count)
    )
    functions = "".join(f"    f{i}:\n      call: http\n      with: {{method: get}}\n" for i in range(40))
    return f"document:\n  dsl: '1.0.3'\n  name: b\ndo:\n{tasks}use:\n  functions:\n{functions}"


PRETTY = json.dumps(workflow(12), indent=2)
TEXTS = {
    "yaml": [
        yaml_workflow(24),
        yaml_workflow(24).replace("\n  - ", "\n- ").replace("\n    ", "\n  "),
        yaml_workflow(16).replace("\n", "\r\n"),
        yaml_workflow(10).replace("then: t", "then: &a").replace("method: get", "method: *a3"),
        "a: 1\n---\n" + yaml_workflow(14) + "---\nb: 2\n",
        "# comment\n\n" + yaml_workflow(14).replace("  headers", "\theaders"),
        "a: 1\nb: [x, y]\n",
        "",
    ],
    "json": [
        PRETTY,
        PRETTY.replace("\n", "\r\n"),
        json.dumps(workflow(12)),
        json.dumps(workflow(8), indent="\t"),
        PRETTY.replace('{\n      "t', '{"t'),
        "\n".join(line.strip() for line in PRETTY.split("\n")),
        PRETTY.replace("\n      ", "\n   "),
        PRETTY.replace('"then": "end"', '"then" "end",'),
        PRETTY[: PRETTY.index('"t9"') + 60],
        PRETTY[: PRETTY.index('"t5"') + 90].replace("\n      ", "\n    "),
        '{"a": 1}',
        "",
    ],
}  # fmt: skip
PIECES = [
    *"{}[]:,\"' \n#&*!|>%@`?-\t/\\", "", "", "", "", "\n\n", "\r\n", "\r", "\n  - x:\n", "endp", "key: v\n", "  ", "- ", "\n---\n",
    "...\n", "😀", "do:\n", "      b: c\n", "    ", "|\n", "${ .a }", ": ", "%YAML 1.2\n", "<<<<<<< HEAD\n", '\n      "x": 1,\n',
    '"key": "v",\n', "},", "{\n", "\n    }", '"a": {', "//", "/*", "*/", '\\"', "null", "&a3 ", "*a3", "x" * 3000, "k: {\n" * 5,
    "```yaml\n", "\n\tx: 1\n", "\n\t\n", "{{ .x }}", "-x: 1\n", "\x07", "!t ", "!!int ", "<<: ", "? ", "\n# \t\n", "/{id}", "%TAG ! x\n",
]  # fmt: skip


def run(text: str, format: str, edits: list[tuple[float, int, str, bool]]) -> None:
    """Apply edits one after the other and compare after each; an edit may take the one before back."""
    tree = read(text, format)
    back: tuple[int, int, str] | None = None
    for place, width, replacement, undo in edits:
        start = min(int(place * (len(tree.text) + 1)), len(tree.text))
        end = min(start + width, len(tree.text))
        written = replacement
        if undo and back is not None:
            start, end, written = back
        back = (start, start + len(written), tree.text[start:end])
        tree = tree.edit(start, end, written)
        assert everything(tree) == everything(read(tree.text, format))


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([0, 0, 0, 0, 1, 1, 2, 5, 40, 300, 100_000]),
        st.one_of(st.sampled_from(PIECES), st.text(max_size=6)),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("format", ["yaml", "json"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits_give_the_fresh_tree(format: str, data: st.DataObject) -> None:
    run(data.draw(st.sampled_from(TEXTS[format])), format, data.draw(EDITS))


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_many_edits_give_the_fresh_tree(format: str, bulk: bool) -> None:
    """The same with a plain generator of numbers: hundreds in the ordinary run, thousands with --bulk."""
    texts = list(TEXTS[format])
    pattern = "*.y*ml" if format == "yaml" else "*.json"
    folders = [ROOT / "examples", *filter(None, [shared_path("corpus")])]
    files = sorted(path for folder in folders for path in folder.rglob(pattern))
    texts += [path.read_bytes().decode() for path in (files if bulk else files[:: max(1, len(files) // 10)])]
    chance = random.Random(7)
    for _ in range(3000 if bulk else 60):
        edits = [
            (chance.random(), chance.choice([0, 0, 0, 1, 1, 3, 30, 200]), chance.choice(PIECES), chance.random() < 0.4)
            for _ in range(5)
        ]
        run(chance.choice(texts), format, edits)


@pytest.mark.parametrize(("format", "text"), [("yaml", yaml_workflow(24)), ("json", PRETTY)])
def test_typing_and_deleting_a_task_key_by_key(format: str, text: str) -> None:
    if format == "yaml":
        at = text.index("  - t12:")
        typed = "  - new:\n      call: http\n      with: {a: 'b', c: \"d\"}\n      if: ${ .x }\n"
    else:
        at = text.index("    {\n", text.index('"t5"'))
        typed = '    {\n      "new": {\n        "set": {"a": ["b\\"", 1, true]}\n      }\n    },\n'
    tree = read(text, format)
    for offset, char in enumerate(typed):
        tree = tree.edit(at + offset, at + offset, char)
        assert everything(tree) == everything(read(tree.text, format))
    assert tree.problems() == []
    for offset in range(len(typed) - 1, -1, -1):
        tree = tree.edit(at + offset, at + offset + 1, "")
        assert everything(tree) == everything(read(tree.text, format))
    assert tree.text == text


@pytest.mark.parametrize("text", [PRETTY, PRETTY.replace("\n", "\r\n"), json.dumps(workflow(8))])
def test_json_typed_to_its_end_keeps_what_was_closed(text: str) -> None:
    start = text.index('"t2"')
    tree = read(text[:start], "json")
    first = do(tree).items[0].value
    for key in re.findall(r"\r\n|[^\r]", text[start : start + 400]):
        tree = tree.edit(len(tree.text), len(tree.text), key)
        assert everything(tree) == everything(read(tree.text, "json"))
        assert tree.reread < len(tree.text)
        assert tree.problems()
    assert isinstance(first, Mapping)
    assert shape(do(tree).items[0].value) == shape(first)


@pytest.mark.parametrize(("width", "piece"), [(1, "/"), (1, ""), (0, " "), (3, "")])
def test_an_edit_at_the_border_of_two_items_looks_at_both(width: int, piece: str) -> None:
    """The line break in front of an item goes, or its indentation changes, behind an item that is large itself."""
    cases = "".join(f"        - c{i}: {{when: .a == {i}, then: end}}\n" for i in range(120))
    text = "do:\n" + "".join(f"  - t{i}:\n      switch:\n{cases}" for i in range(3))
    at = text.index("  - t1:")
    tree = read(text, "yaml").edit(at - width if piece != " " else at, at, piece)
    assert everything(tree) == everything(read(tree.text, "yaml"))


def do(tree: Tree) -> Sequence:
    root = tree.roots[0].node
    assert isinstance(root, Mapping)
    entry = root.get("do")
    assert entry is not None
    assert isinstance(entry.value, Sequence)
    return entry.value


@pytest.mark.parametrize(
    ("format", "text"),
    [("yaml", yaml_workflow(60)), ("yaml", yaml_workflow(60).replace("\n", "\r\n")),
     ("json", json.dumps(workflow(60), indent=2)), ("json", json.dumps(workflow(60)))],
)  # fmt: skip
@pytest.mark.parametrize("piece", ["x", "'", "{", "xyz"])
def test_an_edit_in_one_item_shares_the_others(format: str, text: str, piece: str) -> None:
    at = text.index("get", text.index("t30"))
    tree = read(text, format)
    new = tree.edit(at, at, piece)
    before, after = do(tree), do(new)
    kept = [old is other for old, other in zip(before.items, after.items, strict=True)]
    values = [old.value is other.value for old, other in zip(before.items, after.items, strict=True)]
    assert values.count(False) == 1
    assert not values[30]
    assert kept.count(True) >= 57
    root, new_root = tree.roots[0].node, new.roots[0].node
    assert isinstance(root, Mapping)
    assert isinstance(new_root, Mapping)
    for name in ("document", "use"):
        assert root.get(name).value is new_root.get(name).value


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("yaml", yaml_workflow(5000)),
        ("json", json.dumps(workflow(3000), indent=2)),
        ("json", json.dumps(workflow(8000))),
    ],
)
def test_an_edit_in_a_megabyte_reads_a_few_hundred_characters(format: str, text: str) -> None:
    tree = read(text, format)
    assert len(text) > 900_000
    at = text.index("get", text.index("t2500"))
    for piece in ("x", "\n          y", "  ", "y"):
        tree = tree.edit(at, at, piece if format == "yaml" else piece.strip())
        assert tree.reread < 1500


def test_breaking_a_megabyte_of_laid_out_json_reads_a_few_hundred_characters() -> None:
    text = json.dumps(workflow(3000), indent=2)
    tree = read(text, "json")
    at = text.index("get", text.index("t2500"))
    for offset, char in enumerate('",\n          "endpoint": {"uri": "http'):
        tree = tree.edit(at + offset, at + offset, char)
        assert tree.reread < 1500, char
    assert 0 < len(tree.problems()) < 10


def test_an_edit_after_which_the_parts_of_broken_json_fit_better() -> None:
    """Two mistakes are read as a whole; where one of them goes, the other is that of a part."""
    lines = [f'  "k{number}": {{"a": "{"x" * 60}"}},\n' for number in range(40)]
    lines[3] = '  "k3?: "b c",\n'
    lines[30] = '  "k30": {"a": 1}},\n'
    text = "{\n" + "".join(lines) + '  "end": 1\n}\n'
    at = text.index("?")
    tree = read(text, "json").edit(at, at + 1, '"')
    assert everything(tree) == everything(read(tree.text, "json"))


def test_a_text_of_too_many_values_is_not_read_again_at_each_key() -> None:
    few = Limits(nodes=100)
    tree = read("a: [" + "1, " * 150 + "1]\n", "yaml", limits=few)
    assert [one.kind for one in tree.problems()] == ["too-many-nodes"]
    longer = tree.edit(4, 4, "22, ")
    assert [one.kind for one in longer.problems()] == ["too-many-nodes"]
    assert longer.reread == 0
    shorter = longer.edit(4, 4 + 3 * 100, "")
    assert shorter.problems() == []
    assert shorter.roots[0].node is not None
