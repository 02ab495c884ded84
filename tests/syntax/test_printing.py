"""Values as text, and that the text means the value again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swls.syntax import read
from swls.syntax.printing import Layout, as_plain, is_plain, layout_of, scalar, to_flow, to_json, to_yaml

TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "yes",
        "on",
        "0.8",
        "1.0.3",
        "a: b",
        "a #b",
        "- x",
        "-",
        "?",
        "?x",
        "{a",
        "${ .x }",
        "null",
        "~",
        "a\nb",
        "a\n\n b\n",
        "'",
        '"',
        "12:30:45",
        "---",
        "a:",
        "[x]",
        "#",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(lambda key: "\n" not in key), inner, max_size=3)
    ),
    max_leaves=8,
)


def meaning(text: str, format_: str = "yaml") -> object:
    tree = read(text, format_)
    assert tree.problems() == []
    return as_plain(tree.roots[0].node)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_what_is_printed_means_the_value(value: object) -> None:
    assert meaning(to_flow(value)) == value
    assert meaning(to_json(value), "json") == value
    assert meaning(to_json(value, inline=True), "json") == value
    for layout in (Layout(), Layout(step="    ", dash=0), Layout(dash=0)):
        assert meaning(to_yaml({"a": [{"b": value}, value], "c": value}, layout=layout) + "\n") == {
            "a": [{"b": value}, value],
            "c": value,
        }


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_strict_reader_agrees(value: str) -> None:
    from ruamel.yaml import YAML

    reader = YAML(typ="safe", pure=True)
    if not all(char.isprintable() or char in "\n\t" for char in value):
        return
    assert reader.load("a:\n  - b: " + scalar(value) + "\n")["a"][0]["b"] == value
    assert reader.load("{a: " + scalar(value, flow=True) + "}")["a"] == value
    assert reader.load(scalar(value, key=True) + ": 1\n") == {value: 1}


@pytest.mark.parametrize(
    ("text", "plain", "in_flow"),
    [("a b", True, True), ("${ .a }", True, False), ("1.0.3", True, True), ("0.8", False, False), ("yes", False, False),
     ("a: b", False, False), ("a:b", True, True), ("x,y", True, False), ("", False, False), (" a", False, False)],
)  # fmt: skip
def test_quotes_only_where_they_are_needed(text: str, plain: bool, in_flow: bool) -> None:
    assert is_plain(text) is plain
    assert is_plain(text, flow=True) is in_flow


def test_quotes_are_kept() -> None:
    assert scalar("a", quote="'") == "'a'"
    assert scalar("a", quote='"') == '"a"'
    assert scalar("it's") == "it's"
    assert scalar("it's: b") == '"it\'s: b"'
    assert scalar("a", format="json") == '"a"'


def test_blocks_look_as_people_write_them() -> None:
    value = {"do": [{"a": {"call": "http", "with": {"method": "get"}}}, {"b": {"set": {}}}], "on": None, "tags": ["x"]}
    assert to_yaml(value) == (
        "do:\n  - a:\n      call: http\n      with:\n        method: get\n  - b:\n      set: {}\non: null\ntags:\n  - x"
    )
    assert to_yaml({"text": "a\n  b\n"}) == "text: |\n  a\n    b"


def test_the_layout_of_a_text_is_seen() -> None:
    assert layout_of(read("a:\n    b: 1\n    c:\n    - d\n")) == Layout("yaml", "    ", 0, "\n")
    assert layout_of(read("a:\r\n  b: 1\r\n")) == Layout("yaml", "  ", 2, "\r\n")
    assert layout_of(read('{\n\t"a": {}\n}')) == Layout("json", "\t", 0, "\n")
    assert json.loads(to_json({"a": [1]}, "\t", step="\t")) == {"a": [1]}
