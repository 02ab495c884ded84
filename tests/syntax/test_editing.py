"""Edits of one thing leave the rest as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swls.syntax import find, read
from swls.syntax.editing import (
    apply,
    fragment,
    insert_entries,
    insert_item,
    remove,
    rename_key,
    replace_value,
    rewrite_scalar,
    set_entry,
)  # fmt: skip
from swls.syntax.printing import as_plain, to_json, to_yaml

BLOCK = """\
# head
a: 1 # one
b:   # why
  # inside
  c: 'x' # c
  d:
  - p: 1
    q: 2 # q
  - r
e: {f: 1, "g": [1, 2]} # flow
"""


def edited(text: str, path: str, do: Any, *args: Any, **options: Any) -> str:
    tree = read(text)
    assert tree.problems() == []
    cursor = find(tree, path)
    assert cursor is not None
    new = apply(text, do(cursor, *args, **options))
    assert read(new, tree.format).problems() == []
    return new


@pytest.mark.parametrize(
    ("path", "do", "args", "old", "new"),
    [
        ("/a", rename_key, ["z"], "a: 1", "z: 1"),
        ("/e/g", rename_key, ["h"], '"g": [', '"h": ['),
        ("/a", rename_key, ["x: y"], "a: 1", "'x: y': 1"),
        ("/b/c", rewrite_scalar, ["y"], "'x'", "'y'"),
        ("/a", rewrite_scalar, ["true"], "a: 1", "a: 'true'"),
        ("/e/f", rewrite_scalar, ["${ .x }"], "f: 1", "f: '${ .x }'"),
        ("/a", replace_value, [{"x": 1}], "a: 1 #", "a:\n  x: 1 #"),
        ("/b", replace_value, ["word"], BLOCK[BLOCK.index("b:") : BLOCK.index("e:")], "b: word   # why\n"),
        ("/b/d/0", replace_value, [{"z": 1}], "p: 1\n    q: 2 #", "z: 1 #"),
        ("/e", set_entry, ["h", {"i": 1}], "2]}", "2], h: { i: 1 }}"),
        ("", set_entry, ["h", {"i": 1}], "# flow\n", "# flow\nh:\n  i: 1\n"),
        ("/b", set_entry, ["n", [1, {"k": 2}]], "  - r\n", "  - r\n  n:\n  - 1\n  - k: 2\n"),
        ("/b/d/0", set_entry, ["s", 1], "# q\n", "# q\n    s: 1\n"),
        ("/b/d", insert_item, [{"s": 1}], "  - r\n", "  - r\n  - s: 1\n"),
        ("/b/d", insert_item, ["s", 0], "  - p: 1", "  - s\n  - p: 1"),
        ("/e/g", insert_item, [3], "[1, 2]", "[1, 2, 3]"),
        ("/a", remove, [], "a: 1 # one\n", ""),
        ("/b/c", remove, [], "  c: 'x' # c\n", ""),
        ("/b/d/0/p", remove, [], "- p: 1\n    q", "- q"),
        ("/b/d/0/q", remove, [], "    q: 2 # q\n", ""),
        ("/b/d/0", remove, [], "  - p: 1\n    q: 2 # q\n", ""),
        ("/e", remove, [], 'e: {f: 1, "g": [1, 2]} # flow\n', ""),
        ("/e/f", remove, [], 'f: 1, "g"', '"g"'),
        ("/e/g", remove, [], ', "g": [1, 2]', ""),
    ],
)  # fmt: skip
def test_the_rest_stays(path: str, do: Any, args: list[Any], old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert edited(BLOCK, path, do, *args) == BLOCK.replace(old, new)


def test_entries_beside_others() -> None:
    assert edited("a: 1\nb: 2\n", "", set_entry, "x", 1, before="b") == "a: 1\nx: 1\nb: 2\n"
    assert edited("a: 1\nb: 2", "", set_entry, "x", 1, after="a") == "a: 1\nx: 1\nb: 2"
    assert edited("a: 1\nb: 2", "", insert_entries, {"x": 1, "y": 2}) == "a: 1\nb: 2\nx: 1\ny: 2"
    assert edited("- a: 1\n", "/0", set_entry, "x", 1, before="a") == "- x: 1\n  a: 1\n"


def test_a_last_text_keeps_its_lines() -> None:
    assert edited("a: |\n  x\n", "", set_entry, "b", 1) == "a: |\n  x\nb: 1\n"
    assert edited("a: |+\n  x\n\n", "", set_entry, "b", 1) == "a: |+\n  x\n\nb: 1\n"
    assert edited("a: |\n  x\nb: 1\n", "/a", rewrite_scalar, "z") == "a: z\nb: 1\n"


def test_empty_places_are_filled() -> None:
    assert edited("use:\ndo: []\n", "/use", set_entry, "a", {"b": 1}) == "use:\n  a:\n    b: 1\ndo: []\n"
    assert edited("use: {} # c\n", "/use", set_entry, "a", 1) == "use:\n  a: 1 # c\n"
    assert edited("x: [{a: {}}]\n", "/x/0/a", set_entry, "b", 1) == "x: [{a: { b: 1 }}]\n"
    assert edited("do: []\n", "/do", insert_item, {"a": {"set": {}}}) == "do:\n  - a:\n      set: {}\n"


def test_what_becomes_empty() -> None:
    assert edited("a: 1\nb:\n  c: 1\n", "/b/c", remove) == "a: 1\nb: {}\n"
    assert edited("a: 1\nb:\n  c: 1\n", "/b/c", remove, prune=True) == "a: 1\n"


def test_json_keeps_its_lines() -> None:
    text = '{\n  "a": { "b": 1 },\n  "c": [\n    1\n  ]\n}\n'
    assert edited(text, "", set_entry, "d", {"x": 1}) == text.replace("  ]\n", '  ],\n  "d": {\n    "x": 1\n  }\n')
    assert edited(text, "/a", set_entry, "d", {"x": 1}) == text.replace('"b": 1 }', '"b": 1, "d": { "x": 1 } }')
    assert edited(text, "/c", insert_item, 2) == text.replace("    1\n", "    1,\n    2\n")
    assert edited(text, "/a", remove) == text.replace('"a": { "b": 1 },\n  ', "")
    assert edited(text, "/c", remove) == '{\n  "a": { "b": 1 }\n}\n'
    assert edited(text, "/a/b", rename_key, 'x"y') == text.replace('"b"', '"x\\"y"')


def test_a_fragment_goes_as_it_is() -> None:
    text = (
        "use: {}\nx:\n- retry: # why\n    # lead\n    delay: {seconds: 1} # short\n    limit:\n      n: |\n        t\n"
    )
    tree = read(text)
    retry = find(tree, "/x/0/retry")
    assert retry is not None
    moved = fragment(retry)
    assert moved is not None
    new = edited(text, "/use", set_entry, "retries", {"a": moved})
    assert new == (
        "use:\n  retries:\n    a:\n      # lead\n      delay: {seconds: 1} # short\n      limit:\n        n: |\n          t\n"
        + text.split("\n", 1)[1]
    )


def test_a_fragment_that_is_tied_to_its_place_does_not_go() -> None:
    tree = read("a: &x {b: 1}\nc: *x\n")
    assert fragment(find(tree, "/a")) is None
    assert fragment(find(tree, "/c")) is None


KEYS = st.sampled_from(["a", "b", "on", "x y", "1", "c: d"])
VALUES = st.recursive(
    st.sampled_from([None, True, 1, "t", "${ .x }", "a\nb\n", "yes", "", "a: b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, VALUES, st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=400, deadline=None)
def test_edits_mean_what_they_say(value: Any, new: Any, as_json: bool, random: Any) -> None:
    root = {"first": 1, "v": value, "last": [value, {"k": value}]}
    text = (to_json(root) if as_json else to_yaml(root)) + "\n"
    tree = read(text, "json" if as_json else "yaml")
    paths = [()]
    _paths(root, (), paths)
    path = random.choice(paths)
    cursor = find(tree, path)
    assert cursor is not None
    expected = json.loads(json.dumps(root))
    place = _at(expected, path)
    kind = random.choice(["replace", "set", "insert", "remove"])
    if kind == "remove" and path:
        edits = remove(cursor)
        _at(expected, path[:-1]).pop(path[-1])
    elif kind == "set" and isinstance(place, dict):
        edits = set_entry(cursor, "new", new)
        place["new"] = new
    elif kind == "insert" and isinstance(place, list):
        index = random.choice([None, *range(len(place))])
        edits = insert_item(cursor, new, index)
        place.insert(len(place) if index is None else index, new)
    elif path:
        edits = replace_value(cursor, new)
        _at(expected, path[:-1])[path[-1]] = new
    else:
        return
    after = read(apply(text, edits), tree.format)
    assert after.problems() == [], after.text
    assert as_plain(after.roots[0].node) == expected, after.text


def _paths(value: Any, path: tuple[Any, ...], found: list[tuple[Any, ...]]) -> None:
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found.append((*path, key))
        _paths(item, (*path, key), found)


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        value = value[part]
    return value
