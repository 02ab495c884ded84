"""Call hierarchy, links and lenses over files."""

from __future__ import annotations

from pathlib import Path

from tests.ide.marks import unmarked, workspace_of

from swls.ide.calls import Call, callers_at, incoming, outgoing
from swls.ide.lenses import lenses, places_named
from swls.ide.links import links
from swls.model import Document
from swls.model.folder import Shelf
from swls.model.uris import uri_of
from swls.model.workspace import Workspace

HEAD = "document: {dsl: 1.0.3, namespace: shop, name: %s, version: 1.0.0}\n"
HEAD_0 = "id: %s\nname: A\nversion: '1'\nspecVersion: '0.8'\n"
RUN = "run: {workflow: {namespace: shop, name: %s, version: 1.0.0}}"
FILES = {
    "file:///w/order.yaml": HEAD % "<|>order"
    + "use: {functions: {<|>f: {call: http, with: {}}, g: {do: [{x: {call: f}}]}}}\n"
    + f"do: [{{a: {{{RUN % 'pay'}}}}}, {{b: {{call: f}}}}, {{c: {{call: g}}}}, {{d: {{{RUN % 'pay'}}}}}]\n",
    "file:///w/pay.yaml": HEAD % "<|>pay" + "do: []\n",
    "file:///w/night.yaml": HEAD % "night" + f"do: [{{a: {{{RUN % 'pay'}}}}}]\n",
}


def told(workspace: Workspace, calls: list[Call], uri: str = "") -> list[tuple[str, str, int]]:
    return [(call.who.kind, call.who.name, len(call.spans)) for call in calls]


def test_calls_of_workflows_and_functions() -> None:
    workspace, cursors, _ = workspace_of(FILES)
    order, pay = "file:///w/order.yaml", "file:///w/pay.yaml"
    own, function = cursors[order]
    assert told(workspace, incoming(workspace, pay, cursors[pay][0])) == [
        ("workflow", "order", 2),
        ("workflow", "night", 1),
    ]
    assert told(workspace, outgoing(workspace, order, own)) == [
        ("workflow", "pay", 2),
        ("function", "f", 1),
        ("function", "g", 1),
    ]
    assert told(workspace, incoming(workspace, order, function)) == [("function", "g", 1), ("workflow", "order", 1)]
    text = workspace.members[order].document.text
    g = text.index("g: {do")
    assert told(workspace, outgoing(workspace, order, g)) == [("function", "f", 1)]
    (call,) = outgoing(workspace, order, g)
    assert [text[start:end] for start, end in call.spans] == ["f"]
    (prepared,) = callers_at(workspace, order, text.index("name: pay") + 6)
    assert (prepared.name, prepared.uri, prepared.detail) == ("pay", pay, "shop 1.0.0")
    assert callers_at(workspace, order, text.index("a: {run")) == []


def test_calls_of_0() -> None:
    files = {
        "file:///w/a.sw.yaml": HEAD_0 % "a" + "functions: lib.json\nstates: [{name: S, type: operation, end: true, actions: [{functionRef: <|>f}, {subFlowRef: b}]}]\n",
        "file:///w/lib.json": '{"functions": [{"name": "f", "operation": "x#y"}]}',
        "file:///w/b.sw.yaml": HEAD_0 % "b" + "states: []\n",
    }  # fmt: skip
    workspace, cursors, _ = workspace_of(files)
    uri = "file:///w/a.sw.yaml"
    assert told(workspace, incoming(workspace, uri, cursors[uri][0])) == [("workflow", "a", 1)]
    assert told(workspace, outgoing(workspace, uri, 4)) == [("function", "f", 1), ("workflow", "b", 1)]


def test_lenses_count_references_in_all_files() -> None:
    workspace, _, _ = workspace_of(FILES)
    text = workspace.members["file:///w/order.yaml"].document.text
    found = lenses(workspace, "file:///w/order.yaml")
    assert [one.start for one in found if one.diagram] == [0]
    named = [one for one in found if not one.diagram]
    counts = [len(places_named(workspace, "file:///w/order.yaml", one.start)) for one in named]
    assert list(zip([text[one.start : one.end] for one in named], counts, strict=True)) == [
        ("order", 0),
        ("f", 2),
        ("g", 1),
    ]
    (lens,) = [one for one in lenses(workspace, "file:///w/pay.yaml") if not one.diagram]
    assert len(places_named(workspace, "file:///w/pay.yaml", lens.start)) == 3


def test_links_lead_to_files_that_are_there_and_nowhere_else(tmp_path: Path) -> None:
    root = tmp_path / "w"
    for name in ("specs/pets.yaml", "lib/fs.json", "out.yaml"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("{}", encoding="utf-8")
    (root / "alias.yaml").symlink_to(tmp_path / "secret.yaml")
    text, _, ranges = unmarked(
        HEAD_0 % "a"
        + "functions:\n"
        + "  - {name: f, operation: '<[specs/pets.yaml#get]>'}\n"
        + "  - {name: g, operation: ../secret.yaml#get}\n"
        + "  - {name: h, operation: none.yaml#get}\n"
        + "  - {name: i, operation: alias.yaml#get}\n"
        + "  - {name: j, operation: 'file:///etc/passwd#get'}\n"
        + '  - {name: k, operation: "<[https://example.com/x.json#get]>"}\n'
        + "events: <[lib/fs.json]>\nstates: []\n"
    )
    path = root / "a.sw.yaml"
    path.write_text(text, encoding="utf-8")
    found = links(Shelf([root]).workspace(), uri_of(path))
    assert [(link.start, link.end) for link in found] == ranges
    assert [link.target for link in found] == [
        uri_of(root / "specs/pets.yaml"),
        "https://example.com/x.json#get",
        uri_of(root / "lib/fs.json"),
    ]


def test_links_of_1() -> None:
    text, _, ranges = unmarked(
        HEAD % "a"
        + "input: {schema: {resource: {endpoint: <[https://example.com/s.json]>}}}\n"
        + "do: [{a: {call: openapi, with: {document: {endpoint: '<[https://example.com/api.json]>'}, operationId: x}}},"
        + " {b: {call: openapi, with: {document: {endpoint: 'https://example.com/{id}.json'}, operationId: x}}},"
        + " {c: {call: openapi, with: {document: {endpoint: '${ .x }'}, operationId: x}}}]\n"
    )
    found = links(Workspace.of(Document.open(text)), "")
    assert [(link.start, link.end) for link in found] == ranges
