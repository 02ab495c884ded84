"""Where expressions end, and how many of their braces are missing or too many."""

from __future__ import annotations

import pytest

from swls.syntax.expression_span import expression_at, loose_braces


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("${ .a }", 0),
        ("${ .a", 1),
        (" ${ .a ", 1),
        ("${ {a: .b }", 1),
        ("${ {a: {b: .c}", 2),
        ("${ .a }}", -1),
        ("${ .a } } }", -2),
        ("${ .a } and more", 0),
        ("${ .a }-${ .b }", 0),
        ("Hi ${ .a", 0),
        (".a", 0),
        ('${ "}" + .a }', 0),
        ('${ "{" + .a }', 0),
        ('${ "a\\"}" + .a }', 0),
        ('${ "\\(if .a then "}" else "{" end)" }', 0),
        ('${ "\\({a: .b}.a) {" }', 0),
        ('${ "a }', 0),
        ('${ "a', 1),
        ("${ .a # with a {\n }", 0),
        ("${ .a # b }", 0),
        ("${ (.a }", 0),
    ],
)
def test_braces_that_are_missing_or_too_many(text: str, lacking: int) -> None:
    assert loose_braces(text)[0] == lacking


@pytest.mark.parametrize(
    ("text", "certain"), [("${ .a", True), ("${ (.a", False), ('${ "a', False), ("${ {a: .b", False)]
)
def test_only_a_last_brace_is_certain(text: str, certain: bool) -> None:
    assert loose_braces(text)[1] is certain


def test_an_expression_ends_behind_its_strings() -> None:
    text = 'x ${ "}\\("}")" + .a } y ${ .b'
    assert expression_at(text, 0, len(text), 6) == (4, text.index(" y") - 1)
    assert expression_at(text, 0, len(text), len(text)) == (text.rindex("{") + 1, len(text))
