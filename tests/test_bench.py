"""What the benchmarks measure is what they say: sound workflows of the size asked for, the same ones every time."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from bench.workflows import workflow, yaml_of

from swls.lint import lint
from swls.model import Document


@pytest.mark.parametrize("form", ["yaml", "json"])
@pytest.mark.parametrize("generation", ["1.0", "0.8"])
def test_generated_workflows_are_sound(generation: str, form: str) -> None:
    text = workflow(generation, form, 20_000)
    assert 15_000 < len(text) < 25_000
    assert text == workflow(generation, form, 20_000)
    document = Document.open(text, path=f"flow.{form}")
    assert document.is_workflow
    assert [finding.message for finding in lint(document)] == []
    assert "note about step" in text


def test_nested_workflows_to_draw_are_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parent.parent / "bench"))  # as for a script in it
    pictures = importlib.import_module("pictures")
    text = yaml_of(pictures.nested(100))
    document = Document.open(text, path="flow.yaml")
    assert [finding.message for finding in lint(document)] == []
    assert document.flow is not None
    assert 100 <= len(document.flow.nodes) <= 160


@pytest.mark.parametrize("generation", ["1.0", "0.8"])
def test_every_question_about_a_generated_workflow_is_answered(
    generation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parent.parent / "bench"))
    questions = importlib.import_module("questions")
    file = tmp_path / "flow.yaml"
    file.write_text(workflow(generation, "yaml", 6_000), encoding="utf-8")
    rows = questions.measure(file, 1)
    sizes = {row.what: row.answers for row in rows}
    assert sizes["definition"] == 1
    assert sizes["outline"] >= 3
    assert sizes["folding"] > 20
