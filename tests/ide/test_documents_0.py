"""Resources of kind SonataFlow and extension documents: every feature, at true positions."""

from __future__ import annotations

import json

import pytest
from tests.ide.accept import accepted
from tests.ide.marks import unmarked

from swls.ide.completion import complete
from swls.ide.folding import folds
from swls.ide.highlight import highlights
from swls.ide.hover import hover
from swls.ide.navigation import definitions
from swls.ide.symbols import Outline, outline
from swls.lint import lint
from swls.lint.fixes import mend
from swls.model import Document
from swls.model.workspace import Workspace

RESOURCE = """\
# a resource
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
spec:
  flow:
    start: Greet
    functions:
      - name: log
        type: custom
        operation: sysout:INFO
    states:
      - name: Greet
        type: operation
        actions:
          - functionRef:
              refName: log
              arguments: {message: '${ .name }'}
        transition: Done
      - name: Done
        type: inject
        data: {greeted: true}
        end: true
"""
KPI = """\
extensionid: workflow-kpi-extension
workflowid: order
workflow:
  per:
    time: P1D
  maxDuration: PT1H
"""


def in_json(text: str) -> tuple[str, str]:
    from ruamel.yaml import YAML

    return json.dumps(YAML(typ="safe", pure=True).load(text), indent=2), "flow.json"


@pytest.fixture(params=["yaml", "json"])
def resource(request: pytest.FixtureRequest) -> Document:
    text, path = (RESOURCE, "flow.yaml") if request.param == "yaml" else in_json(RESOURCE)
    return Document.open(text, path=path)


def offered(marked: str, path: str = "flow.yaml") -> dict[str, str]:
    """What is offered at the cursor, with the text after accepting it."""
    text, [offset], _ = unmarked(marked)
    document = Document.open(text, path=path)
    return {item.label: accepted(text, item) for item in complete(document, offset)}


# -- resources


def test_a_resource_is_a_workflow_under_its_profile(resource: Document) -> None:
    [unit] = resource.units
    assert (unit.profile, unit.version, unit.root.path) == ("sonataflow", "0.8", ("spec", "flow"))
    assert lint(resource) == []


def test_findings_stand_where_they_are(resource: Document) -> None:
    at = resource.text.rindex("Done", 0, resource.text.index("Done") + 8)
    broken = resource.edit(at, at + 4, "Doen")
    found = next(one for one in lint(broken) if one.pointer == "/spec/flow/states/0/transition")
    assert broken.text[found.span.start : found.span.end].strip("\"'") == "Doen"
    assert "did you mean 'Done'?" in found.message
    assert mend(broken).document.text == resource.text


def test_structural_findings_stand_where_they_are(resource: Document) -> None:
    at = resource.text.index("refName")
    [found] = [one for one in lint(resource.edit(at, at + 7, "refNam")) if one.code == "SW101"]
    assert (found.span.start, found.pointer) == (
        at - (resource.format == "json"),
        "/spec/flow/states/0/actions/0/functionRef/refNam",
    )


def test_hover_in_a_resource(resource: Document) -> None:
    for word, words in (
        ("sysout:INFO", "log"),
        ("refName", "function"),
        ("operation: s", ""),
        ("functions", "services"),
    ):
        at = resource.text.find(word)
        if words:
            found = hover(resource, at + 2)
            assert found is not None
            assert words in found.text
            assert found.start <= at < found.end
    assert hover(resource, resource.text.index("kind") + 1) is None, "what is Kubernetes' own"


def test_names_in_a_resource(resource: Document) -> None:
    uri = "file:///flow"
    at = resource.text.index("Greet") + 2
    [found] = definitions(Workspace.of(resource, uri), uri, at)
    name = resource.text[found.name_start : found.name_end]
    assert name.strip("\"'") == "Greet"
    assert found.name_start > at
    assert [resource.text[one.start : one.end].strip("\"'") for one in highlights(resource, at)] == ["Greet", "Greet"]


