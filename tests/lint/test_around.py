"""What rules can find out about other files: yes, no, or that nobody can know."""

from __future__ import annotations

from pathlib import Path

from swls.lint.around import Around
from swls.model import Document
from swls.model.folder import Limits, Shelf
from swls.model.uris import uri_of

FLOW = """\
id: a
specVersion: '0.8'
functions: lib/fs.json
events: missing.json
auth: https://example.com/auth.json
errors: [{name: e, code: '1'}]
secrets: [used, idle]
states:
  - name: S
    type: operation
    end: true
    actions:
      - functionRef: {refName: f, arguments: {k: '${ $SECRETS.used }'}}
      - functionRef: g
      - subFlowRef: b
      - subFlowRef: c
      - subFlowRef: {workflowId: b, version: '9'}
      - eventRef: {triggerEventRef: x, resultEventRef: y}
    onErrors: [{errorRef: e, end: true}, {errorRef: nope, end: true}]
"""
FUNCTIONS = '{"functions": [{"name": "f", "operation": "a#b"}, {"name": "spare", "operation": "a#c", "authRef": "e"}]}'


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def around(shelf: Shelf | None, path: Path) -> Around:
    document = Document.open(path.read_text(encoding="utf-8"), path=path.name)
    return Around(document, document.units[0], shelf.workspace if shelf is not None else None, uri_of(path))


def undeclared(found: Around) -> set[str]:
    return {use.name for use in found.place.unit.names.uses if found.undeclared(use)}


def test_with_the_files_at_hand(tmp_path: Path) -> None:
    root = folder(
        tmp_path, {"a.sw.yaml": FLOW, "lib/fs.json": FUNCTIONS, "b.sw.yml": "id: b\nversion: '1'\nspecVersion: '0.8'\n"}
    )
    found = around(Shelf([root]), root / "a.sw.yaml")
    assert undeclared(found) == {"g", "c", "nope"}
    last = [use for use in found.place.unit.names.uses if use.name == "b"][-1]
    assert [one.version for one in found.workflows(last) or ()] == ["1"]
    use = next(use for use in found.place.unit.names.uses if use.name == "g")
    assert found.nameable(use) == ["f", "spare"]
    assert found.nameable(last) == ["a", "b"]


def test_with_nothing_at_hand(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.sw.yaml": FLOW, "lib/fs.json": FUNCTIONS})
    found = around(None, root / "a.sw.yaml")
    assert undeclared(found) == {"nope"}
    assert [found.workflows(use) for use in found.place.unit.names.uses if use.name == "b"] == [None, None]
    assert found.file("lib/fs.json") is None


def test_what_is_used(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.sw.yaml": FLOW, "lib/fs.json": FUNCTIONS})
    flow = around(Shelf([root]), root / "a.sw.yaml")
    used = {symbol.name: flow.used(symbol) for symbol in flow.place.unit.names.of_kind("secret", "error")}
    # Two sections are not at hand: either may name the secret.
    assert used == {"e": True, "used": True, "idle": None}
    (root / "a.sw.yaml").write_text(FLOW.replace("events: missing.json\nauth: https://example.com/auth.json\n", ""))
    flow = around(Shelf([root]), root / "a.sw.yaml")
    used = {symbol.name: flow.used(symbol) for symbol in flow.place.unit.names.of_kind("secret")}
    assert used == {"used": True, "idle": False}


def test_a_section_knows_who_refers_to_it(tmp_path: Path) -> None:
    root = folder(tmp_path, {"a.sw.yaml": FLOW, "lib/fs.json": FUNCTIONS})
    document = Document.open(FUNCTIONS, path="fs.json", section="functions")
    part = Around(document, document.units[0], Shelf([root]).workspace, uri_of(root / "lib/fs.json"))
    symbols = {symbol.name: part.used(symbol) for symbol in document.symbols}
    assert symbols == {"f": True, "spare": None}
    alone = Around(document, document.units[0])
    assert [alone.used(symbol) for symbol in document.symbols] == [None, None]


def test_files(tmp_path: Path) -> None:
    root = folder(tmp_path / "w", {"a.sw.yaml": FLOW, "lib/a b.json": "{}", "lib/é.proto": ""})
    folder(tmp_path, {"outside.json": "{}"})
    (root / "link.json").symlink_to(tmp_path / "outside.json")
    found = around(Shelf([root]), root / "a.sw.yaml")
    assert found.file("lib/a b.json#x") is True
    assert found.file("lib/a%20b.json") is True
    assert found.file("./lib/é.proto") is True
    assert found.file("lib/none.json") is False
    for address in (
        "../outside.json",
        "link.json",
        "https://example.com/x.json",
        "/etc/passwd",
        "classpath:x.json",
        "http://[x",
        "",
    ):
        assert found.file(address) is None, address


def test_limits_leave_it_open_what_there_is(tmp_path: Path) -> None:
    flow = (
        "id: {}\nspecVersion: '0.8'\nstates: [{{name: S, type: operation, end: true, actions: [{{subFlowRef: z}}]}}]\n"
    )
    root = folder(tmp_path, {f"{name}.sw.yaml": flow.format(name) for name in "abc"})
    assert undeclared(around(Shelf([root]), root / "a.sw.yaml")) == {"z"}
    assert undeclared(around(Shelf([root], limits=Limits(files=2)), root / "a.sw.yaml")) == set()
    assert undeclared(around(Shelf([root], limits=Limits(bytes=20)), root / "a.sw.yaml")) == set()


def test_what_is_ignored_is_not_there(tmp_path: Path) -> None:
    flow = "id: {}\nspecVersion: '0.8'\nstates: []\n"
    root = folder(
        tmp_path,
        {"a.sw.yaml": flow.format("a"), "out/b.sw.yaml": flow.format("b"), ".gitignore": "out/\n", ".git/x": ""},
    )
    assert {identity.name for identity, _ in Shelf([root]).workspace().identities()} == {"a"}
