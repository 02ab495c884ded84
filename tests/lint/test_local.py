"""Rules that judge a part at a time say the same after edits as afresh, at the right places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from swls.lint import Diagnostic, Settings, lint, local
from swls.lint.local import Part
from swls.model import Document

if TYPE_CHECKING:
    from swls.lint.context import Context

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n# a comment\ndo:\n"
TASK = """\
  - task%d:
      do:
        - inner:
            set: {message: a text that is long enough to make the task a part of its own, whatever else it may hold, %s}
        - choose:
            switch:
              - one: {when: .a, then: end}
              - two: {then: end}
              - three: {then: end}
"""
TEXT = HEAD + "".join(TASK % (number, "x" * 300) for number in range(6))


def said(document: Document) -> list[Diagnostic]:
    return lint(document, Settings(select=("SW2", "SW4", "SW5", "SW6", "SW7")))


def test_what_is_said_of_a_part_moves_with_it() -> None:
    document = Document.open(TEXT, path="a.yaml")
    before = said(document)
    assert len(before) >= 6
    at = TEXT.index("a comment")
    document = document.edit(at, at, "quite a long ")
    after = said(document)
    assert after == said(Document.open(document.text, path="a.yaml"))
    assert [one.span.start - 13 for one in after] == [one.span.start for one in before]
    places = [place.span.start for one in before for place in one.related]
    assert places
    assert [place.span.start - 13 for one in after for place in one.related] == places


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("task3", "task2"),
        ("- two: {", "- two: {when: .b, "),
        ("then: end", "then: exit"),
        ("task0:\n", "task0:\n      if: .x\n"),
    ],
)
def test_after_an_edit_the_same_is_said_as_afresh(old: str, new: str) -> None:
    document = Document.open(TEXT, path="a.yaml")
    said(document)
    at = TEXT.index(old)
    document = document.edit(at, at + len(old), new)
    assert said(document) == said(Document.open(document.text, path="a.yaml"))


def test_a_part_that_stays_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(TEXT, path="a.yaml")
    said(document)
    judged: list[tuple[str | int, ...]] = []

    class Watched(Part):
        def __init__(self, whole: Context, group: tuple[object, int, tuple[str | int, ...]]) -> None:
            super().__init__(whole, group)
            judged.append(group[2])

    monkeypatch.setattr(local, "Part", Watched)
    at = TEXT.index("a text", TEXT.index("task4"))
    said(document.edit(at, at + 1, "one"))
    assert ("do", 4) in {path[:2] for path in judged}
    assert {path[1] for path in judged if len(path) > 1} == {4}


def test_other_settings_mean_another_judgement() -> None:
    document = Document.open(TEXT, path="a.yaml")
    assert said(document)
    assert lint(document, Settings(select=("SW1",))) == []
