"""What is offered at a cursor, and what becomes of the text when it is taken."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ide.accept import accepted
from tests.shared import shared_path

from swls.ide.completion import complete
from swls.lint import lint
from swls.model import Document
from swls.syntax import confirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.ide.item import Item

ROOT = Path(__file__).resolve().parents[2]
HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"
JSON_HEAD = '{"document": {"dsl": "1.0.3", "namespace": "a", "name": "b", "version": "1.0.0"},\n'
STATES = "id: a\nspecVersion: '0.8'\nname: A\nversion: '1'\nstates:\n"


def at(text: str, *, head: str = HEAD, path: str = "flow.yaml", snippets: bool = True) -> dict[str, Item]:
    """The items at the mark `<|>`, by label."""
    offset = len(head) + text.index("<|>")
    document = Document.open(head + text.replace("<|>", "", 1), path=path)
    return {item.label: item for item in complete(document, offset, snippets=snippets)}


def taken(text: str, label: str, *, head: str = HEAD, path: str = "flow.yaml", snippets: bool = True) -> str:
    """The text after the item of that label was accepted at the mark, without the head."""
    item = at(text, head=head, path=path, snippets=snippets)[label]
    result = accepted(head + text.replace("<|>", "", 1), item)
    assert result.startswith(head)
    return result[len(head) :]


TASK_KINDS = ("call", "do", "emit", "for", "fork", "listen", "raise", "run", "set", "switch", "try", "wait")


def test_a_task_without_a_kind_is_offered_every_kind_first() -> None:
    items = at("do:\n  - a:\n      <|>\n")
    first = sorted(items.values(), key=lambda item: item.sort)[: len(TASK_KINDS)]
    assert {item.label for item in first} == set(TASK_KINDS)


def test_a_task_that_has_its_kind_is_offered_no_other() -> None:
    items = at("do:\n  - a:\n      call: http\n      <|>\n")
    assert "with" in items
    assert not set(items) & (set(TASK_KINDS) - {"call"})
    assert "call" not in items


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("do:\n  - a:\n      wai<|>\n", "wait", "do:\n  - a:\n      wait: PT30S\n"),
        ("do:\n  - a: {se<|>}\n", "set", "do:\n  - a: {set: {key: value}}\n"),
        ("do:\n  - a:\n      set: {x: 1}\n      then: <|>\n  - b:\n      wait: PT1S\n", "b", "do:\n  - a:\n      set: {x: 1}\n      then: b\n  - b:\n      wait: PT1S\n"),
        ("do:\n  - a:\n      call: ht<|>\n", "http", "do:\n  - a:\n      call: http\n"),
        ("do:\n  - a:\n      call:<|>\n", "grpc", "do:\n  - a:\n      call: grpc\n"),
        ("do:\n  - a:\n      call: 'ht<|>\n", "http", "do:\n  - a:\n      call: 'http'\n"),
        ("do:\n  - <|>\n", "wait", "do:\n  - task:\n      wait: PT30S\n"),
        ("do:\n  <|>\n", "wait", "do:\n  - task:\n      wait: PT30S\n"),
        ("do:\n  - a:\n      cal<|>: http\n", "call", "do:\n  - a:\n      call: http\n"),
        ("do:\n  - a:\n      fork: {comp<|>}\n", "compete", "do:\n  - a:\n      fork: {compete: true}\n"),
    ],
)  # fmt: skip
def test_accepting_writes_what_a_person_would(text: str, label: str, expected: str) -> None:
    assert taken(text, label) == expected


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ('"do": [{"a": {<|>}}]}', "wait", '"do": [{"a": {"wait": "PT30S"}}]}'),
        ('"do": [{"a": {"wa<|>"}}]}', "wait", '"do": [{"a": {"wait": "PT30S"}}]}'),
        ('"do": [{"a": {"set": {"x": 1} <|>}}]}', "then", '"do": [{"a": {"set": {"x": 1}, "then": "continue"}}]}'),
        ('"do": [{"a": {<|> "then": "end"}}]}', "wait", '"do": [{"a": {"wait": "PT30S", "then": "end"}}]}'),
        ('"do": [{"a": {"call": <|>}}]}', "http", '"do": [{"a": {"call": "http"}}]}'),
        ('"do": [{"a": {"fork": {"compete": <|>}}}]}', "true", '"do": [{"a": {"fork": {"compete": true}}}]}'),
    ],
)
def test_accepting_in_json_supplies_quotes_and_commas(text: str, label: str, expected: str) -> None:
    assert "".join(taken(text, label, head=JSON_HEAD, path="flow.json").split()) == "".join(expected.split())


def test_a_client_without_snippets_gets_plain_single_lines() -> None:
    items = at("do:\n  - a:\n      <|>\n", snippets=False)
    assert {"call", "set", "wait"} <= set(items)
    assert not any("\n" in item.text or item.snippet or "$" in item.text.replace("${", "") for item in items.values())


def test_what_the_version_lacks_is_offered_last_and_says_so() -> None:
    old = HEAD.replace("1.0.3", "1.0.0")
    items = at("do:\n  - a:\n      call: <|>\n", head=old)
    assert "needs 1.0.2" in items["mcp"].detail
    assert max(items.values(), key=lambda item: item.sort).detail.startswith("needs")


def test_directives_and_siblings_stand_where_then_is() -> None:
    items = at(
        "do:\n  - a:\n      wait: PT1S\n      then: <|>\n  - b:\n      do:\n        - inner:\n            wait: PT1S\n"
    )
    assert {"b", "continue", "exit", "end", "a"} == set(items)
    assert items["a"].sort > items["end"].sort  # itself comes last


def test_states_are_offered_to_a_transition_with_itself_last() -> None:
    text = "  - name: A\n    type: operation\n    actions: []\n    transition: <|>\n  - name: B\n    type: inject\n    data: {}\n    end: true\n"
    items = at(text, head=STATES)
    assert {"A", "B"} <= set(items)
    assert items["A"].sort > items["B"].sort


@pytest.mark.parametrize(
    "text", ["do: # <|>\n", "do:\n  - a:\n      set: |\n        x<|>\n", "do:\n  - a:\n      if: ${ .x<|> }\n"]
)
def test_nothing_is_offered_in_comments_block_texts_and_expressions(text: str) -> None:
    assert not at(text)


def test_an_empty_file_with_a_promising_name_is_offered_whole_workflows() -> None:
    items = at("<|>", head="", path="new.sw.yaml")
    assert {"Workflow (1.x)", "Scheduled workflow (0.x)", "document", "specVersion"} <= set(items)
    text = accepted("", items["Workflow (1.x)"])
    assert lint(Document.open(text, path="new.sw.yaml")) == []
    assert not at("<|>", head="", path="values.yaml")


def test_an_empty_json_file_gets_the_workflow_as_json() -> None:
    items = at("<|>", head="", path="new.sw.json")
    assert json.loads(accepted("", items["Workflow (1.x)"]))["document"]["dsl"] == "1.0.3"


def texts(*, bulk: bool) -> Iterator[tuple[str, str]]:
    """Whole workflows to try every kind of place in: our examples, and real ones where they are to be had."""
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.suffix in {".yaml", ".json"} and "specs" not in path.parts:
            yield path.name, path.read_text(encoding="utf-8")
    corpus = shared_path("corpus")
    if corpus is not None:
        files = [path for path in sorted(corpus.rglob("*")) if path.suffix in {".yaml", ".yml", ".json"}]
        random.Random(7).shuffle(files)
        for path in files if bulk else files[:60]:
            if path.stat().st_size < 20_000:
                yield path.name, path.read_text(encoding="utf-8", errors="replace")


def test_accepting_any_item_never_breaks_the_text(bulk: bool) -> None:
    chance = random.Random(3)
    tried = 0
    for name, text in texts(bulk=bulk):
        document = Document.open(text, path=name)
        if not document.is_workflow or document.tree.problems():
            continue
        for offset in chance.sample(range(len(text) + 1), min(60 if bulk else 12, len(text))):
            snippets = chance.random() < 0.7
            items = complete(document, offset, snippets=snippets)
            for item in chance.sample(items, min(5, len(items))):
                result = accepted(text, item)
                tried += 1
                assert not confirmed(Document.open(result, path=name, format=document.format).tree), (
                    name,
                    offset,
                    item,
                )
    assert tried > 300
