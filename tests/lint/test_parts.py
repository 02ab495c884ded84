"""What rules make of a part is made once, and never kept longer than it is true."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from swls.lint.context import Context
from swls.lint.finding import Finding
from swls.lint.sections import Members
from swls.lint.settings import DEFAULT
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.lots import Lot
    from swls.syntax import Cursor

SHOWN: list[str] = []
STATES = ["one", *(f"state{number}" for number in range(40)), "two"]
TEXT = """\
id: example
specVersion: '0.8'
states:
  - &first {name: one, type: inject, data: &data {a: 1}, end: true}
  - {name: two, type: inject, data: {b: 2}, transition: one}
  - {name: three, type: inject, data: *data, end: true}
  - *first
  - loose text
"""


def context_of(document: Document) -> Context:
    SHOWN.clear()
    return Context(document, document.units[0], DEFAULT)


def name_of(part: Cursor) -> str:
    name = part.at("name")
    SHOWN.append(name.text if name is not None else "")
    return SHOWN[-1]


def objects_to_two(context: Context, part: Cursor) -> Iterator[Finding]:
    if name_of(part) == "two":
        name = part.at("name")
        assert name is not None
        yield context.finding(name, message="two")


def placed(found: Iterable[Finding | Lot]) -> list[Finding]:
    return [one for each in found for one in ([each] if isinstance(each, Finding) else each)]


def replaced(document: Document, old: str, new: str) -> Document:
    at = document.text.index(old)
    return document.edit(at, at + len(old), new)


def test_a_part_is_read_again_only_when_it_changed() -> None:
    document = Document.open(TEXT, path="a.yaml")
    read = context_of(document).each(name_of, "states")
    assert [(one.path, one.made) for one in read] == [
        (("states", 0), "one"), (("states", 1), "two"), (("states", 2), "three"), (("states", 3), "one"),
    ]  # fmt: skip
    document = replaced(document, "b: 2", "b: 3")
    read = context_of(document).each(name_of, "states")
    assert [one.made for one in read] == ["one", "two", "three", "one"]
    assert "two" in SHOWN
    assert SHOWN.count("one") == 1, "only the alias, whose meaning may change elsewhere"


def test_what_an_alias_brings_is_looked_at_every_time() -> None:
    document = Document.open(TEXT, path="a.yaml")
    context_of(document).each(name_of, "states")
    context_of(replaced(document, "a: 1", "a: 2")).each(name_of, "states")
    assert "three" in SHOWN


def test_findings_move_with_their_part() -> None:
    states = "".join(f"  - name: {name}\n    type: inject\n    data: {{a: 1}}\n    end: true\n" for name in STATES)
    document = Document.open("id: example\nspecVersion: '0.8'\nstates:\n" + states, path="a.yaml")
    before = placed(context_of(document).over(objects_to_two, "states"))
    assert STATES == SHOWN
    document = replaced(document, "a: 1", "a: 12345")
    after = placed(context_of(document).over(objects_to_two, "states"))
    assert [(one.span.start - 4, one.path) for one in after] == [(one.span.start, one.path) for one in before]
    assert "two" not in SHOWN


def test_parts_that_come_and_go_are_forgotten() -> None:
    document = Document.open(TEXT, path="a.yaml")
    for number in range(700):
        document = replaced(document, f"b: {number + 2}}}", f"b: {number + 3}}}")
        context_of(document).each(name_of, "states")
    kept = document.units[0].memory.parts
    assert max(map(len, kept.values())) < 400, "states that are gone"


def test_what_was_judged_is_kept_for_one_snapshot() -> None:
    def sections() -> int:
        gc.collect()
        return sum(isinstance(one, Members) for one in gc.get_objects())

    before = sections()
    document = Document.open(TEXT, path="a.yaml")
    for number in range(100):
        document = replaced(document, f"b: {number + 2}}}", f"b: {number + 3}}}")
        list(context_of(document).over(objects_to_two, "states"))
    assert sections() - before < 10


def test_a_section_that_is_no_list_has_no_parts() -> None:
    document = Document.open("id: a\nspecVersion: '0.8'\nstates: none\nfunctions: {one: {name: two}}\n", path="a.yaml")
    context = context_of(document)
    assert list(context.each(name_of, "states")) == []
    assert [one.path for one in context.each(name_of, "functions")] == [("functions", "one")]
    assert list(context.each(name_of, "events")) == []
