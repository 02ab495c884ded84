"""Snippets: each is read, fits where it says, and is a valid workflow's part when expanded with its defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ide.accept import accepted, expanded

from swls.dialects import DIALECTS
from swls.ide.completion import complete
from swls.ide.snippets import Snippet, load_snippets
from swls.ide.template import template
from swls.lint import Severity, lint
from swls.model import Document
from swls.schema import load, message, walk
from swls.syntax import read

if TYPE_CHECKING:
    from swls.ide.item import Item

ALL = [(dialect, one) for dialect in DIALECTS for one in load_snippets(dialect.generation)]


@pytest.mark.parametrize(("dialect", "snippet"), ALL, ids=[f"{d.generation}-{s.prefix}" for d, s in ALL])
@pytest.mark.parametrize("style", ["yaml", "flow", "json"])
def test_a_snippet_is_valid_with_its_defaults(dialect: object, snippet: Snippet, style: str) -> None:
    generation, latest = dialect.generation, dialect.latest
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
    view = language.view(snippet.since or latest)
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


# Where a value of a definition stands, as a mapping that is empty yet.
PLACES = {
    "task": "do:\n  - a:\n      <|>\n",
    "task-list": "do:\n  <|>\n",
    "use": "use:\n  <|>\n",
    "retry-policy": "use:\n  retries:\n    a:\n      <|>\n",
    "authentication": "use:\n  authentications:\n    a:\n      <|>\n",
    "extension": "use:\n  extensions:\n    - a:\n        <|>\n",
}
HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"


@pytest.mark.parametrize("snippet", load_snippets("1"), ids=[one.prefix for one in load_snippets("1")])
def test_a_snippet_is_offered_where_it_fits_and_nowhere_else(snippet: Snippet) -> None:
    if snippet.where == "workflow":
        offered = complete(Document.open("", path="new.sw.yaml"), 0)
        item = next(one for one in offered if one.label == f"{snippet.name} (1.x)")
        assert expanded(item.text).startswith("document:")
        return
    text = HEAD + PLACES[snippet.where]
    at, text = text.index("<|>"), text.replace("<|>", "")
    item = offered_as(snippet, complete(Document.open(text), at))
    assert item is not None
    written = Document.open(accepted(text, item))
    structural = [one.message for one in lint(written) if one.code.startswith(("SW0", "SW1"))]
    wanted = {"'do'"} if "do:" not in written.text else set()
    assert all(any(word in message for word in wanted) for message in structural), structural
    inside = {"task-list": {"task"}}  # a new item of a list of tasks may be any task
    for where, other in PLACES.items():
        if where != snippet.where and snippet.where not in inside.get(where, ()):
            elsewhere = HEAD + other
            at, elsewhere = elsewhere.index("<|>"), elsewhere.replace("<|>", "")
            assert snippet.name not in [one.label for one in complete(Document.open(elsewhere), at)], where


def offered_as(snippet: Snippet, items: list[Item]) -> Item | None:
    """The item of a snippet: by its name, by the same name of a key, or whatever writes the same."""
    body = "".join(expanded(snippet.body).split())
    for one in items:
        if one.label in {snippet.name, snippet.name.lower()} or "".join(expanded(one.text).split()) == body:
            return one
    return None


@pytest.mark.parametrize(("version", "offered"), [("0.8", False), ("0.9", True)])
def test_a_snippet_is_offered_by_the_versions_that_have_what_it_writes(version: str, offered: bool) -> None:
    text = f"name: a\nversion: 1.0.0\nspecVersion: '{version}'\nfunctions:\n  - <|>\nstates: []\n"
    at = text.index("<|>")
    labels = {one.label for one in complete(Document.open(text.replace("<|>", ""), path="a.sw.yaml"), at)}
    assert ("Function that is an HTTP request" in labels) is offered
    assert ("Function of type openapi" in labels) is offered
    assert "Function of a gRPC method" in labels


def test_every_kind_of_task_has_a_snippet() -> None:
    kinds = {template(one.body).keys[0] for one in load_snippets("1") if one.where == "task"}
    assert kinds >= {"call", "do", "emit", "for", "fork", "listen", "raise", "run", "set", "switch", "try", "wait"}
    first = {template(one.body).first_line for one in load_snippets("1") if one.where == "task"}
    assert first >= {f"call: {kind}" for kind in ("http", "openapi", "grpc", "asyncapi", "a2a", "mcp")}
