"""A text that was judged is let go of at once when another takes its place, not when the collector comes by."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from swls.lint import lint
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.suffix in {".yaml", ".json"})


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_document_goes_with_the_last_who_holds_it(path: Path) -> None:
    document = Document.open(path.read_text(encoding="utf-8"), path=path.name, certain=True)
    found = lint(document)
    tree = weakref.ref(document.tree)
    del document
    assert tree() is None or any(one.mend is not None for one in found)
    assert all(isinstance(one.fixes, tuple) for one in found)
    assert tree() is None
    assert all(one.message for one in found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_keystroke_replaces_the_document_before(path: Path) -> None:
    document = Document.open(path.read_text(encoding="utf-8"), path=path.name, certain=True)
    lint(document)
    for _ in range(3):
        before = weakref.ref(document.tree)
        middle = document.text.rfind("\n", 0, len(document.text) // 2)
        document = document.edit(middle, middle, "x")
        _ = document.flow, document.symbols
        lint(document, syntax=())
        assert before() is None


def test_facts_that_no_text_has_any_more_are_not_kept() -> None:
    tasks = "".join(f"  - task{number}: {{set: {{a: {number}}}}}\n" for number in range(400))
    document = Document.open(
        f"document: {{dsl: 1.0.0, namespace: a, name: b, version: 1.0.0}}\ndo:\n{tasks}", path="a.yaml"
    )
    kept = []
    for _ in range(300):
        lint(document, syntax=())
        kept.append(len(document.units[0].memory.facts))
        at = document.text.index("task200") + 7
        document = document.edit(at, at, "x")
    assert max(kept) < 2 * kept[0]
