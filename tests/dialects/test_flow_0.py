"""What runs after what in 0.x, and what each kind of state says about itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.dialects.drawn import HEAD_0, graph_of, lines, node, only, states

CASES = {
    "no states": ("states: []", ["Start -> End"]),
    "transitions": (
        "start: b\nstates: [{name: a, type: inject, end: true}, {name: b, type: inject, transition: {nextState: a}}]",
        ["Start -> b", "a -> End", "b -> a"],
    ),
    "the first state starts where none is named": (
        "states: [{name: a, type: inject, end: {terminate: true}}]",
        ["Start -> a", "a -> End"],
    ),
    "start with a schedule": (
        (
            "start: {stateName: a, schedule: {cron: {expression: 0 0 * * *, validUntil: '2030-01-01T00:00:00Z'}}}\n"
            "states: [{name: a, type: inject, end: true}]"
        ),
        ["Start -> a", "a -> End", "schedule -event(0 0 * * *)-> Start"],
    ),
    "start that is only a schedule": (
        "start: {schedule: R/PT1H}\nstates: [{name: a, type: inject, end: true}]",
        ["Start -> a", "a -> End", "schedule -event(R/PT1H)-> Start"],
    ),
    "a state that says it is the first": (
        (
            "states: [{name: b, type: inject, end: true},"
            " {name: a, type: inject, start: {kind: scheduled, schedule: {interval: R/PT1H}}, transition: {nextState: b}}]"
        ),
        ["Start -> a", "a -> b", "b -> End", "schedule -event(R/PT1H)-> Start"],
    ),
    "events start it": (
        "states: [{name: a, type: event, onEvents: [{eventRefs: [x, y]}, {eventRefs: [z]}], end: true}]",
        ["Start -event(x, y, z)-> a", "a -> End"],
    ),
    "events resume it": (
        "states: [{name: b, type: inject, transition: a}, {name: a, type: event, onEvents: [{eventRefs: [x]}], end: true}]",
        ["Start -> b", "b -> a", "a -> End"],
    ),
    "switch over data": (
        (
            "states: [{name: a, type: switch, dataConditions: [{name: x, condition: .x, transition: b}, {condition: .y, end: true}],"
            " defaultCondition: {transition: {nextState: b}}}, {name: b, type: inject, end: true}]"
        ),
        ["Start -> a", "a -case(.x)-> b", "a -case(.y)-> End", "a -default-> b", "b -> End"],
    ),
    "switch over events": (
        (
            "states: [{name: a, type: switch, eventConditions: [{eventRef: x, transition: b}],"
            " timeouts: {eventTimeout: PT1H}, defaultCondition: {end: true}}, {name: b, type: inject, end: true}]"
        ),
        ["Start -> a", "a -case(x)-> b", "a -default-> End", "b -> End"],
    ),
    "a default as it was called until 0.6": (
        "states: [{name: a, type: switch, dataConditions: [], default: {end: true}}]",
        ["Start -> a", "a -default-> End"],
    ),
    "a default as SonataFlow takes it": (
        "states: [{name: a, type: switch, dataConditions: [], defaultCondition: b}, {name: b, type: inject, end: 'true'}]",
        ["Start -> a", "a -default-> b", "b -> End"],
    ),
    "errors": (
        (
            "states: [{name: a, type: operation, actions: [], onErrors: [{errorRef: x, transition: b}, {errorRefs: [y, z], end: true}], end: true},"
            " {name: b, type: inject, end: true}]"
        ),
        ["Start -> a", "a -> End", "a -error(x)-> b", "a -error(y, z)-> End", "b -> End"],
    ),
    "errors until 0.6": (
        "states: [{name: a, type: operation, onErrors: [{error: '*', code: '1', transition: {nextState: a}}], end: true}]",
        ["Start -> a", "a -> End", "a -error(*)-> a"],
    ),
    "compensation": (
        (
            "states: [{name: a, type: operation, compensatedBy: undo, transition: {nextState: c, compensate: true}},"
            " {name: undo, type: operation, usedForCompensation: true, transition: more},"
            " {name: more, type: operation, usedForCompensation: true}, {name: c, type: inject, end: {compensate: true}}]"
        ),
        ["Start -> a", "a -> c", "a -compensation-> undo", "c -> End", "undo -> more"],
    ),
    "parallel": (
        (
            "states: [{name: a, type: parallel, branches: [{name: x, actions: []}, {name: y, actions: []}], onErrors: [{errorRef: e, end: true}], transition: b},"
            " {name: b, type: inject, end: true}]"
        ),
        ["Start -> a", "a -> b", "a -branch-> x", "a -branch-> y", "a -error(e)-> End", "x -> a", "y -> a", "b -> End"],
    ),
    "before a timeout": (
        (
            "timeouts: {workflowExecTimeout: {duration: PT1H, runBefore: b}}\n"
            "states: [{name: a, type: inject, end: true}, {name: b, type: inject, end: true}]"
        ),
        ["Start -> a", "Start -timeout(PT1H)-> b", "a -> End", "b -> End"],
    ),
    "no way on": ("states: [{name: a, type: inject, end: false}]", ["Start -> a"]),
}


@pytest.mark.parametrize("case", CASES)
def test_edges(case: str) -> None:
    text, expected = CASES[case]
    assert lines(states(text)) == sorted(expected)


DEFINITIONS = """\
functions: [{name: f, operation: 'a.yaml#op'}, {name: g, type: rpc, operation: 'a.proto#S#M'}]
events: [{name: e, type: a.b, source: s, kind: produced}, {name: r, type: c.d, source: t}]
retries: [{name: again, delay: PT1S, maxAttempts: 3}]
"""
E = {"type": "a.b", "source": "s", "kind": "produced"}
R = {"type": "c.d", "source": "t"}
F = {"kind": "function", "ref": "f", "operation": "a.yaml#op"}

STATES: list[tuple[str, str, dict[str, Any]]] = [
    ("type: operation, actions: [{functionRef: f}]", "sequential", {"actionMode": "sequential", "actions": [F]}),
    (("type: operation, actionMode: parallel, actions: [{name: n, functionRef: {refName: g, arguments: {a: 1}, invoke: async},"
     " retryRef: again, condition: .x, sleep: {before: PT1S}}]"), "parallel",
     {"actionMode": "parallel", "actions": [{"name": "n", "kind": "function", "ref": "g", "type": "rpc",
      "operation": "a.proto#S#M", "invoke": "async", "arguments": {"a": 1}, "retryRef": "again", "condition": ".x",
      "sleep": {"before": "PT1S"}}]}),
    ("type: operation, actions: [{eventRef: {triggerEventRef: e, resultEventRef: r, resultEventTimeout: PT1H}}]", "sequential",
     {"actionMode": "sequential", "actions": [{"kind": "event", "ref": "e", "event": E, "resultEventRef": "r",
      "resultEventTimeout": "PT1H"}]}),
    ("type: operation, actions: [{subFlowRef: w}, {subFlowRef: {workflowId: v, version: '2', onParentComplete: continue}}]",
     "sequential", {"actionMode": "sequential", "actions": [{"kind": "subflow", "ref": "w"},
      {"kind": "subflow", "ref": "v", "version": "2", "onParentComplete": "continue"}]}),
    ("type: operation, actions: [{publish: {event: e}}, {subscribe: {event: r}}, {errorRef: {refName: x}}, {name: half}]",
     "sequential", {"actionMode": "sequential", "actions": [{"kind": "publish", "ref": "e", "event": E},
      {"kind": "subscribe", "ref": "r", "event": R}, {"kind": "error", "ref": "x"}, {"name": "half", "kind": ""}]}),
    ("type: event, exclusive: false, onEvents: [{eventRefs: [e, unknown], actionMode: parallel, actions: [{functionRef: f}]}], timeouts: {eventTimeout: PT1H}",
     "all", {"exclusive": False, "onEvents": [{"eventRefs": ["e", "unknown"], "events": [E, {}], "actions": [F],
      "actionMode": "parallel"}], "eventTimeout": "PT1H", "timeouts": {"eventTimeout": "PT1H"}}),
    ("type: switch, dataConditions: [{name: n, condition: .x, end: true}]", "data",
     {"cases": [{"name": "n", "condition": ".x"}]}),
    ("type: switch, eventConditions: [{eventRef: e, end: true}], eventTimeout: PT2H", "event",
     {"cases": [{"eventRef": "e"}], "eventTimeout": "PT2H"}),
    ("type: foreach, inputCollection: .xs, iterationParam: x, batchSize: 5, outputCollection: .ys, actions: [{functionRef: f}]",
     "parallel", {"inputCollection": ".xs", "outputCollection": ".ys", "iterationParam": "x", "batchSize": 5,
      "mode": "parallel", "actions": [F]}),
    ("type: foreach, inputCollection: .xs, max: 3, mode: sequential, workflowId: w", "sequential",
     {"inputCollection": ".xs", "batchSize": 3, "workflowId": "w", "mode": "sequential", "actions": []}),
    ("type: sleep, duration: PT1M", "", {"duration": "PT1M"}),
    ("type: delay, timeDelay: PT2M", "", {"duration": "PT2M"}),
    ("type: inject, data: {a: 1, b: 2}", "", {"keys": ["a", "b"]}),
    ("type: inject, data: 5", "", {"data": 5}),
    ("type: parallel, completionType: atLeast, numCompleted: 1", "atLeast", {"completionType": "atLeast", "numCompleted": 1}),
    ("type: parallel, completionType: n_of_m, n: '2'", "n_of_m", {"completionType": "n_of_m", "numCompleted": "2"}),
    ("type: callback, action: {functionRef: f}, eventRef: r, timeouts: {eventTimeout: PT1H}", "",
     {"eventRef": "r", "event": R, "actions": [F], "eventTimeout": "PT1H", "timeouts": {"eventTimeout": "PT1H"}}),
    ("type: subflow, workflowId: w, waitForCompletion: true, repeat: {max: 3}", "",
     {"workflowId": "w", "waitForCompletion": True, "repeat": {"max": 3}}),
    ("type: operation, actions: [], compensatedBy: c, usedForCompensation: 'true', stateDataFilter: {input: .x}, onErrors: [{}]",
     "sequential", {"actionMode": "sequential", "actions": [], "stateDataFilter": {"input": ".x"}, "compensatedBy": "c",
      "onErrors": 1, "usedForCompensation": True}),
    ("type: unheardOf", "", {}),
]  # fmt: skip


@pytest.mark.parametrize(("state", "variant", "detail"), STATES, ids=[case[0][6:60] for case in STATES])
def test_detail(state: str, variant: str, detail: dict[str, Any]) -> None:
    text = f"{HEAD_0}{DEFINITIONS}states: [{{name: first, type: inject, transition: it}}, {{name: it, {state}}}]\n"
    found = node(graph_of(text), "it")
    kind = state.split(",", maxsplit=1)[0].removeprefix("type: ")
    assert (found.id, found.kind, found.variant, found.detail) == ("/states/1", kind, variant, detail)


def test_branches_stand_in_their_state() -> None:
    graph = states(f"{DEFINITIONS}states: [{{name: a, type: parallel, branches: [{{name: x, actions: [{{functionRef: f}}], timeouts: {{branchExecTimeout: PT1S}}}}]}}]")  # fmt: skip
    found = node(graph, "x")
    assert (found.id, found.parent, found.role, found.kind) == ("/states/0/branches/0", "/states/0", "branch", "branch")
    assert found.detail == {"actions": [F], "timeouts": {"branchExecTimeout": "PT1S"}}


def test_what_edges_say() -> None:
    graph = states(
        DEFINITIONS
        + """\