def test_outline_and_folds_of_a_resource(resource: Document) -> None:
    def names(entries: list[Outline]) -> list[str]:
        return [name for one in entries for name in (one.name, *names(list(one.children)))]

    assert {"log", "Greet", "Done"} <= set(names(outline(resource)))
    first = resource.lines.position(resource.text.index("states"))[0]
    assert first in {fold.first for fold in folds(resource)}


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("transition: Done", "transition: <|>", "Done"),
        ("        data: {greeted: true}\n", "        <|>\n", "data"),
        ("operation: sysout:INFO", "operation: <|>", "sysout:LEVEL"),
        ("operation: sysout:INFO", "operation: <|>", "knative:services.v1.serving.knative.dev/namespace/name"),
        ("refName: log", "refName: <|>", "log"),
        ("  flow:\n", "  flow:\n    <|>\n", "timeouts"),
    ],
)
def test_completion_in_a_resource(old: str, new: str, label: str) -> None:
    assert label in offered(RESOURCE.replace(old, new, 1))


def test_completion_keeps_to_the_indentation_of_a_resource() -> None:
    after = offered(RESOURCE + "      <|>\n")["Inject state"]
    assert "\n      - name: Prepare\n        type: inject\n        data:\n          key: value\n" in after


def test_completion_in_a_resource_in_json() -> None:
    text, path = in_json(RESOURCE)
    after = offered(text.replace('"transition": "Done"', '"transition": "<|>"'), path)["Done"]
    assert after == text


def test_typing_a_resource_keeps_what_was_found() -> None:
    document = Document.open(RESOURCE, path="flow.yaml")
    lint(document)
    at = RESOURCE.index("greeted") + 3
    for _ in range(3):
        document = document.edit(at, at, "x")
        assert lint(document) == []
    fresh = Document.open(document.text, path="flow.yaml")
    assert [one.message for one in lint(document)] == [one.message for one in lint(fresh)]


# -- extension documents


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("extensionid: <|>", {"workflow-kpi-extension", "workflow-ratelimiting-extension"}),
        ("extensionid: workflow-kpi-extension\n<|>", {"workflowid", "currency", "workflow", "events", "functions", "states"}),
        (KPI + "  m<|>", {"maxInvoked", "avgDuration", "minCost"}),
        (KPI + "states:\n  - for: A\n    <|>", {"per", "maxExec", "avgCost"}),
        (KPI + "currency: <|>", {"EUR", "USD"}),
        ("extensionid: workflow-ratelimiting-extension\nworkflowid: a\nallInstances:\n  <|>", {"maxStates"}),
        ('{"extensionid": "workflow-kpi-extension", "workflow": {<|>}}', {"per", "maxCost"}),
    ],
)  # fmt: skip
def test_completion_in_extension_documents(marked: str, labels: set[str]) -> None:
    assert labels <= set(offered(marked, "kpi.json" if marked.startswith("{") else "kpi.yaml"))


def test_names_of_the_workflow_are_offered_to_its_extension() -> None:
    flow = "---\nid: order\nspecVersion: '0.8'\nstates:\n  - {name: Check, type: inject, data: {a: 1}, end: true}\n"
    assert "Check" in offered(KPI + "states:\n  - for: <|>\n" + flow)
    assert "order" in offered(KPI.replace("workflowid: order", "workflowid: <|>") + flow)


def test_whole_extension_documents_are_offered_in_an_empty_file() -> None:
    for label, shape in (
        ("KPI extension (0.x)", "extension-kpi"),
        ("Rate limiting extension (0.x)", "extension-ratelimiting"),
    ):
        text = offered("<|>", "order.sw.yaml")[label]
        document = Document.open(text, path="order.sw.yaml")
        assert document.units[0].shape_name == shape
        assert lint(document) == []


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("workflow-kpi", "indicators"),
        ("maxDuration", "How long it takes at most"),
        ("P1D", "1 day"),
        ("workflowid", "`id`"),
    ],
)
def test_hover_in_extension_documents(word: str, words: str) -> None:
    found = hover(Document.open(KPI, path="kpi.yaml"), KPI.index(word) + 1)
    assert found is not None
    assert words in found.text


def test_mistakes_in_extension_documents() -> None:
    def said(text: str) -> list[str]:
        return [one.message for one in lint(Document.open(text, path="kpi.yaml"))]

    assert said(KPI) == []
    [only] = said(KPI.replace("maxDuration: PT1H", "maxDuraton: PT1H"))
    assert "did you mean 'maxDuration'?" in only
    [only] = said(KPI.replace("  per:\n    time: P1D\n", ""))
    assert "needs 'per'" in only
    [only] = said(KPI.replace("PT1H", "1 hour"))
    assert "'1 hour' is no ISO 8601 duration" in only
