"""Any text in, no exception out; budgets; the work stays in proportion to the text."""

from __future__ import annotations

import json
import random
import sys
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shared import ROOT, shared_path
from tests.syntax.trees import nodes

from swls.syntax import Limits, Tree, confirmed, covering, find, read
from swls.syntax.locate import locate
from swls.syntax.messages import message

FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from([
            *"{}[]:,\"'#&*!|>%@`?-\t \n\r\\~<=", "- ", ": ", "? ", "---", "...", "\n  ", "\n- ", "\r\n", "a: b\n", "<<: *a", "&a ", "!!int ",
            "|2-\n", ">+\n", "\ufeff", "\x00", "\x85", "\u2028", "\ud800", "😀", "//", "/*", "*/", "'''", '"\\x', "%YAML 1.2\n",
        ]),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)  # fmt: skip


def use(text: str, format: str | None) -> Tree:
    """Everything that reads a tree."""
    tree = read(text, format)
    for item in tree.problems():
        assert 0 <= item.start <= item.end <= len(text), item
        assert message(item)
        assert message(item) != "this is no valid syntax", item.kind
        for start, end, _ in item.edits:
            assert 0 <= start <= end <= len(text)
    for node, at, low, high in nodes(tree):
        assert low <= at <= at + node.width <= high
    for offset in {0, len(text) // 3, len(text) // 2, len(text)}:
        place = locate(tree, offset)
        assert 0 <= place.replace[0] <= place.replace[1] <= len(text)
        find(tree, place.path)
        covering(tree, offset)
    return tree


@pytest.mark.parametrize("format", ["yaml", "json", None])
@given(text=FRAGMENTS)
@settings(max_examples=150, deadline=None)
def test_any_text(format: str | None, text: str) -> None:
    use(text, format)


@pytest.mark.parametrize("text", ["{? ", "{{&a ", "[!x ", "{? &a\n", "a: {b: &c  # d\n"])
def test_odd_text(text: str) -> None:
    use(text, "yaml")


@given(data=st.binary(max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_bytes(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    use(text, "yaml")
    use(text, "json")


@given(text=FRAGMENTS)
@settings(max_examples=40, deadline=None)
def test_the_second_reader_judges_any_text(text: str) -> None:
    for format in ("yaml", "json"):
        found = confirmed(read(text, format), thorough=True)
        assert all(0 <= item.start <= item.end <= len(text) for item in found)


def test_real_files_with_accidents(bulk: bool) -> None:
    chance = random.Random(3)
    folders = [ROOT / "examples", *filter(None, [shared_path("corpus")])]
    files = sorted(path for folder in folders for end in ("*.y*ml", "*.json") for path in folder.rglob(end))
    for path in files if bulk else files[:: max(1, len(files) // 60)]:
        text = path.read_bytes().decode("utf-8")
        for _ in range(10 if bulk else 3):
            broken = list(text)
            for _ in range(chance.choice([1, 1, 3, 20])):
                at = chance.randrange(len(broken) + 1)
                broken[at : at + chance.choice([0, 1, 1, 40])] = chance.choice(
                    ["", "{", "}", "[", "'", '"', ": ", "\n", "- ", "\t", "*", "&x "]
                )
            use("".join(broken), "json" if path.suffix == ".json" else "yaml")


@pytest.mark.parametrize(
    ("text", "format", "kind"),
    [
        ("[" * 20_000, "yaml", "too-deep"),
        ("[" * 20_000, "json", "too-deep"),
        ("[" * 101 + "]" * 101, "json", "too-deep"),
        ('{"a":' * 20_000, "json", "too-deep"),
        ("{a: " * 20_000, "yaml", "too-deep"),
        ("".join(" " * i + "a:\n" for i in range(300)), "yaml", "too-deep"),
        ("- " * 20_000, "yaml", "too-deep"),
        ("? " * 20_000, "yaml", "too-deep"),
        ("a: x\n" * 1_800_000, "yaml", "too-large"),
        ("--- a\n" * 103, "yaml", "too-many-documents"),
        ("- [" + "1, " * 260_000 + "1]", "json", None),
        ("- a\n" * 260_000, "yaml", "too-many-nodes"),
        ("[" + "1," * 260_000 + "1]", "json", "too-many-nodes"),
        ("a: [" + "1," * 260_000 + "1]", "yaml", "too-many-nodes"),
        (
            "".join(f"a{number}: {{b: 1, c: [1, 2, 3, 4, 5, 6]}}\n" for number in range(30_000)),
            "yaml",
            "too-many-nodes",
        ),
        ("".join(f"a{number}: 1\n" for number in range(260_000)), "yaml", "too-many-nodes"),
        ("a: &a 1\nb:\n" + "  - *a\n" * 1001, "yaml", "too-many-aliases"),
    ],
)
def test_budgets(text: str, format: str, kind: str | None) -> None:
    tree = read(text, format)
    found = tree.problems()
    if kind is not None:
        assert [item.kind for item in found] == [kind]
        assert confirmed(tree) == found
    # An edit of such a text is no worse.
    again = tree.edit(1, 1, " ")
    assert {item.kind for item in again.problems()} == {item.kind for item in found} or kind is None


def test_what_is_within_the_budgets_is_read() -> None:
    assert read("[" * 99 + "]" * 99, "json").problems() == []
    assert read("[" * 99 + "]" * 99, "yaml").problems() == []
    assert read("--- a\n" * 100, "yaml").problems() == []
    small = Limits(size=10, nodes=3, aliases=1, documents=2)
    assert [item.kind for item in read("a: 123456789", "yaml", limits=small).problems()] == ["too-large"]


def test_aliases_are_not_expanded() -> None:
    """The billion laughs: ten lines, and ten nodes."""
    lines = ["a0: &a0 [lol, lol]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    tree = read("\n".join(lines), "yaml")
    assert tree.problems() == []
    assert sum(1 for _ in nodes(tree)) < 200


class _Steps:
    """Counts the calls that Python makes, a measure of work that does not depend on the machine."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Self:
        sys.setprofile(self._step)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)

    def _step(self, frame: object, event: str, argument: object) -> None:
        self.count += event in ("call", "c_call")


def _steps(text: str, format: str) -> int:
    with _Steps() as steps:
        read(text, format).problems()
    return steps.count


HEAVY = {
    "flat yaml": ("yaml", lambda n: "".join(f"key{i}: value {i}\n" for i in range(n))),
    "deep yaml": ("yaml", lambda n: "".join("".join("  " * d + f"k{d}:\n" for d in range(40)) + "  " * 40 + "x: 1\n" for _ in range(n // 40))),
    "one line of brackets": ("yaml", lambda n: "a: [" + "[1], " * n),
    "unclosed quotes": ("yaml", lambda n: "a: 'x\n" * n),
    "unclosed braces": ("yaml", lambda n: "a: {x\n" * n),
    "half keys": ("yaml", lambda n: "abc\n" * n),
    "dashes": ("yaml", lambda n: "- - - a\n" * n),
    "long block text": ("yaml", lambda n: "a: |\n" + "  line\n" * n),
    "tabs": ("yaml", lambda n: "a:\n" + "\tb: 1\n" * n),
    "flat json": ("json", lambda n: json.dumps({f"k{i}": i for i in range(n)}, indent=1)),
    "flat json in a line": ("json", lambda n: json.dumps({f"k{i}": i for i in range(n)})),
    "broken json in a line": ("json", lambda n: json.dumps({f"k{i}": i for i in range(n)}) + "]"),
    "json without commas": ("json", lambda n: json.dumps({f"k{i}": i for i in range(n)}, indent=1).replace(",", "")),
    "nested json, unclosed": ("json", lambda n: '{"a": [' * 30 + "1, " * n),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_work_is_in_proportion_to_the_text(name: str) -> None:
    """Twice the text, about twice the work: nothing grows with the square."""
    format, make = HEAVY[name]
    single, double = _steps(make(1000), format), _steps(make(2000), format)
    assert double <= 2.6 * single + 500


def test_five_megabytes() -> None:
    flat = "".join(f"key{i}: a value of some length that fills the line, number {i}\n" for i in range(75_000))
    assert len(flat) > 4_500_000
    tree = read(flat, "yaml")
    assert tree.problems() == []
    at = flat.index("key40000")
    assert tree.edit(at + 2, at + 2, "x").reread < 5_000
    deep = (
        "do:\n"
        + ("".join("  " * d + f"- t{d}:\n" + "  " * d + "    do:\n" for d in range(1, 30)) + "  " * 30 + "- a: b\n")
        * 1500
    )
    assert len(deep) > 3_000_000
    assert read(deep, "yaml").roots[0].node is not None
