"""Of many findings the most serious are told, and after any edit the same ones as afresh."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from swls.lint import Diagnostic, Settings, lint
from swls.lint.choice import SaidLot
from swls.lint.lots import PartsLot
from swls.lint.sections import Section
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

TASKS = """\
  - loop{0}:
      for: {{each: input, in: '${{ .items }}'}}
      do:
        - ask{0}:
            call: http
            with: {{method: get, endpoint: 'http://example.com', body: {{a: 1}}, retries: 3}}
            then: nowhere
        - lost{0}: {{set: {{b: 2}}, then: end}}
        - gone{0}: {{set: {{c: 3}}}}
  - leave{0}:
      set: {{d: 4}}
      if: ${{ .leave }}
      then: exit
  - stop{0}:
      wat: true
      then: end
"""
NEW = "document: {dsl: 1.0.0, namespace: a, name: b, version: 1.0.0}\ndo:\n" + "".join(map(TASKS.format, range(12)))
STATES = """\
  - name: Ask{0}
    type: operation
    actions:
      - {{functionRef: ask, sleep: {{before: 5s}}}}
      - {{functionRef: {{refName: ask, selectionSet: a}}}}
    compensatedBy: Ask1
    transition: Lost{0}
  - {{name: Wait{0}, type: event, onEvents: [{{eventRefs: [seen, told]}}], end: {{compensate: true}}, wat: 1}}
"""
OLD = (
    "id: a\nname: b\nversion: '1.0'\nspecVersion: '0.8'\n"
    "functions:\n  - {name: ask, operation: 'a.json#b'}\n  - {name: idle, type: graphql, operation: 'a#query#b'}\n"
    "events:\n  - {name: seen, kind: produced, type: a}\nstates:\n"
) + "".join(map(STATES.format, range(12)))
EDITS = [
    "x", " ", "\n", ":", "'", "*a", "&a ", "end", "exit", "  - ", "swls", "# swls: ignore[SW4]\n", "{", "}", "do:", "1.0.3", "0.9", "ask",
]  # fmt: skip


NOTHING = PartsLot(Section(None, lambda _: None), {}, 0)


def all_of(document: Document, most: int = 100_000) -> list[Diagnostic]:
    return lint(document, Settings(max_problems=most))


def whole(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [(*one, one.fixes) for one in found]


@pytest.mark.parametrize("text", [NEW, OLD])
@pytest.mark.parametrize("most", [1, 7, 30, 60])
def test_the_most_serious_and_of_those_the_first_are_told(text: str, most: int) -> None:
    document = Document.open(text, path="a.yaml")
    found = all_of(document)
    assert len({one.severity for one in found}) > 2
    assert len(found) > 70
    by_weight = sorted(found, key=lambda one: (one.severity, one.span, one.code))[:most]
    told = all_of(document, most)
    assert whole(told[:-1]) == whole(sorted(by_weight, key=lambda one: (one.span, one.code)))
    assert told[-1].name == "too-many-problems"
    assert told[-1].args["count"] == len(found) - most


def edits(text: str, seed: int) -> Iterator[tuple[int, int, str]]:
    chance = random.Random(seed)
    size = len(text)
    for _ in range(14):
        at = chance.randrange(size)
        if chance.random() < 0.3:
            line = text.rfind("\n", 0, min(at, len(text))) + 1
            yield line, min(len(text), text.find("\n", line) + 1 or len(text)), ""
        else:
            yield at, at + chance.choice([0, 0, 1, 5]), chance.choice(EDITS)


@pytest.mark.parametrize("text", [NEW, OLD])
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("most", [20, 100_000])
def test_after_any_edits_the_same_is_told_as_afresh(text: str, seed: int, most: int) -> None:
    document = Document.open(text, path="a.yaml")
    all_of(document, most)
    for start, end, replacement in edits(text, seed):
        size = len(document.text)
        document = document.edit(min(start, size), min(end, size), replacement)
        fresh = all_of(Document.open(document.text, path="a.yaml"), most)
        assert whole(all_of(document, most)) == whole(fresh)
    assert document.text != text


@pytest.mark.parametrize("text", [NEW, OLD])
@pytest.mark.parametrize("seed", range(20, 32))
def test_only_what_is_near_a_syntax_error_need_be_compared_with_it(
    text: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = 0
    for start, end, replacement in edits(text, seed):
        document = Document.open(text[:start] + replacement + text[end:], path="a.yaml")
        found = all_of(document)
        broken += any(one.code < "SW1" for one in found)
        with monkeypatch.context() as patch:
            patch.setattr(
                SaidLot, "apart", lambda lot, _: (SaidLot(lot.listed, lot.severity, NOTHING, lot.context), [*lot])
            )
            assert whole(found) == whole(all_of(document))
    assert broken
