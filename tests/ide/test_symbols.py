"""The outline of a document."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from bench.workflows import workflow

from swls.ide import symbols
from swls.ide.symbols import outline
from swls.model import Document

if TYPE_CHECKING:
    from swls.ide.symbols import Outline

HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"


def tree(text: str, *, path: str = "flow.yaml") -> str:
    """The outline as an indented list of kind and name."""

    def lines(entries: list[Outline], depth: int) -> list[str]:
        found = []
        for entry in entries:
            found += ["  " * depth + f"{entry.kind} {entry.name}", *lines(entry.children, depth + 1)]
        return found

    return "\n".join(lines(outline(Document.open(text, path=path)), 0))


def test_parts_tasks_and_what_is_inside_them() -> None:
    text = HEAD + (
        "use:\n  functions:\n    pay: {call: http, with: {method: get, endpoint: https://example.com}}\n"
        "  retries:\n    slow: {delay: PT1S}\n"
        "do:\n  - outer:\n      do:\n        - inner: {wait: PT1S}\n"
        "  - both:\n      fork:\n        branches:\n          - left: {set: {}}\n          - right: {set: {}}\n"
        "  - way:\n      switch:\n        - large: {when: .a, then: outer}\n        - other: {then: end}\n"
        "  - careful:\n      try:\n        - risky: {wait: PT1S}\n      catch:\n        do:\n          - mend: {set: {}}\n"
    )
    assert tree(text) == (
        "part document\n"
        "part use\n  function pay\n  retry slow\n"
        "part do\n"
        "  task outer\n    task inner\n"
        "  task both\n    task left\n    task right\n"
        "  task way\n    case large\n    case other\n"
        "  task careful\n    task risky\n    task mend"
    )


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "do:\n  - a:\n      wa",
        HEAD + "do:\n  - a: {set: {\n  - b: {wait: PT1S}\n",
        '{"document": {"dsl": "1.0.3"}, "do": [{"a": {"set": {}}}, {"b": {',
        HEAD + "do:\n  a:\n    set: {}\n",
        HEAD + "do:\n  - a: &x {set: {}}\n  - b: *x\n",
    ],
)
def test_ranges_nest_in_whole_and_in_broken_texts(text: str) -> None:
    def check(entries: list[Outline], start: int, end: int) -> int:
        for entry in entries:
            assert start <= entry.start <= entry.name_start <= entry.name_end <= entry.end <= end, entry
            check(entry.children, entry.start, entry.end)
        return len(entries)

    assert check(outline(Document.open(text)), 0, len(text)) >= 2


def test_several_workflows_in_a_file_stand_beside_each_other() -> None:
    one = HEAD + "do:\n  - a: {wait: PT1S}\n"
    assert tree(one + "---\n" + one) == "\n".join(["part document\npart do\n  task a"] * 2)


def test_details_say_what_a_thing_is() -> None:
    do = outline(Document.open(HEAD + "do:\n  - a: {call: http, with: {}}\n"))[1]
    assert do.children[0].detail == "call http"


def test_states() -> None:
    text = "id: a\nspecVersion: '0.8'\nname: A\nversion: '1'\nstates:\n  - name: One\n    type: inject\n    data: {}\n    end: true\n"
    assert "  state One" in tree(text)


def test_no_outline_of_other_texts() -> None:
    assert tree("a: 1\n") == ""
    assert tree("") == ""


def test_outlines_of_edited_texts_are_those_of_fresh_ones() -> None:
    dice = random.Random(3)
    for generation in ("1.0", "0.8"):
        document = Document.open(workflow(generation, "yaml", 12_000))
        for step in range(60):
            at = dice.randrange(len(document.text) + 1)
            new = dice.choice(("x", "\n", ": ", "  - a: {try: [{b: {set: {}}}], catch: {do: [{c: {set: {}}}]}}\n"))
            document = document.edit(at, min(len(document.text), at + dice.choice((0, 0, 4, 60))), new)
            if step % 3 == 0:
                assert outline(document) == outline(Document.open(document.text, format=document.format))


def test_an_outline_of_many_parts_nests_as_one_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = "".join(f"          - try{n}:\n              try: [{{a{n}: {{set: {{b: 1}}}}}}]\n" for n in range(100))
    text = (
        HEAD
        + f"do:\n  - outer:\n      try:\n        - first:\n            set: {{}}\n      catch:\n        do:\n{inner}"
    )
    parts = outline(Document.open(text))
    monkeypatch.setattr(symbols, "_FEW", 100_000)
    assert outline(Document.open(text)) == parts
    (outer,) = parts[1].children
    assert [child.detail for child in outer.children[:2]] == ["set", "catch: try"]
