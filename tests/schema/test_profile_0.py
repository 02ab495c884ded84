"""What SonataFlow takes beyond the specification, and what even it takes no longer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.schema.documents_0 import runtime_files
from tests.shared import need_shared

from swls.lint import lint
from swls.model import Document
from swls.schema import load, walk
from swls.schema.along import shape_at
from swls.schema.messages import message
from swls.syntax import read

if TYPE_CHECKING:
    from swls.schema.facts import Facts, Problem

HEAD = "id: a\nspecVersion: '0.8'\nstart: A\n"
ACTION = "states:\n- {{name: A, type: operation, actions: [{{{}}}], end: true}}\n"
STATE = "states:\n- {name: A, type: inject, data: {}, end: true}\n"


def said(text: str, profile: str = "spec", root: str = "workflow", version: str = "0.8") -> list[str]:
    return [message(one) for one in found(text, profile, root, version)]


def found(text: str, profile: str, root: str, version: str) -> list[Problem]:
    view = load("0").view(version, profile=profile)
    node = read(text, "yaml").roots[0].node
    assert node is not None
    return list(below(walk(node, view.shape(root), view=view)))


def below(facts: Facts) -> list[Problem]:
    return [*facts.problems, *(one for _, _, child in facts.children for one in below(child))]


LIBERTIES = {
    "no version": "id: a\nstart: A\n" + STATE,
    "a number as version": "id: a\nspecVersion: 0.8\nversion: 1.0\nstart: A\n" + STATE,
    "booleans as text": HEAD + "states:\n- {name: A, type: inject, data: {}, end: {terminate: 'true'}}\n",
    "end as text": HEAD + "states:\n- {name: A, type: inject, data: {}, end: 'true'}\n",
    "no default": HEAD + "states:\n- {name: A, type: switch, dataConditions: [{condition: .a, end: true}]}\n",
    "arguments as expression": HEAD + ACTION.format("functionRef: {refName: f, arguments: .a}"),
    "arguments as list": HEAD + ACTION.format("functionRef: {refName: f, arguments: [1]}"),
    "an event without source": HEAD + "events: [{name: e, type: t}]\n" + STATE,
    "an event whose source is null": HEAD + "events: [{name: e, type: t, source: null}]\n" + STATE,
    "an event that nothing answers": HEAD + ACTION.format("eventRef: {triggerEventRef: e}"),
    "a function of a type of its own": HEAD + "functions: [{name: f, type: mine, operation: o}]\n" + STATE,
    "a default that is a name": HEAD + "states:\n- {name: A, type: switch, dataConditions: [], defaultCondition: A}\n",
}


@pytest.mark.parametrize("text", LIBERTIES.values(), ids=LIBERTIES)
def test_liberties(text: str) -> None:
    assert said(text, "sonataflow") == []
    assert len(said(text)) >= 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("states:\n- {name: A, type: operaton, actions: [], end: true}\n", "did you mean 'operation'?"),
        ("states:\n- {name: A, type: operation, actions: []}\n", "state 'A' needs one of end, transition"),
        ("states:\n- {name: A, type: inject, data: {}, end: {terminate: 'yes'}}\n", "'terminate' must be"),
        ("functions: [{nam: f, operation: o}]\n" + STATE, "did you mean 'name'?"),
    ],
)
def test_mistakes_stay_mistakes(text: str, words: str) -> None:
    [only] = said(HEAD + text, "sonataflow")
    assert words in only


def test_the_embedded_workflow_needs_no_head() -> None:
    assert said(STATE, "sonataflow", "flow") == []
    assert said("start: A\n", "sonataflow", "flow") == ["the workflow needs 'states'"]


def operation(profile: str, type_: str = "custom") -> Any:
    text = HEAD + f"functions:\n- name: f\n  type: {type_}\n  operation: x\n" + STATE
    view = load("0").view("0.8", profile=profile)
    [shape] = shape_at(read(text, "yaml").roots[0].node, ["functions", 0, "operation"], view.root, view)
    return shape


@pytest.mark.parametrize(
    "text",
    [
        "rest:get:/path", "rest:POST:/publish/{type}/{number}", "service:java:org.acme.A::b",
        "service:org.acme.A::b",
        "knative:services.v1.serving.knative.dev/ns/name?path=/p&asCloudEvent=true", "knative:ns/name",
        "camel:direct:words", "script:python", "sysout", "sysout:INFO",
    ],
)  # fmt: skip
def test_forms_of_custom_operations(text: str) -> None:
    forms = operation("sonataflow").annotations["x-forms"]
    matching = [form["label"] for form in forms if re.search(form["pattern"], text)]
    assert len(matching) == 1
    assert all(form["description"] for form in forms)


@pytest.mark.parametrize("text", ["rest:/path", "service:java:A", "sysout:LOUD", "camel:seda:x", "rest:get:"])
def test_what_begins_like_a_form_and_is_none(text: str) -> None:
    forms = operation("sonataflow").annotations["x-forms"]
    assert any(text.startswith(form["starts"]) for form in forms)
    assert not any(re.search(form["pattern"], text) for form in forms)


def test_the_forms_are_those_of_custom_functions_of_that_runtime_only() -> None:
    assert "x-forms" not in operation("spec").annotations
    assert "x-forms" not in operation("sonataflow", "rest").annotations
    assert [value.value for value in operation("sonataflow").values][:2] == ["sysout", "sysout:TRACE"]


def test_operations_of_the_corpus_have_a_form_or_a_type_of_their_own() -> None:
    need_shared("corpus")
    forms = operation("sonataflow").annotations["x-forms"]
    written = {
        function["operation"]
        for document in runtime_files().values()
        for function in (document.get("functions") or [])
        if isinstance(function, dict) and function.get("type") == "custom"
    }
    other = {one for one in written if not any(re.search(form["pattern"], one) for form in forms)}
    assert other == {"dmn", "rpc:division"}  # types that these projects add themselves


def test_the_showcase_of_another_age_is_said_to_be_so() -> None:
    need_shared("corpus")
    old = {name: one for name, one in runtime_files().items() if "github-showcase" in name}
    assert old
    view = load("0").view("0.8", profile="sonataflow")
    for name, document in old.items():
        node = read(json.dumps(document), "json").roots[0].node
        assert node is not None
        kinds = {one.kind for one in below(walk(node, view.root, view=view))}
        assert kinds <= {"removed-in-version"}, name
        assert bool(kinds) == name.startswith("kubecon-github-showcase/1.0.x"), name


def test_what_was_any_name_before_is_told_its_form() -> None:
    text = (
        "name: a\nversion: 1.0.0\nspecVersion: '0.9'\nstart: get-it\n"
        "states: [{name: Get It, type: inject, data: {a: 1}, end: true}]\n"
    )
    said = [one.message for one in lint(Document.open(text, path="flow.yaml")) if one.code == "SW802"]
    assert said == [
        (
            "'Get It' is no name of lower-case letters and digits with single hyphens between them; "
            "version 0.8 took any, this document is judged as 0.9"
        )
    ]
