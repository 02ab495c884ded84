"""Names are offered where they may stand: with what they name, the fitting ones first, also those of other files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.ide.accept import accepted
from tests.ide.marks import unmarked, workspace_of

from shared import need_shared
from swls.ide.completion import complete
from swls.ide.nearest import Nearest
from swls.lint import lint
from swls.model import Document

if TYPE_CHECKING:
    from swls.ide.item import Item

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
HEAD_0 = "id: a\nname: A\nversion: '1'\nspecVersion: '0.8'\n"
DEFINED = """\
functions: [{name: f, operation: 'a.json#b'}, {name: g, type: expression, operation: .x}]
events: [{name: ec, kind: consumed, type: t, source: s}, {name: ep, kind: produced, type: t}, {name: en, type: t, source: s}]
retries: [{name: r, maxAttempts: 3}]
errors: [{name: er, code: '1'}]
auth: [{name: au, scheme: basic, properties: s}]
secrets: [s]
constants: {limit: 3}
"""


def items(marked: str, path: str = "a.yaml") -> list[Item]:
    text, cursors, _ = unmarked(marked)
    return complete(Document.open(text, path=path), cursors[0])


def names(marked: str, path: str = "a.yaml") -> list[str]:
    return [item.label for item in items(marked, path) if item.kind in {"name", "variable"}]


def taken(marked: str, label: str, path: str = "a.yaml") -> str:
    text, _, _ = unmarked(marked)
    return accepted(text, next(item for item in items(marked, path) if item.label == label))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do:\n  - a: {set: {}}\n  - b:\n      set: {}\n      then: <|>\n  - c: {do: [{d: {set: {}}}]}\n", ["a", "c", "b"]),
        ("do: [{a: {do: [{b: {set: {}, then: <|>}}, {c: {set: {}}}]}}, {z: {set: {}}}]", ["c", "b"]),
        ("do:\n  - b:\n      switch:\n        - c:\n            then: <|>\n  - d: {set: {}}\n", ["d", "b"]),
        ("use: {functions: {f: {call: http}}, catalogs: {k: {endpoint: https://x}}}\ndo: [{a: {call: <|>}}]", ["f", "…@k"]),
        ("use: {retries: {r: {delay: PT1S}}}\ndo: [{a: {try: [], catch: {retry: <|>}}}]", ["r"]),
        ("use: {errors: {e: {type: x, status: 400}}}\ndo: [{a: {raise: {error: <|>}}}]", ["e"]),
        ("use: {timeouts: {t: {after: PT1S}}}\ntimeout: <|>\n", ["t"]),
        ("use: {authentications: {p: {basic: {use: s}}}, secrets: [s]}\ndo: [{a: {call: http, with: {endpoint: {uri: x, authentication: {use: <|>}}}}}]", ["p"]),
        ("use: {authentications: {p: {basic: {use: <|>}}}, secrets: [s]}\n", ["s"]),
        ("use: {secrets: [s, t]}\ndo: [{a: {set: {x: '${ $secrets.<|> }'}}}]", ["s", "t"]),
        ("do: [{a: {for: {each: n, in: .x}, do: [{b: {set: {x: '${ $<|> }'}}}]}}]", ["n", "index"]),
        ("do: [{a: {for: {each: n, in: .x}, do: []}}, {b: {set: {x: '${ $<|> }'}}}]", []),
        ("do: [{a: {try: [], catch: {as: oops, do: [{b: {set: {x: '${ $o<|> }'}}}]}}}]", ["oops"]),
    ],
)  # fmt: skip
def test_names_of_1(text: str, expected: list[str]) -> None:
    assert names(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start: <|>\nstates: [{name: S, type: inject}, {name: T, type: inject}]", ["S", "T"]),
        ("states: [{name: S, type: inject, transition: <|>}, {name: T, type: inject}]", ["T", "S"]),
        ("states: [{name: S, type: inject, transition: {nextState: <|>}}, {name: U, type: inject, usedForCompensation: true}, {name: T, type: inject}]", ["T", "U", "S"]),
        ("states: [{name: S, type: inject, compensatedBy: <|>}, {name: T, type: inject}, {name: U, type: inject, usedForCompensation: true}]", ["U", "T", "S"]),
        ("states: [{name: S, type: operation, actions: [{functionRef: <|>}]}]", ["f", "g"]),
        ("states: [{name: S, type: operation, actions: [{functionRef: {refName: <|>}}]}]", ["f", "g"]),
        ("states: [{name: S, type: event, onEvents: [{eventRefs: [<|>]}]}]", ["ec", "en", "ep"]),
        ("states:\n  - name: S\n    type: event\n    onEvents:\n      - eventRefs:\n        - ec\n        - <|>\n", ["ec", "en", "ep"]),
        ("states: [{name: S, type: inject, end: {produceEvents: [{eventRef: <|>}]}}]", ["ep", "ec", "en"]),
        ("states: [{name: S, type: operation, actions: [{eventRef: {triggerEventRef: <|>}}]}]", ["ep", "ec", "en"]),
        ("states: [{name: S, type: operation, actions: [{retryRef: <|>}]}]", ["r"]),
        ("states: [{name: S, type: operation, onErrors: [{errorRef: <|>}]}]", ["er"]),
        ("states: [{name: S, type: inject, data: {x: '${ fn:<|> }'}}]", ["g"]),
        ("states: [{name: S, type: inject, data: {x: '${ $SECRETS.<|> }', y: 1}}]", ["s"]),
        ("states: [{name: S, type: inject, data: {x: '${ $CONST.l<|> }'}}]", ["limit"]),
        ("states: [{name: S, type: inject, data: {x: '$CONST.<|>'}}]", []),
    ],
)  # fmt: skip
def test_names_of_0(text: str, expected: list[str]) -> None:
    assert names(HEAD_0 + DEFINED + text) == expected


def test_details_say_what_is_named_and_what_does_not_fit() -> None:
    found = {
        item.label: item.detail
        for item in items(HEAD_0 + DEFINED + "states: [{name: S, type: event, onEvents: [{eventRefs: [<|>]}]}]")
    }
    assert found == {"ec": "event, t", "en": "event, t", "ep": "event, t, kind is produced"}
    found = {
        item.label: item.detail
        for item in items(HEAD + "do:\n  - a: {call: http}\n  - b:\n      wait: PT1S\n      then: <|>\n")
    }
    assert found["a"] == "task, call http"
    assert found["b"] == "task, wait, this one itself"


def test_directives_say_what_they_do() -> None:
    found = {item.label: item.doc for item in items(HEAD + "do:\n  - a:\n      wait: PT1S\n      then: <|>\n")}
    assert "next task" in found["continue"]
    assert "this list" in found["exit"]
    assert "End the workflow" in found["end"]


def test_a_call_with_its_arguments() -> None:
    calls = "states:\n  - {name: A, type: operation, actions: [{functionRef: {refName: f, arguments: {id: 1, to name: 2}}}], end: true}\n"
    text = (
        HEAD_0
        + DEFINED
        + calls
        + "  - name: B\n    type: operation\n    end: true\n    actions:\n      - functionRef: <|>\n"
    )
    assert taken(text, "f(id, to name)").endswith(
        'functionRef: \n          refName: f\n          arguments:\n            id: ${ .id }\n            "to name": ${ .value }\n'
    )
    text = (
        HEAD
        + "use: {functions: {mail: {input: {schema: {document: {properties: {to: {}, text: {}}}}}, call: http, with: {method: get, endpoint: https://x}}}}\ndo:\n  - a:\n      <|>\n"
    )
    result = taken(text, "mail(to, text)")
    assert result.endswith("      call: mail\n      with:\n        to: ${ .to }\n        text: ${ .text }\n")
    assert not [one for one in lint(Document.open(result)) if one.severity.name == "ERROR"]


def test_calls_in_json() -> None:
    text = '{"id":"a","specVersion":"0.8","functions":[{"name":"f","operation":"a#b"}],"states":[{"name":"S","type":"operation","end":true,"actions":[{"functionRef":{"refName":"f","arguments":{"id":1}}},{"functionRef": <|>}]}]}'
    written = json.loads(taken(text, "f(id)", "a.json"))["states"][0]["actions"][1]
    assert written == {"functionRef": {"refName": "f", "arguments": {"id": "${ .id }"}}}


def test_names_that_need_quotes() -> None:
    text = HEAD + "do:\n  - 'a: b': {set: {}}\n  - \"true\": {set: {}}\n  - c:\n      set: {}\n      then: <|>\n"
    assert taken(text, "a: b").endswith("then: 'a: b'\n")
    assert taken(text, "true").endswith("then: 'true'\n")
    text = '{"document": {"dsl": "1.0.3"}, "do": [{"a \\"b\\"": {"set": {}}}, {"c": {"set": {}, "then": "<|>"}}]}'
    assert json.loads(taken(text, 'a "b"', "a.json"))["do"][1]["c"]["then"] == 'a "b"'


WORKSPACE = {
    "file:///w/a.yaml": HEAD + "do:\n  - x:\n      run:\n        workflow:\n          <|>\n",
    "file:///w/b.yaml": "document: {dsl: 1.0.3, namespace: shop, name: pay, version: 1.9.0}\ndo: []\n",
    "file:///w/c.yaml": "document: {dsl: 1.0.3, namespace: shop, name: pay, version: 1.10.0}\ndo: []\n",
    "file:///w/d.sw.yaml": HEAD_0.replace("id: a", "id: old") + "functions: lib.json\nstates: [{name: S, type: operation, actions: [{functionRef: <|>}]}, {name: T, type: operation, actions: [{subFlowRef: <|>}]}]\n",
    "file:///w/lib.json": '{"functions": [{"name": "lib-f", "operation": "a#b"}]}',
    "file:///w/e.sw.yaml": HEAD_0.replace("id: a", "id: other") + "states: []\n",
}  # fmt: skip


def test_sub_workflows_of_the_workspace() -> None:
    workspace, cursors, _ = workspace_of(WORKSPACE)
    uri = "file:///w/a.yaml"
    document = workspace.members[uri].document
    found = complete(document, cursors[uri][0], workspace=workspace, uri=uri)
    item = next(item for item in found if item.filter == "pay")
    assert accepted(document.text, item).endswith(
        'workflow:\n          namespace: shop\n          name: pay\n          version: "1.10.0"\n'
    )
    text = document.text.replace("workflow:\n          ", "workflow:\n          name: ")
    edited = Document.open(text)
    offset = text.index("name: \n") + 6
    named = [item for item in complete(edited, offset, workspace=workspace, uri=uri) if item.kind == "name"]
    assert [(item.label, item.detail) for item in named] == [
        ("pay", "workflow of shop, 1.9.0, 1.10.0"),
        ("b", "workflow of a, 1.0.0, this one itself"),
    ]


def test_names_of_the_files_of_a_workflow() -> None:
    workspace, cursors, _ = workspace_of(WORKSPACE)
    uri = "file:///w/d.sw.yaml"
    document = workspace.members[uri].document
    function, flow = cursors[uri]
    assert [i.label for i in complete(document, function, workspace=workspace, uri=uri) if i.kind == "name"] == [
        "lib-f"
    ]
    assert [i.label for i in complete(document, flow, workspace=workspace, uri=uri) if i.kind == "name"] == [
        "other",
        "old",
    ]


# Why a row of another tool asks for what is not offered here.
_ON_AN_ITEM = "the cursor is on an item that is there already: nothing is being written"
_NO_EXPRESSION = "an argument that is not written in ${ } is a text, not an expression"


def test_names_where_another_tool_offers_them() -> None:
    """Every row about names of functions, events and states: its labels are among ours, or it is listed why not."""
    rows = [json.loads(line) for line in (need_shared("peer-cases") / "kie-cases.jsonl").read_text().splitlines()]
    asked = [
        row
        for row in rows
        if row["use"] == "must_offer" and row["op"] == "completion" and "dup_of" not in row and row["needs"] == []
    ]
    missed: dict[str, str] = {}
    counted = 0
    for row in asked:
        text = row["document"]
        declared = [label.strip("\"'") for label in row["labels_plain"]]
        if not all(
            f"name: {name}" in text or f'name": "{name}' in text or f'name: "{name}' in text for name in declared
        ):
            continue
        counted += 1
        document = Document.open(text, path=f"a.sw.{'json' if row['lang'] == 'json' else 'yaml'}")
        offset = document.lines.from_unit(row["cursor"]["line"], row["cursor"]["character"], "utf-16")
        offered = {item.label for item in complete(document, offset)}
        if not set(declared) <= offered:
            behind = text[offset : offset + 1]
            missed[row["id"]] = (
                _NO_EXPRESSION if "arguments" in row["group"] else _ON_AN_ITEM if behind not in "\n,]" else ""
            )
    assert counted >= 60
    assert "" not in missed.values(), missed
    assert len(missed) <= 12


def test_of_thousands_of_names_those_that_fit_and_are_near() -> None:
    tasks = "".join(f"  - task{number}: {{set: {{}}}}\n" for number in range(1_000))
    rest = "".join(f"  - other{number}: {{set: {{}}}}\n" for number in range(1_000))

    def offered(typed: str) -> tuple[list[str], bool]:
        text, (at,), _ = unmarked(f"{HEAD}do:\n{tasks}  - here:\n      set: {{}}\n      then: {typed}<|>\n{rest}")
        nearest = Nearest(at)
        found = complete(Document.open(text, path="a.yaml"), at, nearest=nearest)
        return [item.label for item in found if item.kind == "name"], nearest.cut

    several, cut = offered("")
    assert cut
    assert len(several) == 300
    assert {"task999", "other0", "here"} <= set(several)
    assert "task0" not in several
    several, cut = offered("ask12")
    assert cut, "with a letter less there would be others"
    assert {"task12", *(f"task12{digit}" for digit in range(10))} <= set(several)


def test_a_few_hundred_names_are_all_offered() -> None:
    tasks = "".join(f"  - task{number}: {{set: {{}}}}\n" for number in range(299))
    text, (at,), _ = unmarked(f"{HEAD}do:\n{tasks}  - here:\n      set: {{}}\n      then: q<|>\n")
    nearest = Nearest(at)
    found = complete(Document.open(text, path="a.yaml"), at, nearest=nearest)
    assert len([item for item in found if item.kind == "name"]) == 300
    assert not nearest.cut
