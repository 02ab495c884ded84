"""The common slips: one complaint each, where it is, what it says, and a fix that mends it."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML
from tests.syntax.trees import paths, values

from swls.syntax import confirmed, read
from swls.syntax.messages import message


class Slip(NamedTuple):
    format: str
    text: str
    kind: str
    token: str  # what the complaint stands on
    says: str  # part of its message
    mended: str | None = None  # the text after its fix; None where no fix is safe


SLIPS = {
    "tab indentation": Slip("yaml", "a:\n\tb: 1\n", "tab-indentation", "\t", "spaces, not with tabs", "a:\n  b: 1\n"),
    "no-break spaces": Slip(
        "yaml", "a:\n  - b:\n    \u00a0 c: 1\n\u00a0\u00a0- d:\n \u00a0\n      e: 1\n", "odd-indentation", "\u00a0 ", "no-break space (U+00A0)",
        "a:\n  - b:\n      c: 1\n  - d:\n\n      e: 1\n",
    ),
    "wide spaces": Slip(
        "yaml", "a:\n\u3000- b\n\u3000- c\n", "odd-indentation", "\u3000", "an ideographic space (U+3000)", "a:\n  - b\n  - c\n"
    ),
    "unclosed single quote": Slip("yaml", "a: 'b\nc: 1\n", "unclosed-quote", "'b", "no closing '", "a: 'b'\nc: 1\n"),
    "unclosed double quote": Slip("yaml", 'a: "b\nc: 1\n', "unclosed-quote", '"b', 'no closing "', 'a: "b"\nc: 1\n'),
    "an expression behind a key without its colon": Slip(
        "yaml", "a:\n  when .b != null\n  c: 1\n", "key-without-colon", "when", "write 'when: .b != null'",
        "a:\n  when: .b != null\n  c: 1\n",
    ),
    "an address behind a key without its colon": Slip(
        "yaml", "a:\n  endpoint https://b.example/c\n  c: 1\n", "key-without-colon", "endpoint", "has no ':'",
        "a:\n  endpoint: https://b.example/c\n  c: 1\n",
    ),
    "words above a key": Slip("yaml", "a:\n  some words here\n  c: 1\n", "key-without-colon", "some words here", "if it is a key"),
    "unclosed bracket": Slip("yaml", "a: [1, 2\nc: 1\n", "unclosed-bracket", "[", "add ']'", "a: [1, 2]\nc: 1\n"),
    "unclosed brace": Slip("yaml", "a: {x: 1 # y\nc: 1\n", "unclosed-bracket", "{", "add '}'", "a: {x: 1} # y\nc: 1\n"),
    "unclosed inner bracket": Slip("yaml", "a: {b: [1}\nc: 1\n", "unclosed-bracket", "[", "add ']'", "a: {b: [1]}\nc: 1\n"),
    "colon in an expression": Slip(
        "yaml", "a: ${ .a + { b: 1 } }\nc: 1\n", "colon-in-expression", ":", "quote the expression",
        "a: '${ .a + { b: 1 } }'\nc: 1\n",
    ),
    "colon in a text": Slip("yaml", "a: it's b: c\n", "colon-in-plain", ":", "quote the text", "a: 'it''s b: c'\n"),
    "bad escape": Slip("yaml", 'a: "\\(.x) y"\n', "bad-escape", "\\(", "single quotes around the expression", "a: '\\(.x) y'\n"),
    "wrong dedent": Slip("yaml", "a:\n    b: 1\n  c: 2\n", "bad-indentation", "c", "no mapping is open"),
    "first key too deep": Slip(
        "yaml", "a:\n    b:\n      x: 1\n  c: 2\n  d: 3\n", "bad-indentation", "b", "line it up with 'c'",
        "a:\n  b:\n    x: 1\n  c: 2\n  d: 3\n",
    ),
    "too deep": Slip("yaml", "a:\n  b: 1\n   c: 2\n", "bad-indentation", "c", "line it up", "a:\n  b: 1\n  c: 2\n"),
    "several too deep": Slip(
        "yaml", "a:\n  b: 1\n    c: 2\n    d:\n      x: 1\ne: 1\n", "bad-indentation", "c", "line it up",
        "a:\n  b: 1\n  c: 2\n  d:\n    x: 1\ne: 1\n",
    ),
    "several dedented": Slip("yaml", "a:\n  b: 1\n  c: 1\n d: 2\n e: 2\n", "bad-indentation", "d", "no mapping is open"),
    "items too shallow": Slip(
        "yaml", "a:\n  - b: 1\n - c: 2\n   d: 2\n - e\n", "bad-indentation", "-", "line it up with the other items",
        "a:\n  - b: 1\n  - c: 2\n    d: 2\n  - e\n",
    ),
    "items too deep": Slip(
        "yaml", "a:\n - b: 1\n  - c: 2\n - e\n", "bad-indentation", "-", "line it up with the other items",
        "a:\n - b: 1\n - c: 2\n - e\n",
    ),
    "keys of an item too shallow": Slip(
        "yaml", "- a: 1\n  b: 2\n c: 3\n d: 4\n- e\n", "bad-indentation", "c", "line it up",
        "- a: 1\n  b: 2\n  c: 3\n  d: 4\n- e\n",
    ),
    "keys below a text": Slip("yaml", "- 'a'\n b: 1\n c: 1\n- d\n", "bad-indentation", "b", "belongs to nothing above"),
    "dash without space": Slip(
        "yaml", "a:\n  - b: 1\n  -c: 2\n    d: 3\n  - e\n", "dash-without-space", "-", "space behind it",
        "a:\n  - b: 1\n  - c: 2\n    d: 3\n  - e\n",
    ),
    "item below a text": Slip(
        "yaml", "a:\n- b: 1\n  c: d\n    - e: 2\n- h\n", "bad-indentation", "-", "line it up with the other items"
    ),
    "dash before keys": Slip("yaml", "a:\n  -\n  b: 1\n  c: 2\nd: 3\n", "stray-dash", "-", "a key belongs here"),
    "tabs on several lines": Slip(
        "yaml", "a:\n\t- b:\n\t\tc: 1\n\t\td:\n\t\t\te: 1\n\t- f\n", "tab-indentation", "\t", "spaces, not with tabs",
        "a:\n  - b:\n      c: 1\n      d:\n          e: 1\n  - f\n",
    ),
    "missing comma": Slip("yaml", "a: {x: 'b' y: 2}\n", "missing-comma", "", "',' is missing", "a: {x: 'b', y: 2}\n"),
    "missing comma behind a word": Slip("yaml", "a: {x: b y: {}}\n", "missing-comma", "", "',' is missing", "a: {x: b, y: {}}\n"),
    "colon in a text between braces": Slip(
        "yaml", "a: {x: b: c, y: 2}\n", "colon-in-plain", ":", "quote the text", "a: {x: 'b: c', y: 2}\n"
    ),
    "colon at the end of a text between braces": Slip(
        "yaml", "a: {x: https: , y: 2}\n", "colon-in-plain", ":", "quote the text", "a: {x: 'https:' , y: 2}\n"
    ),
    "comma twice": Slip("yaml", "a: [1,, 3]\n", "stray-comma", ",", "remove it", "a: [1, 3]\n"),
    "closer too many": Slip("yaml", "a: [1]]\n", "unmatched-closer", "]", "closes nothing", "a: [1]\n"),
    "lonely closer": Slip("yaml", "a: }\n", "unmatched-closer", "}", "closes nothing", "a: \n"),
    "duplicate key": Slip("yaml", "a: 1\nb: 2\na: 3\n", "duplicate-key", "a", "already in this mapping"),
    "reserved @": Slip("yaml", "a: @x\n", "reserved-start", "@", "quote the text", "a: '@x'\n"),
    "reserved `": Slip("yaml", "a: `x`\n", "reserved-start", "`", "quote the text", "a: '`x`'\n"),
    "reserved %": Slip("yaml", "a: %x\n", "reserved-start", "%", "directive", "a: '%x'\n"),
    "text behind a quote": Slip("yaml", 'a: "x" y\n', "trailing-text", "y", "behind a complete value"),
    "text behind a brace": Slip("yaml", "a: {x: 1}y\n", "trailing-text", "y", "behind a complete value"),
    "undefined alias": Slip("yaml", "a: *x\n", "undefined-alias", "*x", "names nothing"),
    "alias of itself": Slip("yaml", "a: &x\n  b: *x\n", "recursive-alias", "*x", "inside the very value"),
    "dash behind a key": Slip("yaml", "a: - b\n", "dash-behind-key", "-", "on a line of its own"),
    "dash among keys": Slip("yaml", "a: 1\n- b\nc: 2\n", "stray-dash", "-", "a key belongs here"),
    "key without colon": Slip("yaml", "a: 1\nbc\nd: 2\n", "key-without-colon", "bc", "write 'bc:'", "a: 1\nbc:\nd: 2\n"),
    "key without colon above deeper keys": Slip(
        "yaml", "- a\n    b: 1\n    c: 2\n- d: 3\n", "key-without-colon", "a", "write 'a:'", "- a:\n    b: 1\n    c: 2\n- d: 3\n",
    ),
    "only key without colon": Slip("yaml", "a:\n  b\n    c: 1\nd: 2\n", "key-without-colon", "b", "write 'b:'", "a:\n  b:\n    c: 1\nd: 2\n"),
    "key without colon above items": Slip(
        "yaml", "a:\n  b\n    - c: 1\nd: 2\n", "key-without-colon", "b", "write 'b:'", "a:\n  b:\n    - c: 1\nd: 2\n",
    ),
    "first key without colon but with its value": Slip(
        "yaml", "a:\n  bc de # f\n  g:\n    h: 1\n", "key-without-colon", "bc", "write 'bc: de'", "a:\n  bc: de # f\n  g:\n    h: 1\n"
    ),
    "key without colon but with its expression": Slip(
        "yaml", "a: 1\nbc ${ .d e }\ng: 1\n", "key-without-colon", "bc", "write 'bc: ${ .d e }'", "a: 1\nbc: ${ .d e }\ng: 1\n"
    ),
    "text among keys": Slip("yaml", "a: 1\nb c d\ne: 1\n", "key-without-colon", "b c d", "if it is a key"),
    "no-break space behind a colon": Slip(
        "yaml", "a: 1\nb:\u00a0c\nd: 1\n", "missing-space", ":\u00a0", "a no-break space (U+00A0) behind ':'", "a: 1\nb: c\nd: 1\n"
    ),
    "no-break space behind a colon, unseen": Slip(
        "yaml", "a:\u00a0\n  b: 1\n", "missing-space", ":\u00a0", "write a space", "a:\n  b: 1\n"
    ),
    "no-break space behind a dash": Slip(
        "yaml", "- a: 1\n-\u00a0b: 1\n  c: 1\n", "dash-without-space", "-\u00a0", "behind '-'", "- a: 1\n- b: 1\n  c: 1\n"
    ),
    "no-break space behind the first dash": Slip(
        "yaml", "-\u00a0b: 1\n  c: 1\n- a: 1\n", "dash-without-space", "-\u00a0", "behind '-'", "- b: 1\n  c: 1\n- a: 1\n"
    ),
    "first dash without space": Slip(
        "yaml", "-b:\n    c: 1\n- a: 1\n", "dash-without-space", "-", "space behind it", "- b:\n    c: 1\n- a: 1\n"
    ),
    "key with a slash without colon": Slip("yaml", "a:\n  b.c/d\n  e: 1\n", "key-without-colon", "b.c/d", "write 'b.c/d:'", "a:\n  b.c/d:\n  e: 1\n"),
    "key without colon above items at its column": Slip(
        "yaml", "a:\n  b\n  - c: 1\nd: 2\n", "key-without-colon", "b", "write 'b:'", "a:\n  b:\n  - c: 1\nd: 2\n",
    ),
    "colon without space": Slip("yaml", "a: 1\nbc:2\nd: 2\n", "missing-space", ":", "space behind it", "a: 1\nbc: 2\nd: 2\n"),
    "odd block header": Slip("yaml", "a: | x\n  b\n", "bad-header", "| x", "no header of a block text"),
    "directive alone": Slip(
        "yaml", "%YAML 1.2\na: 1\n", "directive-without-document", "%YAML 1.2", "add '---'", "%YAML 1.2\n---\na: 1\n"
    ),
    "two anchors": Slip("yaml", "a: &x &y 1\n", "duplicate-property", "&y", "one anchor"),
    "mapping behind ---": Slip("yaml", "--- a: 1\n", "mapping-behind-marker", "a: 1", "next line"),
    "tab behind a colon": Slip("yaml", "a:\tb\n", "stray-tab", "\t", "refuse a tab", "a: b\n"),
    "tabs in a line": Slip("yaml", "- a\tb: 'x\ty'\t# c\td\n", "stray-tab", "\t", "refuse a tab", "- a b: 'x\ty' # c\td\n"),
    "tab in a plain text with quotes": Slip(
        "yaml", "- a: x \"y\tz\"\n", "stray-tab", "\t", "refuse a tab", "- a: x \"y z\"\n"
    ),
    "tab at the end": Slip("yaml", "a: b\t\nc: d\n", "stray-tab", "\t", "refuse a tab", "a: b\nc: d\n"),
    "tab on an empty line": Slip("yaml", "a: b\n\t\nc: d\n", "stray-tab", "\t", "refuse a tab", "a: b\n\nc: d\n"),
    "tab between brackets": Slip("yaml", "a: [b\tc]\n", "stray-tab", "\t", "refuse a tab", "a: [b c]\n"),
    "control character": Slip("yaml", "a: b\x07c\n", "control-character", "\x07", "U+0007"),
    "expression between braces": Slip(
        "yaml", "a: {b: ${ .c + {d: 1} }, e: f}\n", "bracket-in-plain", "{", "quote the expression",
        "a: {b: '${ .c + {d: 1} }', e: f}\n",
    ),
    "template between braces": Slip(
        "yaml", "a: { b: /pets/{id}/x, c: d }\n", "bracket-in-plain", "{", "quote the text", "a: { b: '/pets/{id}/x', c: d }\n"
    ),
    "fence of Markdown": Slip("yaml", "```yaml\na: 1\nb:\n  - c\n", "code-fence", "```yaml", "Markdown", "a: 1\nb:\n  - c\n"),
    "comma behind a value": Slip("yaml", "a: 'b',\nc: d\n", "trailing-text", ",", "behind a complete value", "a: 'b'\nc: d\n"),
    "glob": Slip("yaml", "a: *.json\n", "undefined-alias", "*.json", "quote it", "a: '*.json'\n"),
    "star": Slip("yaml", "a: *\nb: c\n", "undefined-alias", "*", "quote it", "a: '*'\nb: c\n"),
    "placeholder": Slip("yaml", "a: {{ .x }}\nb: 1\n", "double-brace", "{{", "quote the text", "a: '{{ .x }}'\nb: 1\n"),
    "placeholder in a list": Slip("yaml", "a: [{{ .x }}, c]\n", "double-brace", "{{", "quote the text", "a: ['{{ .x }}', c]\n"),
    "mapping as a key": Slip("yaml", "? b: 1\n: c\n", "mapping-as-key", "b: 1", "a key is a text"),
    "question mark": Slip("yaml", "a: ? b\n", "reserved-start", "?", "quote the text"),
    "tag of nobody": Slip("yaml", "a: !x b\n", "unknown-tag", "!x", "nobody here knows"),
    "tag with odd characters": Slip("yaml", 'a: !"x" b\n', "bad-tag", '!"x"', "no YAML tag"),
    "tag that does not fit": Slip("yaml", "a: &b !!int c\n", "unfit-tag", "!!int", "does not fit"),
    "tag that does not fit a list": Slip("yaml", "a: [!!map [b]]\n", "unfit-tag", "!!map", "does not fit"),
    "tag that does not fit a key": Slip("yaml", "a:\n  !!int b: c\n", "unfit-tag", "!!int", "does not fit"),
    "merge of a text": Slip("yaml", "a:\n  <<: b\n", "bad-merge", "b", "merges mappings"),
    "long key": Slip("yaml", "x" * 1030 + ": y\n", "long-key", "x" * 1030, "1024 characters"),
    "text behind the end": Slip("yaml", "a: 1\n... b\n", "trailing-text", "b", "behind a complete value"),
    "deep empty lines": Slip("yaml", "a: |\n    \n  b\n", "bad-indentation", "  ", "remove their blanks"),
    "json missing comma": Slip("json", '{"a": 1 "b": 2}', "missing-comma", "", "missing", '{"a": 1, "b": 2}'),
    "json trailing comma": Slip("json", '{"a": [1,], "b": 2}', "trailing-comma", ",", "behind the last", '{"a": [1], "b": 2}'),
    "json single quotes": Slip("json", '{"a": \'x"\'}', "json-single-quote", "'x\"'", "double quotes", '{"a": "x\\""}'),
    "json bare key": Slip("json", "{a: 1}", "unquoted-key", "a", "double quotes", '{"a": 1}'),
    "json opening quote missing": Slip("json", '{"a": b c", "d": 1}', "unquoted-text", 'b c"', "quotes", '{"a": "b c", "d": 1}'),
    "json opening quote of a key missing": Slip("json", '{a": "b", "d": 1}', "unquoted-key", 'a"', "double quotes", '{"a": "b", "d": 1}'),
    "json bare text": Slip("json", '{"a": some text}', "unquoted-text", "some text", "quotes", '{"a": "some text"}'),
    "json bad escape": Slip("json", '{"a": "\\(.x)"}', "bad-escape", "\\(", "no JSON escape", '{"a": "\\\\(.x)"}'),
    "json colon missing": Slip("json", '{"a" 1}', "key-without-colon", '"a"', "no ':'", '{"a": 1}'),
    "json equals sign": Slip("json", '{"a" = 1}', "key-without-colon", '"a"', "no ':'", '{"a":1}'),
    "json value and colon missing": Slip("json", '{"a": 1, "b"}', "key-without-colon", '"b"', "'b' has no value; write ':'"),
    "json key missing": Slip("json", '{: 1}', "missing-key", ":", "needs a key"),
    "json value missing": Slip("json", '{"a": , "b": 1}', "missing-value", ":", "has no value"),
    "json unclosed brace": Slip("json", '{"a": {"b": 1}', "unclosed-bracket", "{", "add '}'", '{"a": {"b": 1}}'),
    "json unclosed bracket": Slip("json", '{"a": [1}', "unclosed-bracket", "[", "add ']'", '{"a": [1]}'),
    "json unclosed text": Slip("json", '{"a": "x\n}', "unclosed-quote", '"x', "no closing", '{"a": "x"\n}'),
    "json unclosed expression": Slip("json", '{"a": {"b": "${ .c }}\n}', "unclosed-quote", '"${ .c }', "no closing", '{"a": {"b": "${ .c }"}\n}'),
    "json closer too many": Slip("json", '{"a": 1]}', "unmatched-closer", "]", "closes nothing", '{"a": 1}'),
    "json comma twice": Slip("json", '{"a": 1,, "b": 2}', "stray-comma", ",", "remove it", '{"a": 1, "b": 2}'),
    "json comment": Slip("json", '{"a": 1 // c\n}', "json-comment", "// c", "no comments"),
    "json tab in a text": Slip("json", '{"a": "x\ty"}', "control-character", "\t", "a tab", '{"a": "x\\ty"}'),
    "json leading zero": Slip("json", '{"a": -007.50}', "json-number", "-007.50", "leading zeros", '{"a": -7.50}'),
    "json plus": Slip("json", '{"a": +1}', "json-number", "+1", "leave out the '+'", '{"a": 1}'),
    "json bare point": Slip("json", '{"a": .5}', "json-number", ".5", "put a 0", '{"a": 0.5}'),
    "json True": Slip("json", '{"a": True}', "unquoted-text", "True", "write 'true'", '{"a": true}'),
    "json key in a list": Slip("json", '[1, "a": 2]', "stray-colon", ":", "a list holds values"),
    "json behind the end": Slip("json", '{"a": 1} x', "trailing-text", "x", "behind a complete value"),
    "json nothing": Slip("json", "", "empty-text", "", "the file is empty"),
}  # fmt: skip


def accepted(format: str, text: str) -> bool:
    """Whether a strict reader reads the text."""
    try:
        if format == "json":
            json.loads(text)
        else:
            list(YAML(typ="safe", pure=True).load_all(text))
    except Exception:  # noqa: BLE001  (whatever it says no with)
        return False
    return True


@pytest.mark.parametrize("name", SLIPS)
def test_one_complaint_where_it_is(name: str) -> None:
    slip = SLIPS[name]
    # A value within itself is legal YAML, and so are blanks of every kind in a key, but no workflow can mean them.
    assert slip.kind in {"recursive-alias", "odd-indentation"} or not accepted(slip.format, slip.text)
    tree = read(slip.text, slip.format)
    found = tree.problems()
    assert [item.kind for item in found] == [slip.kind]
    assert slip.text[found[0].start : found[0].end] == slip.token
    assert slip.says in message(found[0])
    assert confirmed(tree) == found


@pytest.mark.parametrize("name", [name for name, slip in SLIPS.items() if slip.mended is not None])
def test_its_fix_mends_it(name: str) -> None:
    slip = SLIPS[name]
    tree = read(slip.text, slip.format)
    text = slip.text
    for start, end, replacement in sorted(tree.problems()[0].edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    assert text == slip.mended
    assert accepted(slip.format, text)
    assert read(text, slip.format).problems() == []
    assert tree.problems()[0].edit_title


@pytest.mark.parametrize("name", [name for name, slip in SLIPS.items() if slip.mended is None])
def test_no_fix_where_none_is_safe(name: str) -> None:
    slip = SLIPS[name]
    assert read(slip.text, slip.format).problems()[0].edits == ()


@pytest.mark.parametrize(
    "text", ['a:\n  b: "$\n{ .c | .d < 18 }"\n  e: f\n', "a:\n  b: '1\n  c: d\n  e:!t .0'\nf: g\n"]
)
def test_no_complaint_about_a_structure_that_the_strict_reader_does_not_see(text: str) -> None:
    assert accepted("yaml", text)
    assert confirmed(read(text, "yaml")) == []


@pytest.mark.parametrize(
    "text", ["a:\n  -b\n  - c\n", "-a:\n- b\n", "-a: # b\n- c\n", "a:\n  b:\u00a0c\n", "a:\n  b c\n", "-\u00a0a: b\n"]
)
def test_what_only_looks_like_a_slip_is_read_as_it_stands(text: str) -> None:
    tree = read(text, "yaml")
    assert confirmed(tree) == []
    assert values(tree) == list(YAML(typ="safe", pure=True).load_all(text))


def test_a_text_may_go_on_with_a_blank_of_any_kind() -> None:
    tree = read("a: b\n  \u00a0- c\n  \u00a0d\ne: |\n  \u00a0f: g\n", "yaml")
    assert tree.problems() == []
    assert tree.roots[0].node.get("a").value.text == "b \u00a0- c \u00a0d"


def test_a_merge_conflict_keeps_both_sides_readable() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nc: 2\n>>>>>>> other\nd: 3\n"
    tree = read(text, "yaml")
    assert [item.kind for item in tree.problems()] == ["conflict-marker"] * 3
    assert [entry.name for entry in tree.roots[0].node.entries] == ["a", "b", "c", "d"]


def test_block_style_below_a_bracket_that_was_never_closed() -> None:
    text = "a: { b: 1\n    c: 2\n    d: {e: 1}\n    f:\n      - g: 1\nh: 1\n"
    tree = read(text, "yaml")
    assert [item.kind for item in tree.problems()] == ["unclosed-bracket"]
    assert {path[-1] for path in paths(tree)} == set("abcdefgh")


@pytest.mark.parametrize("broken", ["'b", '"b', "[1", "{x: 1", "@x", "x: y", '"\\q"', "- z", "|odd", "]", "&x &y 1"])
def test_a_slip_does_not_spoil_what_follows(broken: str) -> None:
    text = f"do:\n  - one:\n      set:\n        a: {broken}\n        b: 2\n      then: end\n  - two:\n      set: {{c: 3}}\n"
    tree = read(text, "yaml")
    assert len(tree.problems()) == 1
    do = tree.roots[0].node.get("do").value
    one = do.items[0].value.get("one").value
    assert [entry.name for entry in one.entries] == ["set", "then"]
    assert [entry.name for entry in one.get("set").value.entries] == ["a", "b"]
    assert do.items[1].value.get("two") is not None


def test_complaints_say_the_same_when_the_slip_stands_deep_in_a_large_text() -> None:
    """Large texts are read in parts; a slip in one of them is the same slip."""
    before = "".join(f"  - t{i}:\n      set: {{a: {i}}}\n" for i in range(200))
    for name in (
        "unclosed bracket",
        "colon in an expression",
        "bad escape",
        "key without colon",
        "tab indentation",
        "wide spaces",
    ):
        slip = SLIPS[name]
        inner = "".join("        " + line + "\n" for line in slip.text.splitlines())
        text = f"do:\n{before}  - last:\n      set:\n{inner}      then: end\n{before.replace('t', 'u')}"
        found = read(text, "yaml").problems()
        assert [item.kind for item in found] == [slip.kind], name
        assert text[found[0].start : found[0].end].strip() == slip.token.strip()


def test_a_stray_dash_in_json_is_the_same_in_a_large_text() -> None:
    inner = '{\n      "a": {\n        "b": 1\n    - \n      }\n    }'
    small = f'{{\n  "do": [\n    {inner}\n  ]\n}}\n'
    large = small.replace(inner, ",\n    ".join([f'{{\n      "x": "{"y" * 60}"\n    }}'] * 40 + [inner]))
    kinds = [item.kind for item in read(small, "json").problems()]
    assert len(kinds) < 4
    assert [item.kind for item in read(large, "json").problems()] == kinds


def test_a_json_key_that_is_being_typed_is_one_slip() -> None:
    found = read('{"a": 1, "b\n}', "json").problems()
    assert [item.kind for item in found] == ["unclosed-quote"]
