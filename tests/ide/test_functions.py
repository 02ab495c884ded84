"""Completion of the functions of jq: where a word of an expression stands, and nowhere else."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from tests.ide.marks import unmarked

from swls.expressions.jq_functions import FUNCTIONS
from swls.ide.completion import complete
from swls.model import Document

FLOW = """\
id: a
specVersion: '0.8'
start: A
functions: [{{name: f, type: expression, operation: {operation}}}]
states:
  - name: A
    type: switch
    dataConditions: [{{condition: {condition}, end: true}}]
    defaultCondition: {{end: true}}
    metadata: {{note: {note}}}
"""
TASK = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\ndo:\n  - a:\n      set: {b: '${ le<|> }'}\n"


def offered(marked: str, *, profile: str | None = None, snippets: bool = True) -> dict[str, str]:
    """What is offered of jq, by label: the text after accepting it."""
    text, [offset], _ = unmarked(marked)
    document = Document.open(text, path="flow.sw.yaml", profile=profile)
    items = [item for item in complete(document, offset, snippets=snippets) if item.detail == "jq"]
    return {item.label: text[: item.replace[0]] + item.text + text[item.replace[1] :] for item in items}


def flow(operation: str = ".", condition: str = "${ .a }", note: str = "''") -> str:
    return FLOW.format(operation=operation, condition=condition, note=note)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'${ .a | le<|> }'", "'${ .a | length }'"),
        ("'${ <|> }'", "'${ length }'"),
        ("'${ map(le<|>) }'", "'${ map(length) }'"),
        ('"${ le<|>n }"', '"${ length }"'),
    ],
)
def test_inside_braces(before: str, after: str) -> None:
    assert offered(flow(condition=before))["length"] == flow(condition=after)


@pytest.mark.parametrize(
    "condition",
    [
        "'${ .le<|> }'",
        "'${ \"a\"<|> }'",
        "'${ .a }'<|>",
        "'${ $le<|> }'",
        "'${ fn:le<|> }'",
        "'${ \"le<|> }'",
        "'le<|>'",
        "'${ .a } le<|>'",
        "'<|>'",
        r'"${ .a == \<|>"b\" }"',
    ],
)
def test_not_elsewhere(condition: str) -> None:
    assert offered(flow(condition=condition)) == {}
    assert offered(flow(note="'${ le<|> }'")) == {}


def test_bare_expressions() -> None:
    assert offered(flow(operation="'le<|>'"))["length"] == flow(operation="'length'")
    assert offered(flow(operation="'<|>'"))["length"] == flow(operation="'length'")
    assert offered(flow(condition="'le<|>'"), profile="sonataflow")["length"] == flow(condition="'length'")


def test_parameters_are_stops_where_the_client_has_them() -> None:
    marked = flow(condition="'${ su<|> }'")
    assert offered(marked)["sub(regex; text)"] == flow(condition="'${ sub(${1:regex}; ${2:text}) }'")
    assert offered(marked, snippets=False)["sub(regex; text)"] == flow(condition="'${ sub() }'")


def test_both_generations_and_no_other_language() -> None:
    assert "length" in offered(TASK)
    assert offered("expressionLang: jsonpath\n" + flow(condition="'${ le<|> }'")) == {}


def test_every_function_is_described_once() -> None:
    assert len({one.label for one in FUNCTIONS}) == len(FUNCTIONS)
    assert all(one.description.endswith(".") for one in FUNCTIONS)


@pytest.mark.skipif(shutil.which("jq") is None, reason="left out: jq is not on this machine")
def test_jq_has_them() -> None:
    done = subprocess.run(["jq", "-nr", "builtins[]"], capture_output=True, text=True, check=True)
    known = set(done.stdout.split())
    ours = {f"{one.name}/{len(one.parameters.split(';')) if one.parameters else 0}" for one in FUNCTIONS}
    assert {one for one in ours if not one.startswith("@")} <= known
