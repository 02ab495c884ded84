"""Definition, references and highlighting, in one file and across files."""

from __future__ import annotations

import pytest
from tests.ide.marks import unmarked, workspace_of

from swls.ide.highlight import highlights
from swls.ide.navigation import definitions
from swls.ide.references import references
from swls.model import Document
from swls.model.workspace import Workspace

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
HEAD_0 = "id: a\nname: A\nversion: '1'\nspecVersion: '0.8'\n"


def check_occurrences(marked: str, path: str = "a.yaml") -> None:
    """Every cursor finds the same places, which are exactly the ranges; the first range is the declaration."""
    text, cursors, ranges = unmarked(marked)
    document = Document.open(text, path=path)
    workspace = Workspace.of(document)
    assert cursors
    for cursor in [*cursors, *(start for start, _ in ranges)]:
        found = [(site.start, site.end) for site in references(workspace, "", cursor)]
        assert found == ranges, [text[start:end] for start, end in found]
        assert [(one.start, one.end) for one in highlights(document, cursor)] == ranges
        defined = [(one.name_start, one.name_end) for one in definitions(workspace, "", cursor)]
        declared = [(one.start, one.end) for one in highlights(document, cursor) if one.write]
        assert defined == declared
        uses = [(site.start, site.end) for site in references(workspace, "", cursor, declaration=False)]
        assert uses == [one for one in ranges if one not in declared]


@pytest.mark.parametrize(
    "text",
    [
        "do:\n  - <[a]>: {set: {}, then: <[<|>a]>}\n  - b: {switch: [{c: {then: '<[a]>'}}]}\n  - c: {do: [{a: {set: {}}}]}\n",
        'use: {functions: {<[f]>: {call: http}}}\ndo: [{a: {call: <[<|>f]>}}, {f: {call: "<[f]>"}}]\n',
        "use: {retries: {<[r<|>]>: {delay: PT1S}}}\ndo: [{a: {try: [], catch: {retry: <[r]>}}}]\n",
        "use: {errors: {<[e]>: {type: x, status: 1}}}\ndo: [{a: {raise: {error: <[<|>e]>}}}]\n",
        "use: {timeouts: {<[t]>: {after: PT1S}}}\ntimeout: <[<|>t]>\ndo: [{a: {set: {}, timeout: <[t]>}}]\n",
        "use: {authentications: {<[p]>: {basic: {use: <[s<|>]>}}}, secrets: [s]}\ndo: []\n".replace(
            "<[p]>", "p"
        ).replace("[s]}", "[<[s]>]}"),
        "use: {secrets: [<[s]>]}\ndo: [{a: {set: {x: '${ $secrets.<[<|>s]> }', y: '${ $secrets[\"<[s]>\"] + \"$secrets.s\" }'}}}]\n",
        "do:\n  - a:\n      for: {each: <[x<|>]>, in: .xs}\n      while: $<[x]> != 1\n      do:\n        - b: {set: {c: '${ $<[x]>.y + \"$x\" }', d: \"${ \\\"\\\\($<[x]>)\\\" }\"}}\n        - c: {for: {each: x, in: $x}, do: [{d: {set: {e: '${ $x }'}}}]}\n  - z: {set: {q: '${ $x }'}}\n".replace(
            "in: $x}", "in: .y}"
        ),
        "do:\n  - a:\n      try: [{b: {set: {e: '${ $e }'}}}]\n      catch:\n        as: <[e]>\n        when: $<[<|>e]>.status == 1\n        do: [{c: {set: {x: '${ $<[e]> }'}}}]\n",
        "do:\n  - a: {emit: {event: {with: {source: s, type: <[t]>}}}}\n  - b: {listen: {to: {one: {with: {type: <[<|>t]>}}}}}\n",
    ],
)
def test_names_of_1(text: str) -> None:
    check_occurrences(HEAD + text)


def test_a_default_variable_is_found_at_what_brings_it() -> None:
    text, cursors, _ = unmarked(HEAD + "do: [{a: {for: {in: .x}, do: [{b: {set: {c: '${ $it<|>em }'}}}]}}]\n")
    found = definitions(Workspace.of(Document.open(text)), "", cursors[0])
    assert [text[one.name_start : one.name_end] for one in found] == ["for"]


