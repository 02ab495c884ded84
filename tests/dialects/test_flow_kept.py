"""The graph of an edited text is the graph of that text, and what did not change is not made again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bench.workflows import workflow

from swls.dialects import v0_flow, v1_flow
from swls.model import Document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
ALIASES = HEAD + (
    "use: {retries: {soon: &soon {delay: PT1S}}, errors: {late: {type: t, status: 500}},"
    " extensions: [{watch: {extend: set, before: [{w: {wait: PT1S}}]}}]}\n"
    "do:\n  - a: &first {set: {x: 1}, then: c}\n  - b: *first\n"
    "  - c:\n      try:\n        - d: {raise: {error: late}}\n      catch: {retry: soon, then: a}\n"
    "  - e: {fork: {branches: [{f: {do: [{g: *first}, {h: {set: {y: 2}, then: g}}]}}, {i: {listen: {to: {any: []}}}}]}}\n"
)
SPLICES = (
    "x", "\n", ": ", "c", "then: c", "  - a: {set: {x: 1}, then: d}\n", "  - name: q\n    type: sleep\n    end: true\n",
    "- ", "'", "&first ", "*first", "status: 400\n", "{", "transition: state3\n", "state3",
)  # fmt: skip
TEXTS = {
    "aliases": ALIASES,
    "every task": (EXAMPLES / "every-task.yaml").read_text(encoding="utf-8"),
    "extension": (EXAMPLES / "audit-extension.yaml").read_text(encoding="utf-8"),
    "trip": (EXAMPLES / "0.x" / "trip.sw.json").read_text(encoding="utf-8"),
    "resource": (EXAMPLES / "0.x" / "greeting-resource.yaml").read_text(encoding="utf-8"),
    "1.0": workflow("1.0", "yaml", 5_000),
    "0.8": workflow("0.8", "yaml", 5_000),
    "0.8 json": workflow("0.8", "json", 5_000),
}


@pytest.mark.parametrize("name", TEXTS)
def test_after_any_edits_it_is_that_of_a_fresh_text(name: str, bulk: bool) -> None:
    for seed in range(40 if bulk else 4):
        dice = random.Random(seed)
        document = Document.open(TEXTS[name])
        before = [document]
        for step in range(50):
            if dice.random() < 0.2:
                document = dice.choice(before)  # undone
            at = dice.randrange(len(document.text) + 1)
            end = min(len(document.text), at + dice.choice((0, 0, 0, 1, 6, 40)))
            document = document.edit(at, end, dice.choice(SPLICES))
            before.append(document)
            if step % 3:
                fresh = Document.open(document.text, format=document.format)
                assert [unit.flow for unit in document.units] == [unit.flow for unit in fresh.units]


def test_a_definition_that_is_named_shows_where_it_is_named() -> None:
    document = Document.open(ALIASES)
    assert document.flow is not None
    at = document.text.index("500")
    flow = document.edit(at, at + 3, "418").flow
    assert flow is not None
    assert next(node for node in flow.nodes if node.name == "d").detail["error"]["status"] == 418
    at = document.text.index("PT1S")
    flow = document.edit(at, at + 4, "PT9S").flow
    assert flow is not None
    assert next(node for node in flow.nodes if node.kind == "catch").detail["retry"] == {"delay": "PT9S"}


def made(document: Document, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is described anew when the graph of a document is asked for."""
    found: list[str] = []
    with monkeypatch.context() as patch:
        for module in (v0_flow, v1_flow):
            describe = module.describe

            def told(kind: str, fields: object, definitions: object, describe: object = describe) -> object:
                found.append(kind)
                return describe(kind, fields, definitions)

            patch.setattr(module, "describe", told)
        assert document.flow is not None
    return found


@pytest.mark.parametrize("generation", ["1.0", "0.8"])
def test_an_edit_in_a_task_or_state_makes_that_one_anew(generation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(workflow(generation, "yaml", 40_000))
    everything = made(document, monkeypatch)
    at = document.text.index("note about step", len(document.text) // 2)
    assert 1 <= len(made(document.edit(at, at, "x"), monkeypatch)) <= 2
    assert len(everything) > 100


def test_an_edit_in_an_inner_list_makes_little_beside_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = "".join(f"        - in{number}: {{set: {{x: 1}}}}\n" for number in range(2_000))
    document = Document.open(f"{HEAD}do:\n  - a:\n      do:\n{inner}  - b:\n      do:\n{inner}")
    assert len(made(document, monkeypatch)) == 4_002
    at = document.text.index("x: 1", document.text.index("in1000"))
    assert len(made(document.edit(at, at, "y"), monkeypatch)) < 50
