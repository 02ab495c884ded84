"""The files of 0.x that are no workflow: parts that a workflow refers to, and extension documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shared import ROOT

from swls.model.document import Document
from swls.schema import load, walk
from swls.syntax import read

if TYPE_CHECKING:
    from pathlib import Path

    from swls.schema import Facts

FILES = {
    "functions-file": ("functions: [{name: f, operation: 'a.yaml#b'}]", ("function", "f")),
    "events-file": ("events: [{name: e, type: t, source: s}]", ("event", "e")),
    "errors-file": ("errors: [{name: e, code: '404'}]", ("error", "e")),
    "retries-file": ("retries: [{name: r, maxAttempts: 3}]", ("retry", "r")),
    "auth-file": ("auth: [{name: a, properties: {token: '${ $SECRETS.t }'}}]", ("auth", "a")),
    "secrets-file": ("secrets: [s]", ("secret", "s")),
    "constants-file": ("limit: 3", ("constant", "limit")),
}
BROKEN = {
    "functions-file": "functions: [{name: f}]",
    "events-file": "events: [{name: e}]",
    "errors-file": "errors: {a: b}",
    "retries-file": "retries: [{name: r}]",
    "auth-file": "auth: [{name: a}]",
    "secrets-file": "secrets: [1]",
    "constants-file": "[a]",
    "timeouts-file": "timeouts: {eventTimeout: 5}",
    "extension-kpi": "{extensionid: workflow-kpi-extension, workflowid: w, states: [{for: A}]}",
    "extension-ratelimiting": "{extensionid: a, workflowid: w, allInstances: {maxStates: many}}",
    "extension": "{extensionid: 1}",
}


def facts(text: str, root: str) -> Facts:
    view = load("0").view("0.8")
    node = read(text, "yaml").roots[0].node
    assert node is not None
    return walk(node, view.shape(root), view=view)


def declared(found: Facts) -> list[tuple[str, str]]:
    own = [(one.kind, one.name) for one in found.declarations]
    return own + [one for _, _, child in found.children for one in declared(child)]


@pytest.mark.parametrize(("root", "text", "name"), [(root, *rest) for root, rest in FILES.items()])
def test_files_declare_their_names(root: str, text: str, name: tuple[str, str]) -> None:
    found = facts(text, root)
    assert found.problem_count == 0
    assert declared(found) == [name]


@pytest.mark.parametrize(("root", "text"), BROKEN.items())
def test_files_are_checked(root: str, text: str) -> None:
    assert facts(text, root).problem_count == 1


def test_timeouts_file() -> None:
    assert facts("timeouts: {workflowExecTimeout: {duration: PT1H, runBefore: A}}", "timeouts-file").problem_count == 0


def test_an_extension_document_is_no_workflow_although_it_has_states() -> None:
    text = "extensionid: workflow-kpi-extension\nworkflowid: w\nstates:\n- for: A\n  per: {time: P1D}\n"
    [unit] = Document.open(text, path="kpi.yaml").units
    assert unit.shape_name == "extension-kpi"
    assert unit.facts.problem_count == 0


def test_the_workflow_in_a_resource_needs_no_head() -> None:
    text = "kind: SonataFlow\nspec:\n  flow:\n    states: [{name: A, type: inject, data: {}, end: true}]\n"
    [unit] = Document.open(text, path="flow.yaml", profile="sonataflow").units
    assert unit.shape_name == "flow"
    assert unit.facts.problem_count == 0


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "0.x").glob("*.*")), ids=lambda path: path.name)
def test_the_examples_are_sound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    profile = "sonataflow" if "kind: SonataFlow" in text else "spec"
    [unit] = Document.open(text, path=path.name, profile=profile).units
    assert unit.facts.problem_count == 0
