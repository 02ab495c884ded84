"""What is counted of names part by part is what a look at all of them finds, also after edits."""

from __future__ import annotations

import pytest

from swls.model import Document
from swls.model.tally import tally_of

TEXT = """\
document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}
use:
  secrets: [shop, idle, shop]
  functions:
    greet: {set: {greeting: hello}}
    ask: {call: greet}
  retries:
    often: {delay: PT3S, limit: {attempt: {count: 5}}}
do:
  - begin:
      call: gret
      with: {key: '${ $secrets.shop }', other: '${ $secrets["none"] }'}
  - again:
      try:
        - ask: {call: ask}
      catch: {retry: often}
"""
STATES = """\
id: a
specVersion: '0.8'
functions:
  - {name: greet, operation: 'api.json#greet'}
  - {name: sum, type: expression, operation: .a}
constants: {most: 3}
states:
  - name: Begin
    type: operation
    actions:
      - {functionRef: greet, condition: '${ fn:sum > $CONST.most }'}
    end: true
"""


def document(text: str) -> Document:
    return Document.open(text, path="a.yaml")


def counted(read: Document) -> tuple[object, ...]:
    tally = tally_of(read.units[0])
    return tally.declared, tally.repeated, tally.used


def test_what_is_declared_used_and_repeated() -> None:
    tally = tally_of(document(TEXT).units[0])
    assert tally.repeated == {("secret", "shop")}
    assert tally.unknown("function") == {"gret"}
    assert tally.unknown("secret") == {"none"}
    assert tally.unknown("retry") == set()
    assert tally.idle("secret", "function", "retry") == {("secret", "idle")}


def test_names_in_expressions_count_as_used() -> None:
    tally = tally_of(document(STATES).units[0])
    assert tally.idle("function", "constant") == set()
    assert (("constant",), "most") in tally.used


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("call: gret", "call: greet"),
        ("idle, ", ""),
        ("often}", "sometimes}"),
        ("    ask: {call: greet}\n", ""),
        ("greet: {set", "gret: {set"),
        ("$secrets.shop", "$secrets.idle"),
    ],
)
def test_after_an_edit_the_same_is_counted_as_afresh(old: str, new: str) -> None:
    before = document(TEXT)
    tally_of(before.units[0])
    at = TEXT.index(old)
    after = before.edit(at, at + len(old), new)
    assert counted(after) == counted(document(after.text))
    assert counted(after) != counted(before)
