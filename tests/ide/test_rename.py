"""Rename: everywhere, in the quotes that are there, and not where it would break something."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from tests.ide.marks import unmarked, workspace_of

from shared import ROOT, shared_path
from swls.ide.references import references
from swls.ide.rename import Prepared, Refused, Renamed, prepare, rename
from swls.model import Document
from swls.model.workspace import Workspace
from swls.syntax.editing import apply

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
HEAD_0 = "id: a\nname: A\nversion: '1'\nspecVersion: '0.8'\n"


def renamed(marked: str, new: str) -> str:
    """The text after a rename at the cursor."""
    text, cursors, _ = unmarked(marked)
    found = rename(Workspace.of(Document.open(text)), "", cursors[0], new)
    assert isinstance(found, Renamed), found
    return apply(text, found.edits.get("", []))


def refused(marked: str, new: str) -> str:
    text, cursors, _ = unmarked(marked)
    found = rename(Workspace.of(Document.open(text)), "", cursors[0], new)
    assert isinstance(found, Refused), found
    return found.reason


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("do:\n  - <|>a: {set: {}, then: a}\n  - b: {switch: [{c: {then: 'a'}}]} # a\n", "x", "do:\n  - x: {set: {}, then: x}\n  - b: {switch: [{c: {then: 'x'}}]} # a\n"),
        ("do: [{a: {set: {}, then: <|>a}}]", "x: y", "do: [{'x: y': {set: {}, then: 'x: y'}}]"),
        ("do:\n  - a: {set: {}, then: <|>a}\n", "a, b", "do:\n  - a, b: {set: {}, then: 'a, b'}\n"),
        ("do:\n  - a:\n      set: {}\n      then: <|>a\n", "yes", "do:\n  - 'yes':\n      set: {}\n      then: 'yes'\n"),
        ("do:\n  - \"a\": {set: {}, then: >-\n      <|>a}\n".replace(">-\n      <|>a", "'<|>a'"), 'say "x"', "do:\n  - \"say \\\"x\\\"\": {set: {}, then: 'say \"x\"'}\n"),
        ("use: {functions: {<|>f: {call: http}}}\ndo: [{a: {call: f}}, {f: {call: f}}]", "g", "use: {functions: {g: {call: http}}}\ndo: [{a: {call: g}}, {f: {call: g}}]"),
        ("use: {secrets: [s]}\ndo: [{a: {set: {x: '${ $secrets.<|>s + \"s\" }'}}}]", "t", "use: {secrets: [t]}\ndo: [{a: {set: {x: '${ $secrets.t + \"s\" }'}}}]"),
        ("do: [{a: {for: {each: n, in: .x}, while: $n > 1, do: [{b: {set: {x: '${ $<|>n }', n: n}}}]}}]", "item", "do: [{a: {for: {each: item, in: .x}, while: $item > 1, do: [{b: {set: {x: '${ $item }', n: n}}}]}}]"),
        ("do: [{a: {try: [], catch: {as: <|>e, when: $e.status == 1, do: []}}}]", "oops", "do: [{a: {try: [], catch: {as: oops, when: $oops.status == 1, do: []}}}]"),
        ("use: {catalogs: {c: {endpoint: x}}}\ndo: [{a: {call: log:1.0.0@<|>c}}, {b: {call: 'log:1.0.0@cc'}}]", "main", "use: {catalogs: {main: {endpoint: x}}}\ndo: [{a: {call: log:1.0.0@main}}, {b: {call: 'log:1.0.0@cc'}}]"),
        ("use: {errors: {e: {type: https://x, status: 400}}}\ndo: [{a: {raise: {error: <|>e}}}]", "f", "use: {errors: {f: {type: https://x, status: 400}}}\ndo: [{a: {raise: {error: f}}}]"),
    ],
)  # fmt: skip
def test_names_of_1(text: str, new: str, expected: str) -> None:
    assert renamed(HEAD + text, new) == HEAD + expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("do: [{a: {for: {in: .x}, while: $item > 1, do: [{b: {set: {x: '${ $<|>item }'}}}]}}]", "one", "do: [{a: {for: {each: one, in: .x}, while: $one > 1, do: [{b: {set: {x: '${ $one }'}}}]}}]"),
        (
            "do:\n  - a:\n      for:\n        in: .x # all\n      do:\n        - b: {set: {x: '${ $<|>index }'}}\n",
            "row",
            "do:\n  - a:\n      for:\n        in: .x # all\n        at: row\n      do:\n        - b: {set: {x: '${ $row }'}}\n",
        ),
        ("do: [{a: {try: [], catch: {when: $<|>error.status == 1, do: []}}}]", "oops", "do: [{a: {try: [], catch: {as: oops, when: $oops.status == 1, do: []}}}]"),
        (
            "do: [{a: {listen: {to: {any: []}}, foreach: {do: [{b: {set: {x: '${ $<|>item.data }'}}}]}}}]",
            "event",
            "do: [{a: {listen: {to: {any: []}}, foreach: {item: event, do: [{b: {set: {x: '${ $event.data }'}}}]}}}]",
        ),
        (
            "do: [{a: {for: {in: .x}, do: [{b: {for: {in: $item}, do: [{c: {set: {x: '${ $<|>item }'}}}]}}]}}]",
            "one",
            "do: [{a: {for: {in: .x}, do: [{b: {for: {each: one, in: $item}, do: [{c: {set: {x: '${ $one }'}}}]}}]}}]",
        ),
        (
            "do: [{a: {for: {in: .x}, do: [{b: {if: $item, for: {in: $<|>item}, do: [{c: {set: {x: '${ $item }'}}}]}}]}}]",
            "one",
            "do: [{a: {for: {each: one, in: .x}, do: [{b: {if: $one, for: {in: $one}, do: [{c: {set: {x: '${ $item }'}}}]}}]}}]",
        ),
        ("do: [{a: {for: {in: .x}, do: [{b: {set: {x: '${ $<|>item }'}}}]}}]", "item", "do: [{a: {for: {in: .x}, do: [{b: {set: {x: '${ $item }'}}}]}}]"),
    ],
)  # fmt: skip
def test_a_variable_that_has_its_usual_name_gets_it_written(text: str, new: str, expected: str) -> None:
    assert renamed(HEAD + text, new) == HEAD + expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("start: A\nstates:\n  - {name: <|>A, type: inject, data: {}, transition: {nextState: \"A\"}}\n", "B c", "start: B c\nstates:\n  - {name: B c, type: inject, data: {}, transition: {nextState: \"B c\"}}\n"),
        ("functions: [{name: f, operation: a#b}, {name: g, type: expression, operation: 'fn:f'}]\nstates: [{name: A, type: operation, end: true, actions: [{functionRef: <|>f}]}]", "h-1", "functions: [{name: h-1, operation: a#b}, {name: g, type: expression, operation: 'fn:h-1'}]\nstates: [{name: A, type: operation, end: true, actions: [{functionRef: h-1}]}]"),
        ("events: [{name: e, type: t, source: s}]\nstates: [{name: A, type: event, end: true, onEvents: [{eventRefs: [<|>e], actions: []}]}]", "f", "events: [{name: f, type: t, source: s}]\nstates: [{name: A, type: event, end: true, onEvents: [{eventRefs: [f], actions: []}]}]"),
        ("constants: {c: 1}\nstates: [{name: A, type: inject, data: {a: '${ $CONST.<|>c }'}, end: true}]", "limit", "constants: {limit: 1}\nstates: [{name: A, type: inject, data: {a: '${ $CONST.limit }'}, end: true}]"),
    ],
)  # fmt: skip
def test_names_of_0(text: str, new: str, expected: str) -> None:
    assert renamed(HEAD_0 + text, new) == HEAD_0 + expected


def test_json_stays_json() -> None:
    text = '{"document": {"dsl": "1.0.3"}, "do": [{"<|>a": {"set": {}, "then": "a"}}]}'
    assert json.loads(renamed(text, 'say "é"'))["do"] == [{'say "é"': {"set": {}, "then": 'say "é"'}}]


@pytest.mark.parametrize(
    ("text", "new", "reason"),
    [
        ("do: [{<|>a: {set: {}}}, {b: {set: {}}}]", "b", "there is a task 'b' already, in this list, in line 2"),
        ("do: [{<|>a: {set: {}, then: a}}]", "end", "'end' is a word of the language here"),
        ("do: [{<|>a: {set: {}}}]", "exit", "'exit' is a word of the language here"),
        ("do: [{a: {set: {}, then: <|>continue}}]", "x", "'continue' is a word of the language, not a name"),
        ("do: [{a: {set: {}, then: <|>nope}}]", "x", "'nope' is declared nowhere in this workflow"),
        ("do: [{a: {set: <|>{}}}]", "x", "there is no name here that can be changed"),
        ("do: [{<|>a: {set: {}}}]", " ", "a name cannot be empty"),
        ("do: [{<|>a: {set: {}}}]", "x\ny", "line breaks"),
        ("use: {secrets: [<|>s]}\ndo: [{a: {set: {x: '${ $secrets.s }'}}}]", "a b", "line 3 names it inside a text, where a name has only letters"),
        ("do: [{a: {for: {in: .x}, do: [{b: {set: {x: '${ $<|>item + $at }'}}}]}}]", "at", "'at' would mean something else in some of the 2 places"),
        ("do: [{a: {for: {in: .x, at: i}, do: [{b: {set: {x: '${ $<|>item + $i }'}}}]}}]", "i", "there is a variable 'i' already"),
        ("do: [{a: {for: &f {in: .x}, do: []}}, {b: {for: *f, do: [{c: {set: {x: '${ $<|>item }'}}}]}}]", "n", "the alias of an anchor stands for the name"),
        ("do: [{a: {for: {each: <|>n, at: i, in: .x}, do: []}}]", "i", "there is a variable 'i' already that can be read in the same place"),
        ("do: [{a: {for: {each: <|>n, in: .x}, do: [{b: {set: {x: '${ $n + $m }'}}}]}}]", "m", "'m' would mean something else in some of the 2 places"),
        ("use: {functions: {<|>f: {call: http, with: {method: get, endpoint: https://x}}}}\ndo: [{a: {call: f, with: {method: get, endpoint: https://x}}}]", "http", "'http' would mean something else in some of the 2 places"),
        ("document2: &x a\ndo: [{a: {set: {}}}, {b: {set: {}, then: *x}}, {c: {set: {}, then: <|>a}}]", "z", "the alias of an anchor stands for the name"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, new: str, reason: str) -> None:
    assert reason in refused(HEAD + text, new)


def test_the_same_name_in_another_list_is_no_hindrance() -> None:
    text = "do: [{<|>a: {do: [{b: {set: {}, then: b}}]}}]"
    assert renamed(HEAD + text, "b") == HEAD + "do: [{b: {do: [{b: {set: {}, then: b}}]}}]"


def test_prepare_shows_the_name_without_its_quotes() -> None:
    text, cursors, ranges = unmarked(HEAD + "do: [{'<[a<|> b]>': {set: {}}}]")
    assert prepare(Workspace.of(Document.open(text)), "", cursors[0]) == Prepared(*ranges[0], "a b")


FILES = {
    "file:///w/flow.sw.yaml": HEAD_0 + "functions: lib.json\nevents: [{name: e, type: t, source: s}]\nstates: [{name: A, type: operation, end: true, actions: [{functionRef: <|>f}, {subFlowRef: {workflowId: b, version: '2'}}]}]\n",
    "file:///w/lib.json": '{"functions": [{"name": "f", "operation": "a#b"}, {"name": "taken", "operation": "a#c"}]}',
    "file:///w/b1.sw.yaml": HEAD_0.replace("id: a", "id: b") + "states: []\n",
    "file:///w/b2.sw.json": '{"id": "<|>b", "version": "2", "specVersion": "0.8", "states": []}',
    "file:///w/other.sw.yaml": HEAD_0.replace("id: a", "id: c") + "functions: [{name: f, operation: a#b}]\nstates: []\n",
}  # fmt: skip


def test_across_files() -> None:
    workspace, cursors, _ = workspace_of(FILES)
    flow, lib = "file:///w/flow.sw.yaml", "file:///w/lib.json"
    found = rename(workspace, flow, cursors[flow][0], "a b")
    assert isinstance(found, Renamed)
    assert set(found.edits) == {flow, lib}
    texts = {uri: apply(workspace.members[uri].document.text, edits) for uri, edits in found.edits.items()}
    assert "functionRef: a b}" in texts[flow]
    assert json.loads(texts[lib])["functions"][0]["name"] == "a b"
    again = rename(workspace, flow, cursors[flow][0], "taken")
    assert again == Refused("there is a function 'taken' already, in line 1 of lib.json")


def test_a_sub_workflow_in_all_its_versions() -> None:
    workspace, cursors, _ = workspace_of(FILES)
    uri = "file:///w/b2.sw.json"
    found = rename(workspace, uri, cursors[uri][0], "pay")
    assert isinstance(found, Renamed)
    assert set(found.edits) == {uri, "file:///w/b1.sw.yaml", "file:///w/flow.sw.yaml"}
    for one, edits in found.edits.items():
        assert [edit.text.strip("\"'") for edit in edits] == ["pay"], one
    assert rename(workspace, uri, cursors[uri][0], "c") == Refused("there is a workflow 'c' already, in other.sw.yaml")


def texts() -> list[Path]:
    """Our examples, and a few of the real workflows where they are at hand."""
    found = [path for path in (ROOT / "examples").rglob("*") if path.suffix in {".yaml", ".json"}]
    corpus = shared_path("corpus")
    if corpus is not None:
        files = sorted(
            path for path in corpus.rglob("*") if path.suffix in {".yaml", ".yml", ".json"} and path.name != "index.csv"
        )
        found += random.Random(4).sample(files, 40)
    return found


def shape_of(document: Document) -> list[tuple[object, ...]]:
    """The flow graphs and the names of a document, without what things are called."""
    found: list[tuple[object, ...]] = []
    for unit in document.units:
        order = {node.id: index for index, node in enumerate(unit.flow.nodes)}
        found += [(order[edge.source], order[edge.target], edge.kind) for edge in unit.flow.edges]
        symbols = unit.names.symbols
        found += [(use.kinds, [symbols.index(one) for one in unit.names.meant(use)]) for use in unit.names.uses]
    return found


def test_there_and_back_leaves_everything_as_it_was(bulk: bool) -> None:
    chance = random.Random(7)
    tried = 0
    for path in texts():
        text = path.read_text(encoding="utf-8", errors="replace")
        document = Document.open(text, path=path.name)
        workspace = Workspace.of(document)
        places = [(symbol.start, symbol.end) for symbol in document.symbols]
        places += [(use.start, use.end) for unit in document.units for use in unit.names.uses if not use.literal]
        shape = shape_of(document) if places else []
        for start, _ in places if bulk else chance.sample(places, min(4, len(places))):
            offset = start + 1
            prepared = prepare(workspace, "", offset)
            if isinstance(prepared, Refused):
                continue
            count = len(references(workspace, "", offset))
            done = rename(workspace, "", offset, "zzRenamed7")
            if isinstance(done, Refused):
                assert "zzRenamed7" in done.reason or "alias" in done.reason, (path, prepared, done)
                continue
            tried += 1
            after = document.edit(0, len(text), apply(text, done.edits[""]))
            assert shape_of(after) == shape, (path, prepared)
            shift = sum(len(e.text) - (e.end - e.start) for e in done.edits[""] if e.end <= prepared.start)
            there = Workspace.of(after)
            assert len(references(there, "", offset + shift)) == count, (path, prepared)
            back = rename(there, "", offset + shift, prepared.name)
            assert isinstance(back, Renamed), (path, prepared, back)
            assert apply(after.text, back.edits[""]) == text, (path, prepared)
    assert tried > 60
