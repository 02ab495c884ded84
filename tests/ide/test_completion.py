"""What is offered at a cursor, and what becomes of the text when it is taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.ide.accept import accepted

from swls.ide.completion import complete
from swls.lint import lint
from swls.model import Document

if TYPE_CHECKING:
    from swls.ide.item import Item

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
        ("do:\n  - a:\n      wia<|>t: PT5S\n", "wait", "do:\n  - a:\n      wait: PT5S\n"),
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


def test_no_list_is_written_in_front_of_what_is_left_of_one() -> None:
    lines = '"do": [\n  {"a": {\n    "switch": s<|>\n      {"x": {"then": "end"}}\n    ]\n  }}\n]}'
    assert not any(item.text.startswith(("[", "{")) for item in at(lines, head=JSON_HEAD, path="flow.json").values())
    whole = lines.replace('\n      {"x": {"then": "end"}}\n    ]', "")
    assert any(item.text.startswith("[") for item in at(whole, head=JSON_HEAD, path="flow.json").values())


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


# -- where nothing is written yet -----------------------------------------------------------------------------------------


def test_an_empty_line_above_what_follows_is_brought_in_line_with_it() -> None:
    text = "do:\n  - a:\n      call: http\n      with:\n<|>\n        method: get\n"
    assert "do" not in at(text)
    assert taken(text, "endpoint") == (
        "do:\n  - a:\n      call: http\n      with:\n        endpoint: https://example.com\n        method: get\n"
    )


def test_a_key_written_anew_above_its_value_takes_no_other() -> None:
    text = "do:\n  - a:\n      call: http\n      wi<|>\n        method: get\n        endpoint: https://example.com\n"
    assert taken(text, "with") == text.replace("wi<|>", "with:")
    assert "method, endpoint" not in at(text)


def test_a_key_at_a_wrong_column_is_lined_up() -> None:
    assert taken("do:\n  - a: {wait: PT1S}\n  ti<|>\n", "timeout") == (
        "do:\n  - a: {wait: PT1S}\ntimeout:\n  after: PT30S\n"
    )


def test_above_the_first_key_of_a_mapping() -> None:
    assert "endpoint" in at("do:\n  - a:\n      call: http\n      with:\n        <|>\n        method: get\n")


def test_a_dash_alone_gets_its_blank() -> None:
    assert taken("do:\n  -<|>\n", "wait") == "do:\n  - task:\n      wait: PT30S\n"


@pytest.mark.parametrize("text", ['"do": <|>\n[]}', '"do": <|> [{"a": {"wait": "PT1S"}}]}'])
def test_nothing_is_offered_before_a_value_that_follows(text: str) -> None:
    assert not at(text, head=JSON_HEAD, path="flow.json")


def test_the_key_of_the_next_line_is_no_value() -> None:
    text = '  "do": [{"a": {\n    "call": <|>\n    "with": {}\n  }}]}'
    assert json.loads(JSON_HEAD + taken(text, "http", head=JSON_HEAD, path="flow.json"))["do"][0]["a"]["call"] == "http"


# -- how it reads ---------------------------------------------------------------------------------------------------------


def test_values_say_what_they_mean() -> None:
    items = at("do:\n  - a:\n      wait: <|>\n")
    order = sorted(items.values(), key=lambda item: item.sort)
    assert (order[0].label, order[0].detail) == ("PT5S", "Five seconds")
    assert items["seconds: 30"].text.startswith("\n        ")


def test_error_types_are_called_by_their_last_word_and_written_in_full() -> None:
    text = "do:\n  - a:\n      try: []\n      catch:\n        errors:\n          with:\n            type: <|>\n"
    item = at(text)["communication"]
    assert (item.filter, item.text) == (
        "communication",
        "https://serverlessworkflow.io/spec/1.0.0/errors/communication",
    )
    assert at(text.replace("<|>", "https://<|>"))["communication"].filter.startswith("https://")
    main = at(text, head=HEAD.replace("'1.0.3'", "main"))["communication"]
    assert main.text == "https://open-workflow-specification.org/spec/1.0.0/errors/communication"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("do:\n  - a:\n      listen:\n        to: <|>\n", {"all", "any", "one event"}),
        ("do:\n  - a:\n      run: <|>\n", {"container", "script", "shell command", "workflow"}),
        ("use:\n  authentications:\n    x: <|>\n", {"basic", "bearer", "digest", "oauth2", "oidc"}),
        ("schedule:\n  <|>\n", {"every", "cron", "after", "on"}),
        ("evaluate: {mode: <|>}\n", {"strict", "loose"}),
        ("do:\n  - a:\n      fork: {compete: <|>}\n", {"true", "false"}),
        ("do:\n  - a:\n      emit: {event: {with: {datacontenttype: <|>}}}\n", {"application/json"}),
        ("do:\n  - a:\n      call: asyncapi\n      with: {protocol: <|>}\n", {"kafka", "amqp"}),
        ("do:\n  - a:\n      call: http\n      with: {method: <|>}\n", {"get", "post", "put", "patch", "delete"}),
        ("do:\n  - a:\n      switch:\n        <|>\n", {"case", "when, then"}),
        ("do:\n  - a: <|>\n", {"call: http", "set", "wait"}),
        ("use:\n  extensions:\n    - x: {extend: <|>}\n", {"all", "call", "composite"}),
    ],
)  # fmt: skip
def test_what_is_offered(text: str, labels: set[str]) -> None:
    assert labels <= set(at(text))


def test_required_keys_come_first_and_older_ones_last() -> None:
    items = at("do:\n  - a:\n      raise:\n        error:\n          <|>\n")
    assert [label for label, _ in sorted(items.items(), key=lambda pair: pair[1].sort)][:2] == ["type", "status"]
    assert "required" in items["type"].detail


def test_a_text_that_looks_like_a_number_is_quoted() -> None:
    assert (
        taken("spec<|>\nstates: []\n", "specVersion", head="", path="a.sw.yaml") == "specVersion: '0.8'\nstates: []\n"
    )


def test_block_texts_keep_the_indentation_of_their_key() -> None:
    script = "do:\n  - a:\n      run:\n        script:\n          language: js\n          "
    assert taken(script + "<|>\n", "code") == script + 'code: |\n            console.log("Hello")\n'


def test_an_empty_json_object_is_offered_the_keys_of_a_workflow() -> None:
    items = at("{\n  <|>\n}", head="", path="new.sw.json")
    assert json.loads(accepted("{\n  \n}", items["Workflow (1.x)"]))["document"]["dsl"] == "1.0.3"


def test_no_at_sign_begins_a_plain_text() -> None:
    assert "@uri" not in at("do:\n  - a:\n      if: <|>.x\n")
    assert "@uri" in at("do:\n  - a:\n      if: .x | @<|>\n")
    assert "@uri" in at("do:\n  - a:\n      if: ${ <|> }\n")


def test_details_are_plain_text() -> None:
    text = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\ndo:\n  - a:\n      emit: {event: {with: {<|>}}}\n"
    at = text.index("<|>")
    items = {one.label: one for one in complete(Document.open(text.replace("<|>", "")), at)}
    assert "${ }" in items["time"].detail
    assert not [one.detail for one in items.values() if "`" in one.detail]
