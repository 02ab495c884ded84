"""Names are found the same whatever the parts are that remember them, and after edits as in a text that was just opened."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bench.workflows import workflow

from swls.model import Document
from swls.model import names as names_module
from swls.model.names import Names

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.*ml"))
NESTED = """\
document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}
use: {functions: {f: {call: http, with: {method: get, endpoint: 'https://a.b'}}}, errors: {late: {type: t, status: 500}}}
do:
  - outer:
      for: {each: x, in: .items}
      do:
        - first: {set: {a: '${ $x }'}, then: last}
        - choose:
            switch:
              - one: {when: .a, then: first}
              - other: {then: exit}
        - last: {call: f, then: choose}
      then: first
  - first: {try: [{last: {raise: {error: late}, then: outer}}], catch: {do: [{outer: {set: {b: 1}}}]}, then: outer}
  - last: {fork: {branches: [{left: {wait: PT1S, then: right}}, {right: {call: f}}]}, then: left}
"""


def told(names: Names) -> list[object]:
    """Everything that can be asked about every name."""
    used = [(use, names.meant(use)) for use in names.uses]
    kinds = {symbol.kind for symbol in names.symbols} | {kind for use in names.uses for kind in use.kinds}
    by_name = [
        (name, names.called(name), list(names.using(kinds, name)))
        for name in sorted({symbol.name for symbol in names.symbols} | {use.name for use in names.uses})
    ]
    by_kind = [(kind, list(names.of_kind(kind)), list(names.uses_of_kind(kind))) for kind in sorted(kinds)]
    return [names.symbols, used, by_name, by_kind, list(names.formats("uri", "duration", "uri-template"))]


@pytest.mark.parametrize("many", [1, 4, 30])
@pytest.mark.parametrize("text", [NESTED, workflow("1.0", "yaml", 6_000), workflow("0.8", "json", 6_000)])
def test_parts_of_any_size_say_the_same(text: str, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(Document.open(text).units[0].names)
    monkeypatch.setattr(names_module, "usual", lambda _: many)
    assert told(Document.open(text).units[0].names) == whole


def test_a_way_on_is_looked_for_in_its_own_list() -> None:
    names = Document.open(NESTED).units[0].names
    lists = {(use.path[-2], use.scope) for use in names.uses if use.kinds == ("task",) and use.path[-1] == "then"}
    assert {
        ("first", "/do/0/outer/do"),
        ("one", "/do/0/outer/do"),
        ("outer", "/do"),
        ("left", "/do/2/last/fork/branches"),
    } <= lists


@pytest.mark.parametrize("many", [4, 2_000])
def test_edited_texts_say_what_fresh_ones_say(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_module, "usual", lambda _: many)
    dice = random.Random(7)
    for start in [NESTED, *(path.read_text(encoding="utf-8") for path in EXAMPLES[::5])]:
        document = Document.open(start)
        for _ in range(25):
            at = dice.randrange(len(document.text) + 1)
            end = min(len(document.text), at + dice.choice((0, 0, 1, 5)))
            new = dice.choice(("x", "first", "\n", "", ": ", "  - a: {set: {}}\n"))
            document = document.edit(at, end, new)
            fresh = Document.open(document.text, format=document.format)
            assert [told(unit.names) for unit in document.units] == [told(unit.names) for unit in fresh.units]
