"""Refactorings: what they offer, and that they change nothing that they should not."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.ide.marks import unmarked, workspace_of

from swls.ide.assists import Assist, assists
from swls.lint import Severity, lint
from swls.model import Document
from swls.syntax.editing import apply

ROOT = Path(__file__).resolve().parents[2]
HEAD = "document: { dsl: 1.0.3, namespace: n, name: n, version: 1.0.0 }\n"
HEAD_0 = "id: n\nspecVersion: '0.8'\nstart: s\n"
EXAMPLES = sorted(
    path for path in (ROOT / "examples").rglob("*") if path.suffix in {".yaml", ".json"} and "specs" not in path.parts
)


def offered(marked: str, path: str = "flow.yaml") -> tuple[str, list[Assist]]:
    text, cursors, ranges = unmarked(marked)
    start, end = ranges[0] if ranges else (cursors[0], cursors[0])
    return text, assists(Document.open(text, path=path), start, end)


def carried_out(marked: str, title: str, path: str = "flow.yaml") -> str:
    """The text after the assist whose title begins so."""
    text, found = offered(marked, path)
    chosen = [assist for assist in found if assist.title.startswith(title)]
    assert chosen, [assist.title for assist in found]
    return apply(text, chosen[0].edits)


def same(text: str, expected: str) -> None:
    assert text == expected, text


def test_a_retry_policy_moves_to_the_others_with_its_comment() -> None:
    made = carried_out(
        HEAD
        + "do:\n  - pay:\n      try: [{ ask: { set: {} } }]\n      catch:\n        retry:   # patient\n"
        + "          delay: <|>PT3S   # a while\n          limit: { attempt: { count: 3 } }\n",
        "extract retry policy to 'use.retries.payRetry'",
    )
    same(
        made,
        HEAD
        + "use:\n  retries:\n    payRetry:\n      delay: PT3S   # a while\n      limit: { attempt: { count: 3 } }\n"
        + "do:\n  - pay:\n      try: [{ ask: { set: {} } }]\n      catch:\n        retry: payRetry   # patient\n",
    )


HEAD_09 = (
    "name: a\nversion: 1.0.0\nspecVersion: '0.9'\nstart: s\nfunctions: [{name: f, operation: https://a.b/c.json#d}]\n"
)


def test_what_0_9_writes_in_place_gets_a_name_among_the_others() -> None:
    state = "states:\n  - name: s\n    type: operation\n    actions: [{name: act, functionRef: f}]\n    end: true\n    onErrors:\n"
    made = carried_out(
        HEAD_09
        + "errors:\n  handlers:\n    - name: error-handler\n"
        + state
        + "      - when:\n          - status: <|>503 # busy\n        then: {end: true}\n",
        "extract error handler to 'errors.handlers.error-handler2'",
    )
    same(
        made,
        HEAD_09
        + "errors:\n  handlers:\n    - name: error-handler\n"
        + "    - name: error-handler2\n      when:\n        - status: 503 # busy\n      then: {end: true}\n"
        + state
        + "      - refName: error-handler2\n",
    )
    made = carried_out(
        HEAD_09
        + state
        + "      - when: [{status: 503}]\n        retry:\n          delay: <|>PT1S\n          maxAttempts: 3\n",
        "extract retry to 'retries.retry'",
    )
    assert YAML(typ="safe").load(made)["retries"] == [{"name": "retry", "delay": "PT1S", "maxAttempts": 3}]
    assert YAML(typ="safe").load(made)["states"][0]["onErrors"][0]["retry"] == "retry"


def test_what_would_lose_a_comment_is_not_extracted() -> None:
    handler = "      - when: <|>[{status: 503}] # busy\n        # so be it\n        then: {end: true}\n"
    state = "states:\n  - name: s\n    type: operation\n    actions: [{name: act, functionRef: f}]\n    end: true\n    onErrors:\n"
    text, found = offered(HEAD_09 + state + handler)
    for assist in found:
        assert apply(text, assist.edits).count("#") == text.count("#")


def test_a_task_becomes_a_function_and_keeps_when_it_runs() -> None:
    made = carried_out(
        HEAD
        + "use:\n  secrets: [key]\ndo:\n  - get-order:\n      if: ${ .id }\n      # the call\n      call: ht<|>tp\n"
        "      with: { method: get, endpoint: https://example.com }   # all of it\n      then: end   # done\n",
        "extract task",
    )
    same(
        made,
        HEAD + "use:\n  functions:\n    get-order:\n      call: http\n"
        "      with: { method: get, endpoint: https://example.com }   # all of it\n  secrets: [key]\n"
        "do:\n  - get-order:\n      call: get-order\n      if: ${ .id }\n      # the call\n      then: end   # done\n",
    )


def test_what_is_named_or_defined_already_is_not_extracted() -> None:
    for marked in (
        "use: { retries: { again: { delay: P<|>T1S } } }\ndo: [{ a: { set: {} } }]",
        "use: { functions: { f: { se<|>t: {} } } }\ndo: [{ a: { call: f } }]",
        "use: { functions: { f: { set: {} } } }\ndo: [{ a: { call: <|>f } }]",
        "do: [{ a: { call: <|>unknown } }]",
    ):
        _, found = offered(HEAD + marked)
        assert [assist.title for assist in found if assist.kind == "refactor.extract"] == []


def test_inlining_takes_the_last_use_with_its_definition() -> None:
    marked = HEAD + (
        "use:\n  timeouts:\n    soon: { after: PT1S }\n    late: { after: PT9S }\n"
        "do:\n  - a: { set: {}, timeout: so<|>on }\n  - b: { set: {}, timeout: late }\n"
    )
    same(
        carried_out(marked, "inline timeout 'soon' and remove its definition"),
        HEAD + "use:\n  timeouts:\n    late: { after: PT9S }\n"
        "do:\n  - a: { set: {}, timeout: { after: PT1S } }\n  - b: { set: {}, timeout: late }\n",
    )
    again = marked.replace("timeout: late", "timeout: soon")
    assert "soon: { after: PT1S }" in carried_out(again, "inline timeout 'soon'")


def test_inlining_a_function_keeps_what_its_call_says_of_the_flow() -> None:
    made = carried_out(
        HEAD
        + "use: { functions: { wait-a-bit: { wait: PT1S } } }\ndo:\n  - a:\n      call: wait-<|>a-bit\n      then: end\n",
        "inline task 'wait-a-bit'",
    )
    same(made, HEAD + "do:\n  - a:\n      wait: PT1S\n      then: end\n")


def test_a_call_with_arguments_is_not_inlined() -> None:
    _, found = offered(HEAD + "use: { functions: { f: { set: {} } } }\ndo: [{ a: { call: <|>f, with: { x: 1 } } }]")
    assert [assist.title for assist in found if assist.kind == "refactor.inline"] == []


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("wrap in 'do'", "      do:\n        - doPay:\n            set: { a: 1 }   # note\n"),
        ("wrap in 'try'", "      try:\n        - doPay:\n            set: { a: 1 }   # note\n      catch:\n        errors:\n          with:\n            status: 500\n"),
        ("wrap in 'for'", "      for:\n        each: item\n        in: ${ .items }\n      do:\n        - doPay:\n            set: { a: 1 }   # note\n"),
    ],
)  # fmt: skip
def test_a_task_is_wrapped_where_it_stands(title: str, inside: str) -> None:
    made = carried_out(
        HEAD
        + "do:\n  # the payment\n  - pay:   # now\n      if: ${ .x }\n      s<|>et: { a: 1 }   # note\n      then: end\n",
        title,
    )
    same(made, HEAD + "do:\n  # the payment\n  - pay:   # now\n      if: ${ .x }\n" + inside + "      then: end\n")


def test_selected_tasks_are_wrapped_together_unless_ways_lead_across() -> None:
    text = HEAD + "do:\n  - a: { set: {} }\n  - <[b: { set: {}%s }\n  - c: { ]>set: {} }\n  - d: { set: {} }\n"
    made = carried_out(text % "", "wrap in 'try' (2 tasks)")
    assert "  - group:\n      try:\n        - b: { set: {} }\n        - c: { set: {} }\n      catch:\n" in made
    _, found = offered(text % ", then: d")
    assert not [assist for assist in found if assist.title.startswith("wrap")]


@pytest.mark.parametrize(
    ("written", "title", "expected"),
    [
        ("functionRef: <|>f", "write 'functionRef' as a mapping with 'refName'", "functionRef:\n          refName: f"),
        ("functionRef: {refName: <|>f}", "write 'functionRef' as 'f' alone", "functionRef: f"),
    ],
)
def test_references_have_a_long_and_a_short_form(written: str, title: str, expected: str) -> None:
    frame = (
        HEAD_0
        + "functions: [{name: f, operation: a#b}]\nstates:\n  - name: s\n    type: operation\n    actions:\n      - %s\n    end: true\n"
    )
    same(carried_out(frame % written, title), frame % expected)


def test_a_transition_and_an_end_have_a_long_and_a_short_form() -> None:
    frame = (
        HEAD_0
        + "states:\n  - {name: s, type: inject, data: {}, transition: %s}\n  - {name: t, type: inject, data: {}, end: %s}\n"
    )
    same(carried_out(frame % ("<|>t", "true"), "write 'transition' as"), frame % ("{ nextState: t }", "true"))
    same(carried_out(frame % ("{nextState: <|>t}", "true"), "write 'transition' as"), frame % ("t", "true"))
    same(carried_out(frame % ("t", "tr<|>ue"), "write 'end' as"), frame % ("t", "{ terminate: false }"))
    same(carried_out(frame % ("t", "{ termi<|>nate: false }"), "write 'end: true'"), frame % ("t", "true"))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("PT1M30S", "{ minutes: 1, seconds: 30 }"),
        ("P2DT3H", "{ days: 2, hours: 3 }"),
        ("PT0.25S", "{ milliseconds: 250 }"),
    ],
)
def test_durations_are_written_both_ways(text: str, units: str) -> None:
    frame = HEAD + "do: [{ a: { wait: %s } }]\n"
    same(carried_out(frame % f"<|>{text}", "write '"), frame % units)
    same(carried_out(frame % units.replace("{ ", "{ <|>"), "write '"), frame % text)


def test_arguments_follow_the_version() -> None:
    frame = "document: { dsl: %s, namespace: n, name: n, version: 1.0.0 }\ndo: [{ a: { run: { shell: { command: x, arguments: %s } } } }]\n"
    same(carried_out(frame % ("1.0.3", "{ <|>a: 1 }"), "write 'arguments' as a list"), frame % ("1.0.3", "['1']"))
    made = carried_out(frame % ("1.0.0", "[<|>b]"), "write 'arguments' as a mapping")
    same(made, frame % ("1.0.0", "{ argument1: b }"))


def _comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?:^|\s)#[^\n]*", text))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_nothing_gets_worse_anywhere_in_the_examples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = Document.open(text, path=path.name)
    before = Counter(one.code for one in lint(document) if one.severity <= Severity.WARNING)
    offsets = [match.start() for match in re.finditer(r"(?<=[\s\[{,:])[\w'\"]", text)]
    seen = set()
    for offset in offsets[:: max(1, len(offsets) // 60)]:
        for assist in assists(document, offset, offset):
            if assist in seen:
                continue
            seen.add(assist)
            made = apply(text, assist.edits)
            after = Counter(
                one.code for one in lint(Document.open(made, path=path.name)) if one.severity <= Severity.WARNING
            )
            assert not after - before, (assist.title, made)
            assert _comments(text) == _comments(made) or path.suffix == ".json", (assist.title, made)
    assert seen or "0.x" in path.parts


def test_json_is_refactored_as_json() -> None:
    text = json.dumps(
        {
            "document": {"dsl": "1.0.3", "namespace": "n", "name": "n", "version": "1.0.0"},
            "do": [{"ask": {"try": [{"a": {"set": {"b": 1}}}], "catch": {"retry": {"delay": "PT1S"}}}}],
        },
        indent=2,
    )
    document = Document.open(text, path="flow.json")
    at = text.index('"PT1S"')
    assist = next(one for one in assists(document, at, at) if one.kind == "refactor.extract")
    value = json.loads(apply(text, assist.edits))
    assert value["use"] == {"retries": {"askRetry": {"delay": "PT1S"}}}
    assert value["do"][0]["ask"]["catch"] == {"retry": "askRetry"}
    assert list(value) == ["document", "use", "do"]


def test_extracting_and_inlining_gives_back_what_was_there() -> None:
    marked = (
        HEAD
        + "do:\n  - pay:\n      try: [{ ask: { set: {} } }]\n      catch:\n        retry:\n          delay: <|>PT3S\n"
    )
    text, _, _ = unmarked(marked)
    out = carried_out(marked, "extract")
    at = out.index("retry: payRetry") + 8
    document = Document.open(out, path="flow.yaml")
    back = next(one for one in assists(document, at, at) if one.kind == "refactor.inline")
    assert YAML(typ="safe").load(apply(out, back.edits)) == YAML(typ="safe").load(text)


def test_a_broken_place_is_left_alone() -> None:
    assert offered(HEAD + "do:\n  - a: { wait: <|>PT1S, 'x }\n")[1] == []


# -- what a workflow keeps in files of its own

SPLIT = "id: n\nspecVersion: '0.8'\nstart: s\n"
STATES = "states: [{name: s, type: operation, end: true, actions: [{functionRef: f}]}]\n"


def brought_in(files: dict[str, str], uri: str = "file:///w/flow.yaml") -> str | None:
    """The workflow after its section was brought in; None where that is not offered."""
    workspace, cursors, _ = workspace_of(files)
    document = workspace.members[uri].document
    (at,) = cursors[uri]
    found = [one for one in assists(document, at, at, workspace=workspace, uri=uri) if one.title.startswith("bring")]
    return apply(document.text, found[0].edits) if found else None


def test_functions_come_from_their_file_with_their_comments() -> None:
    made = brought_in(
        {
            "file:///w/flow.yaml": f"{SPLIT}functions: <|>defs.yaml # all of them\n{STATES}",
            "file:///w/defs.yaml": "functions:\n- name: f # the one\n  # where\n  operation: api.json#g\n- name: h\n  operation: api.json#h\n",
        }
    )
    assert made is not None
    assert "# all of them" in made
    assert "name: f # the one" in made
    assert "# where" in made
    value = YAML(typ="safe").load(made)
    assert value["functions"] == [{"name": "f", "operation": "api.json#g"}, {"name": "h", "operation": "api.json#h"}]
    assert YAML(typ="safe").load(STATES)["states"] == value["states"]


@pytest.mark.parametrize(
    ("section", "file", "content"),
    [
        ("functions", "defs.json", '{"functions": [{"name": "f", "operation": "api.json#g"}]}'),
        ("retries", "r.yaml", "retries:\n  - {name: r, delay: PT1S}\n"),
        ("constants", "c.yaml", "limit: 3\nnames: [a, b]\n"),
        ("secrets", "s.yaml", "secrets: [s]\n"),
        ("timeouts", "t.yaml", "timeouts:\n  actionExecTimeout: PT5S\n"),
        ("errors", "e.yaml", "errors:\n  - {name: e, code: '1'}\n"),
        ("auth", "a.json", '{"auth": [{"name": "a", "scheme": "basic", "properties": "s"}]}'),
        ("events", "v.json", '{"events": [{"name": "v", "type": "t", "source": "s"}]}'),
    ],
)
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_every_section_can_be_brought_in(section: str, file: str, content: str, form: str) -> None:
    head = {"id": "n", "specVersion": "0.8", "start": "s", section: file}
    whole = {**head, "states": [{"name": "s", "type": "inject", "data": {"x": 1}, "end": True}]}
    text = (
        json.dumps(whole, indent=2)
        if form == "json"
        else "".join(f"{key}: {json.dumps(one)}\n" for key, one in whole.items())
    )
    uri = f"file:///w/flow.{form}"
    made = brought_in({uri: text.replace(file, f"<|>{file}"), f"file:///w/{file}": content}, uri)
    assert made is not None
    kept = YAML(typ="safe").load(content)
    assert YAML(typ="safe").load(made) == {**whole, section: kept if section == "constants" else kept[section]}
    if form == "json":
        assert json.loads(made)


def test_what_is_not_there_or_would_mean_something_else_is_not_brought_in() -> None:
    flow = f"{SPLIT}functions: <|>defs/defs.yaml\n{STATES}"
    kept = "functions: [{name: f, operation: api.json#g}]\n"
    assert brought_in({"file:///w/flow.yaml": flow}) is None
    assert brought_in({"file:///w/flow.yaml": flow, "file:///w/defs/defs.yaml": kept}) is None
    web = kept.replace("api.json", "https://a.b/api.json")
    assert brought_in({"file:///w/flow.yaml": flow, "file:///w/defs/defs.yaml": web}) is not None
