"""What is kept of the tasks and states of a list is said of the right place after an edit."""

from __future__ import annotations

import pytest

from swls.lint import lint
from swls.model import Document

TASKS = """\
document: {dsl: '1.0.0', namespace: a, name: a, version: '1.0.0'}
metadata: {kept: &elsewhere {borrowed: {set: {c: 3}}}}
do:
  - first: {set: {a: 1}, then: end}
  - lost: {set: {b: 2}, then: end}
  - *elsewhere
"""
STATES = """\
id: a
name: a
version: '1'
specVersion: '0.8'
start: First
states:
  - {name: First, type: inject, data: {a: 1}, end: true}
  - {type: inject, data: {b: 2}, end: true, name: Lost}
"""


@pytest.mark.parametrize(
    ("text", "lost"),
    [(TASKS, [("lost", "/do/1/lost"), ("borrowed", "/do/2/borrowed")]), (STATES, [("Lost", "/states/1")])],
)
def test_what_is_never_reached_is_named_where_it_stands(text: str, lost: list[tuple[str, str]]) -> None:
    document = Document.open(text, path="a.yaml")
    for old, new in (("a: 1", "a: 12345"), ("  - {", "\n\n  - {"), ("b: 2", "b: {c: 2}"), ("data: {a", "data:   {a")):
        at = document.text.find(old)
        document = document.edit(at, at + len(old), new) if at >= 0 else document
        found = [one for one in lint(document) if one.code == "SW400"]
        shown = sorted((one.pointer, document.text[one.span.start : one.span.end]) for one in found)
        assert shown == sorted((pointer, name) for name, pointer in lost)


def test_one_finding_for_all_that_is_cut_off_at_one_place() -> None:
    head = "document: {dsl: 1.0.3, namespace: a, name: a, version: 1.0.0}\n"
    text = (
        head
        + "do:\n"
        + "".join(f"  - t{n}: {{set: {{a: 1}}{', then: end' if n in (1, 4) else ''}}}\n" for n in range(8))
    )
    said = [one.message for one in lint(Document.open(text, path="flow.yaml")) if one.code == "SW400"]
    assert said == [
        "no path leads to task 't2', nor to the 2 tasks after it",
        "no path leads to task 't5', nor to the 2 tasks after it",
    ]
