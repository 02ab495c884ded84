"""Snippets: each is read, fits where it says, and is a valid workflow's part when expanded with its defaults."""

from __future__ import annotations

import pytest
from tests.ide.accept import expanded

from swls.dialects import DIALECTS
from swls.ide.snippets import Snippet, load_snippets
from swls.ide.template import template
from swls.lint import Severity, lint
from swls.model import Document
from swls.schema import load, message, walk
from swls.syntax import read

ALL = [(dialect, one) for dialect in DIALECTS for one in load_snippets(dialect.generation)]


@pytest.mark.parametrize(("dialect", "snippet"), ALL, ids=[f"{d.generation}-{s.prefix}" for d, s in ALL])
@pytest.mark.parametrize("style", ["yaml", "flow", "json"])
def test_a_snippet_is_valid_with_its_defaults(dialect: object, snippet: Snippet, style: str) -> None:
    generation, latest = dialect.generation, dialect.latest  # type: ignore[attr-defined]
    made = template(snippet.body)
    if style == "yaml":
        text = expanded(made.yaml("", snippet=True))
    else:
        text = expanded(made.flow(json_style=style == "json", indent="" if style == "json" else None, snippet=True))
    tree = read(text, "json" if style == "json" else "yaml")
    assert not tree.problems()
    if snippet.where == "resource":
        found = lint(Document.open(text, path="flow.json" if style == "json" else "flow.yaml"))
        assert [one.message for one in found if one.severity <= Severity.WARNING] == []
        return
    language = load(generation)
    view = language.view(latest)
    shape = view.shape(snippet.where)
    root = tree.roots[0]
    assert root.node is not None
    facts = walk(root.node, shape, view=view)
    stack, found = [facts], []
    while stack:
        group = stack.pop()
        found += [message(problem) for problem in group.problems]
        stack.extend(child for _, _, child in group.children)
    assert found == []


def test_prefixes_and_names_are_unique() -> None:
    for dialect in DIALECTS:
        snippets = load_snippets(dialect.generation)
        assert len({one.prefix for one in snippets}) == len(snippets)
        assert len({one.name for one in snippets}) == len(snippets)