states:
  - {name: a, type: operation, actions: [], transition: {nextState: b, produceEvents: [{eventRef: e}], compensate: true}}
  - name: b
    type: switch
    eventConditions: [{name: n, eventRef: r, end: {terminate: true, produceEvents: [{eventRef: u}]}}]
    timeouts: {eventTimeout: PT1H}
    defaultCondition: {end: {continueAs: {workflowId: w, version: '1'}}}
  - {name: c, type: inject, end: {continueAs: again}}
  - {name: d, type: operation, onErrors: [{error: '*', retryRef: again, end: true}], end: {kind: terminate}}
"""
    )
    said = {(edge.source[-1], edge.kind): edge.detail for edge in graph.edges}
    assert said["0", "next"] == {"produceEvents": [{"eventRef": "e", "type": "a.b"}], "compensate": True}
    assert said["1", "case"] == {
        "name": "n", "eventRef": "r", "event": R, "produceEvents": [{"eventRef": "u"}], "end": {"terminate": True},
    }  # fmt: skip
    assert said["1", "default"] == {"timeout": "PT1H", "end": {"continueAs": {"workflowId": "w", "version": "1"}}}
    assert said["2", "next"] == {"end": {"continueAs": {"workflowId": "again"}}}
    assert said["3", "error"] == {"errors": ["*"], "retry": {"delay": "PT1S", "maxAttempts": 3}}
    assert said["3", "next"] == {"end": {"kind": "terminate", "terminate": True}}


def test_handlers_of_0_9() -> None:
    graph = graph_of(
        """\
