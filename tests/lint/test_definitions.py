"""What is missing can be defined, and everything else stays as it is, byte for byte."""

from __future__ import annotations

import json

import pytest

from swls.lint import Diagnostic, Settings, Severity, lint
from swls.lint.fixes import apply
from swls.model import Document

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}  # who\n"
ASK = "call: http\n          with: {method: get, endpoint: 'https://example.com'}\n"
TASKS = {
    "function": "do:\n  - a: {call: missing}  # calls\n",
    "retry": f"do:\n  - a:\n      try:\n        - b:\n          {ASK}      catch: {{retry: missing}}\n".replace(
        "- b:\n          call", "- b:\n            call"
    ).replace("\n          with", "\n            with"),
    "error": "do:\n  - a: {raise: {error: missing}}\n",
    "timeout": "timeout: missing\ndo:\n  - a: {wait: PT1S}\n",
    "catalog": "do:\n  - a: {call: 'log:1.0.0@missing'}\n",
    "secret": (
        "do:\n  - a:\n      call: http\n      with:\n        method: get\n"
        "        endpoint: {uri: 'https://example.com', authentication: {basic: {use: missing}}}\n"
    ),
    "authentication": (
        "do:\n  - a:\n      call: http\n      with:\n        method: get\n"
        "        endpoint: {uri: 'https://example.com', authentication: {use: missing}}\n"
    ),
}
STATES = {
    "function": "    type: operation\n    actions: [{functionRef: missing}]\n    end: true\n",
    "event": "    type: event\n    onEvents: [{eventRefs: [missing]}]\n    end: true\n",
    "retry": (
        "    type: operation\n    actions: [{functionRef: known, retryRef: missing}]\n    end: true\n"
        "functions: [{name: known, operation: 'a.json#b'}]\n"
    ),
    "error": (
        "    type: operation\n    actions: [{functionRef: known}]\n    onErrors: [{errorRef: missing, end: true}]\n"
        "    end: true\nfunctions: [{name: known, operation: 'a.json#b'}]\n"
    ),
    "auth": (
        "    type: operation\n    actions: [{functionRef: known}]\n    end: true\n"
        "functions: [{name: known, operation: 'a.json#b', authRef: missing}]\n"
    ),
    "state": "    type: inject\n    data: {a: 1}\n    transition: missing\n",
}
BOTH = [("v1", kind) for kind in TASKS] + [("v0", kind) for kind in STATES]


def text_of(dialect: str, kind: str) -> str:
    if dialect == "v1":
        return HEAD + TASKS[kind]
    return "id: a  # who\nspecVersion: '0.8'\nversion: '1.0'\nstart: A\nstates:\n  - name: A\n" + STATES[kind]


def objections(text: str, path: str) -> list[Diagnostic]:
    found = lint(Document.open(text, path=path), Settings(ignore=("SW220",)))
    return [one for one in found if one.severity <= Severity.WARNING]


@pytest.mark.parametrize(("dialect", "kind"), BOTH, ids=[f"{dialect}-{kind}" for dialect, kind in BOTH])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_missing_definition_is_made(dialect: str, kind: str, ending: str) -> None:
    text = text_of(dialect, kind).replace("\n", ending)
    found = objections(text, "a.yaml")
    assert [one.code[:3] for one in found] == ["SW2"], found
    fix = next(one for one in found[0].fixes if one.title.startswith("define"))
    made = apply(text, fix.edits)
    assert objections(made, "a.yaml") == []
    left = iter(made.split(ending))
    assert all(line in left for line in text.split(ending)), made
    assert ("\n" in made.replace("\r\n", "")) is (ending == "\n")


@pytest.mark.parametrize("kind", TASKS)
def test_in_json_it_is_json(kind: str) -> None:
    from ruamel.yaml import YAML

    text = json.dumps(YAML(typ="safe", pure=True).load(text_of("v1", kind)), indent=2)
    found = objections(text, "a.json")
    fix = next(one for one in found[0].fixes if one.title.startswith("define"))
    made = apply(text, fix.edits)
    json.loads(made)
    assert objections(made, "a.json") == []


def test_a_second_definition_joins_the_first() -> None:
    text = HEAD + "use:\n  errors:\n    # of ours\n    late: {type: 'https://a.b/late', status: 408}\n" + TASKS["error"]
    found = objections(text, "a.yaml")
    made = apply(text, next(one for one in found[0].fixes if one.title.startswith("define")).edits)
    assert "    # of ours\n    late: {type: 'https://a.b/late', status: 408}\n    missing:\n" in made


def test_a_section_in_another_file_is_left_alone() -> None:
    text = "id: a\nspecVersion: '0.8'\nfunctions: all.json\nstates:\n  - name: A\n" + STATES["function"]
    assert not [one for one in objections(text, "a.yaml") if one.code == "SW202"]
