"""Hints: where control goes by itself, and what durations and cron expressions mean."""

from __future__ import annotations

import pytest

from swls.ide.hints import hints
from swls.model import Document
from swls.schema.cron_words import cron_words

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
HEAD_0 = "id: a\nname: A\nversion: '1'\nspecVersion: '0.8'\n"


def shown(text: str, **wishes: bool) -> str:
    """The text with its hints in it."""
    document = Document.open(text)
    parts, at = [], 0
    for hint in hints(document, 0, len(text), **wishes):
        parts += [text[at : hint.offset], f"«{hint.text}»"]
        at = hint.offset
    return "".join(parts) + text[at:]


@pytest.mark.parametrize(
    "expected",
    [
        "do:\n  - a:«→ b»\n      set: {x: 1}\n  - b:«→ end»\n      wait: PT5S\n",
        "do: [{a: {set: {x: 1}, then: end}}, {b:«→ end» {set: {x: 1}}}]",
        "do: [{a: {do: [{b:«→ c» {set: {x: 1}}}], then: c}}, {z: {raise: {error: e}}}, {c:«→ end» {set: {x: 1}}}]",
        "do: [{a:«→ c» {do: [{b:«→ c» {set: {x: 1}}}]}}, {c:«→ end» {set: {x: 1}}}]",
        "do: [{a: {do: [{b:«→ end» {do: [{c:«→ end» {set: {x: 1}}}]}}], then: end}}]",
        "do: [{a:«→ end» {for: {in: .x}, do: [{b:«→ c» {set: {x: 1}}}, {c:«→ next round» {set: {x: 1}}}]}}]",
        "do: [{a:«→ end» {fork: {branches: [{b:«→ join» {set: {x: 1}}}, {c:«→ join» {do: [{d:«→ join» {set: {x: 1}}}]}}]}}}]",
        "do: [{a:«→ b» {try: [{t:«→ b» {set: {x: 1}}}], catch: {do: [{c: {set: {x: 1}, then: exit}}, {d:«→ b» {set: {x: 1}}}]}}}, {b:«→ end» {set: {x: 1}}}]",
        "do: [{a: {switch: [{c: {when: .x, then: end}}, {d: {then: a}}]}}]",
        "do: [{a:«→ b» {switch: [{c: {when: .x, then: end}}]}}, {b:«→ end» {set: {x: 1}}}]",
        "use: {functions: {f: {do: [{a:«→ b» {set: {x: 1}}}, {b: {set: {x: 1}}}]}}}\ndo: []",
    ],
)
def test_where_control_goes(expected: str) -> None:
    text = HEAD + expected
    for hint in ("→ b", "→ c", "→ end", "→ join", "→ next round"):
        text = text.replace(f"«{hint}»", "")
    assert shown(text, time=False) == HEAD + expected


def test_json_too() -> None:
    text = '{"document": {"dsl": "1.0.3"}, "do": [{"a":«→ b» {"set": {"x": 1}}}, {"b" :«→ end» {"set": {"x": 1}}}]}'
    assert shown(text.replace("«→ b»", "").replace("«→ end»", "")) == text


def test_the_start_of_0_that_nobody_wrote() -> None:
    text = (
        HEAD_0
        + "states:\n  - {name: A«← start», type: inject, data: {}, end: true}\n  - {name: B, type: inject, data: {}, end: true}\n"
    )
    assert shown(text.replace("«← start»", "")) == text
    written = text.replace("«← start»", "").replace("states:", "start: A\nstates:")
    assert shown(written) == written


def test_time_in_words() -> None:
    text = (
        HEAD
        + "schedule: {cron: '0 6 * * 1-5'«at 06:00 on Monday through Friday»}\ntimeout: {after: PT1H30M«1 hour 30 minutes»}\ndo: [{a: {wait: PT5S, then: end}}, {b: {wait: '${ .x }', then: end}}]\n"
    )
    plain = text.replace("«at 06:00 on Monday through Friday»", "").replace("«1 hour 30 minutes»", "")
    assert shown(plain) == text
    assert shown(plain, time=False) == plain


def test_only_what_is_seen() -> None:
    text = HEAD + "do:\n" + "".join(f"  - t{number}: {{set: {{x: 1}}}}\n" for number in range(100))
    start = text.index("t50")
    found = hints(Document.open(text), start, text.index("t53") - 1)
    assert [hint.text for hint in found] == ["→ t51", "→ t52", "→ t53"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@daily", "at 00:00 every day"),
        ("0 0/15 8 * * ?", "every 15th minute from 08:00 through 08:59"),
        ("0 0 12 ? * 2", ""),
        ("0 0 12 ? * MON", "at 12:00 on Monday"),
        ("0 6 * * * * * *", ""),
        ("nonsense", ""),
        ("61 * * * *", ""),
    ],
)
def test_cron_in_words(text: str, words: str) -> None:
    assert cron_words(text) == words


def test_any_text_has_hints_or_none() -> None:
    for text in (
        "",
        "do",
        "do: [",
        "do: [{a",
        HEAD + "do: [{a: {then",
        HEAD + "do: [[{a: {}}], 3, {}]",
        HEAD_0 + "states: [3, {}, [{}]]",
    ):
        hints(Document.open(text, certain=True), 0, len(text))