specVersion: '0.9'
id: flow
errors:
  handlers: [{name: h, when: [{refName: x}, {status: 404}], retry: again, then: {transition: b}}]
  policies: [{name: p, handlers: [{refName: h}]}]
states:
  - {name: a, type: operation, onErrors: p, actions: [{name: n, errorRef: {refName: x}, onErrors: [{when: [{type: t}], then: {end: true}}]}], end: true}
  - {name: b, type: inject, end: true}
"""
    )
    assert lines(graph) == ["Start -> a", "a -> End", "a -error(t)-> End", "a -error(x, 404)-> b", "b -> End"]


def test_ways_that_name_nothing_are_noted() -> None:
    graph = states(
        "start: nowhere\nstates: [{name: a, type: operation, transition: gone, compensatedBy: lost}, {name: b, type: inject, end: true}]"
    )
    assert [(way.source, way.name) for way in graph.dangling] == [
        ("#start", "nowhere"), ("/states/0", "gone"), ("/states/0", "lost"),
    ]  # fmt: skip
    assert lines(graph) == ["b -> End"]


def test_a_workflow_in_a_resource() -> None:
    text = """\
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata: {name: hello, annotations: {sonataflow.org/description: Says it, sonataflow.org/version: "1.2"}}
spec:
  flow:
    start: a
    states:
      - name: a
        type: inject
        end: true
"""
    graph = only(text, "resource.yaml")
    assert graph.header == {"name": "hello", "version": "1.2", "summary": "Says it"}
    found = node(graph, "a")
    assert found.id == "/spec/flow/states/0"
    assert found.detail["starts"] is True
    assert text[found.name_start : found.name_end] == "a"
    assert text[found.start : found.end] == "name: a\n        type: inject\n        end: true"


def test_header() -> None:
    graph = states(
        "version: 1.0\nname: Loan\ndescription: D\ntimeouts: {workflowExecTimeout: PT1H}\nkeepActive: true\nstates: []"
    )
    assert graph.header == {
        "name": "flow", "version": "1.0", "title": "Loan", "summary": "D", "dsl": "0.8",
        "timeouts": {"workflowExecTimeout": "PT1H"}, "keepActive": True,
    }  # fmt: skip