def test_directives_and_other_lists_name_nothing() -> None:
    for text in ("do: [{a: {set: {}, then: en<|>d}}]", "do: [{a: {do: [{b: {set: {}, then: a<|>}}]}}]"):
        plain, cursors, _ = unmarked(HEAD + text)
        assert definitions(Workspace.of(Document.open(plain)), "", cursors[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        "start: <[A]>\nstates:\n  - {name: <[<|>A]>, type: inject, data: {}, transition: B}\n  - {name: B, type: inject, data: {}, transition: {nextState: <[A]>}, compensatedBy: '<[A]>'}\n".replace(
            "<[<|>A]>, type", "<[A<|>]>, type"
        ),
        "functions: [{name: <[f]>, operation: a#b}, {name: g, type: expression, operation: 'fn:<[f]>'}]\nstates:\n  - {name: A, type: operation, end: true, actions: [{functionRef: <[<|>f]>}, {functionRef: {refName: <[f]>}}]}\n",
        "events: [{name: <[e]>, type: t, source: s}]\nstates:\n  - {name: A, type: event, end: true, onEvents: [{eventRefs: [<[<|>e]>], actions: []}]}\n",
        "secrets: [<[s]>]\nconstants: {c: 1}\nstates:\n  - {name: A, type: inject, data: {a: '${ $SECRETS.<[<|>s]> + $CONST.c }'}, end: true}\n",
        "constants: {<[c]>: 1}\nstates:\n  - {name: A, type: inject, data: {a: '${ $CONST.<[<|>c]> }'}, end: true}\n",
        "retries: [{name: <[r]>, maxAttempts: 1}]\nstates:\n  - {name: A, type: operation, end: true, actions: [{functionRef: f, retryRef: <[<|>r]>}]}\n",
    ],
)
def test_names_of_0(text: str) -> None:
    check_occurrences(HEAD_0 + text)


def test_functions_in_a_file_of_their_own() -> None:
    files = {
        "file:///w/flow.sw.yaml": HEAD_0
        + "functions: lib/fs.json\nstates:\n  - {name: A, type: operation, end: true, actions: [{functionRef: <[<|>f]>}]}\n",
        "file:///w/lib/fs.json": '{"functions": [{"name": "<[f]>", "operation": "a#b"}]}',
        "file:///w/kpi.yaml": "extensionid: workflow-kpi-extension\nworkflowid: <[a]>\nfunctions: [{for: <[f]>, maxErrors: '1'}]\n".replace(
            "<[a]>", "a"
        ),
    }
    workspace, cursors, ranges = workspace_of(files)
    flow, lib, _ = files
    everywhere = [(uri, *span) for uri in files for span in ranges[uri]]
    for uri, offset in [(flow, cursors[flow][0]), *[(uri, start) for uri, start, _ in everywhere]]:
        assert sorted((s.place.uri, s.start, s.end) for s in references(workspace, uri, offset)) == sorted(everywhere)
        assert [(d.uri, d.name_start) for d in definitions(workspace, uri, offset)] == [(lib, ranges[lib][0][0])]


def test_sub_workflows() -> None:
    head = "document: {dsl: 1.0.3, namespace: %s, name: %s, version: %s}\ndo:\n  - a: {run: {workflow: {namespace: x, name: %s, version: %s}}}\n"
    files = {
        "file:///w/a.yaml": head % ("x", "caller", "1.0.0", "<[<|>callee]>", "1.0.0"),
        "file:///w/b.yaml": head % ("x", "<[callee]>", "1.0.0", "caller", "latest"),
        "file:///w/c.yaml": head % ("x", "callee", "2.0.0", "callee", "2.0.0"),
        "file:///w/d.yaml": head % ("y", "callee", "1.0.0", "<[callee]>", "1.0.0"),
    }
    workspace, cursors, ranges = workspace_of(files)
    everywhere = [(uri, *span) for uri in files for span in ranges[uri]]
    for uri, offset in [
        ("file:///w/a.yaml", cursors["file:///w/a.yaml"][0]),
        ("file:///w/b.yaml", ranges["file:///w/b.yaml"][0][0]),
    ]:
        found = references(workspace, uri, offset)
        assert sorted((s.place.uri, s.start, s.end) for s in found) == sorted(everywhere)


def test_sub_flows_by_id() -> None:
    files = {
        "file:///w/a.sw.json": '{"id": "a", "specVersion": "0.8", "states": [{"name": "S", "type": "operation", "end": true, "actions": [{"subFlowRef": "<|>b"}, {"subFlowRef": {"workflowId": "b", "version": "9"}}]}]}',
        "file:///w/b.sw.yaml": "id: <[b]>\nversion: '1'\nspecVersion: '0.8'\nstates: []\n",
    }
    workspace, cursors, ranges = workspace_of(files)
    found = definitions(workspace, "file:///w/a.sw.json", cursors["file:///w/a.sw.json"][0])
    assert [(d.uri, d.name_start, d.name_end) for d in found] == [
        ("file:///w/b.sw.yaml", *ranges["file:///w/b.sw.yaml"][0])
    ]
