"""What the picture of each construct says: kind, name, lines, labels, where lines lead."""

from __future__ import annotations

import pytest
from tests.diagram.drawing import flow_of

from swls.diagram.building import build
from swls.diagram.view import View

HEAD_1 = "document: { dsl: 1.0.3, namespace: n, name: w, version: 1.0.0 }\n"
HEAD_0 = "id: w\nversion: '1'\nspecVersion: '0.8'\n"


def view_1(body: str) -> View:
    return build(flow_of(HEAD_1 + body))


def view_0(body: str) -> View:
    return build(flow_of(HEAD_0 + body))


def task(body: str) -> list[str]:
    """The words of the one task `t`, kind first, and its family and shape."""
    indented = body.replace("\n", "\n      ")
    return words(view_1(f"do:\n  - t:\n      {indented}\n"), "t")


def state(body: str) -> list[str]:
    """The words of the one state `S`."""
    indented = body.replace("\n", "\n    ")
    return words(view_0(f"states:\n  - name: S\n    {indented}\n"), "S")


def words(view: View, title: str) -> list[str]:
    found = next(card for card in view.cards if card.task and card.face.title == title)
    face = found.face
    return [f"{face.family} {face.shape}", face.kind, *(line.text for line in face.lines)]


def lines(view: View) -> set[str]:
    """`A -style-> B` for each line, `A -style[label]-> B` for one with a label; exits by `)`, `next` by `+`."""
    known = {card.id: card for card in view.cards}

    def name(place: str) -> str:
        card = known[place]
        if card.task:
            return card.face.title
        owner = known[place.split("#", maxsplit=1)[0]].face.title
        return f"{owner}+" if place.endswith("#next") else f"{owner})"

    into = {link.target: link for link in view.links if known[link.target].face.shape == "pill"}
    found = set()
    for link in view.links:
        source = known[link.source]
        if link.style == "hidden" or link.rail or (known[link.target].id in into and "#pill" in link.target):
            continue
        if "#pill" in source.id:
            found.add(f"{name(into[source.id].source)} -{link.style}[{source.full}]-> {name(link.target)}")
        else:
            found.add(f"{name(link.source)} -{link.style}-> {name(link.target)}")
    return found


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "call: http\nwith: { method: post, endpoint: https://a.example.com/x }",
            ["call card", "call · HTTP", "POST a.example.com/x"],
        ),
        (
            "call: http\nwith: { method: get, endpoint: { uri: 'https://a.example.com/{id}' } }",
            ["call card", "call · HTTP", "GET a.example.com/{id}"],
        ),
        (
            "call: grpc\nwith: { proto: { endpoint: file://x.proto }, service: { name: Stock, host: h }, method: Reserve }",
            ["call card", "call · gRPC", "Stock/Reserve"],
        ),
        (
            "call: openapi\nwith: { document: { endpoint: https://a.example.com/o.json }, operationId: pay }",
            ["call card", "call · OpenAPI", "pay", "a.example.com/o.json"],
        ),
        (
            "call: asyncapi\nwith: { document: { endpoint: https://a.example.com/a.json }, channel: orders }",
            ["call card", "call · AsyncAPI", "orders"],
        ),
        (
            "call: a2a\nwith: { agentCard: { endpoint: https://a.example.com/card }, method: message/send }",
            ["call card", "call · A2A", "message/send", "a.example.com/card"],
        ),
        (
            "call: mcp\nwith: { method: tools/call, parameters: { name: search }, transport: { http: { endpoint: https://m } } }",
            ["call card", "call · MCP", "tools/call search"],
        ),
        ("call: greet\nwith: { name: x }", ["call card", "call · function", "greet"]),
        ("emit: { event: { with: { type: a.b, source: s } } }", ["event card", "emit", "a.b"]),
        ("listen: { to: { one: { with: { type: a } } } }", ["event card", "listen · one", "a"]),
        (
            "listen: { to: { all: [{ with: { type: a } }, { with: { source: s } }] } }",
            ["event card", "listen · all", "a", "s"],
        ),
        (
            ("listen: { to: { any: [{ with: { type: a } }, { with: { type: b } }, { with: { type: c } }, { with: { type: d } },"
            " { with: { type: e } }, { with: { type: f } }] } }"),
            ["event card", "listen · any", "a", "b", "c", "d", "+ 2 more"],
        ),
        ("listen: { to: { any: [], until: .enough } }", ["event card", "listen · any", "any event", "until .enough"]),
        ("raise: { error: { type: https://e.example.com/gone, status: 410, title: Gone } }", ["error card", "raise", "410 Gone"]),
        ("raise: { error: { type: https://e.example.com/gone, status: 410 } }", ["error card", "raise", "410 gone"]),
        ("raise: { error: oops }", ["error card", "raise", "oops"]),
        ("run: { container: { image: alpine, command: ls } }", ["run card", "run · container", "alpine", "ls"]),
        ("run: { script: { language: js, code: x } }", ["run card", "run · script", "js"]),
        ("run: { shell: { command: ls -l }, await: false }", ["run card", "run · shell", "ls -l", "does not wait"]),
        (
            "run: { workflow: { namespace: a, name: b, version: 1.0.0 } }",
            ["run card", "run · workflow", "a/b:1.0.0"],
        ),
        ("set: { a: 1, b: 2 }", ["data card", "set", "a, b"]),
        ("set: '${ .x }'", ["data card", "set", ".x"]),
        ("wait: { hours: 2, seconds: 1 }", ["time card", "wait", "2 hours 1 second"]),
        ("wait: PT5M", ["time card", "wait", "PT5M"]),
        ("if: '${ .ok }'\nset: { a: 1 }\ntimeout: { after: { days: 1 } }", ["data card", "set", "a", "if .ok", "timeout 1 day"]),
        ("set: { a: 1 }\ntimeout: usual", ["data card", "set", "a", "timeout usual"]),
        ("do: [{ a: { set: { x: 1 } } }]", ["data card", "do"]),
        (
            "for: { each: x, in: '${ .xs }' }\nwhile: .more\ndo: [{ a: { set: { x: 1 } } }]",
            ["flow card", "for each", "x in .xs", "while .more"],
        ),
        ("fork: { compete: true, branches: [{ a: { set: { x: 1 } } }] }", ["flow card", "fork · first wins"]),
        ("fork: { branches: [{ a: { set: { x: 1 } } }] }", ["flow card", "fork · all branches"]),
        ("switch: [{ a: { then: end } }]", ["flow hex", "switch"]),
        ("try: [{ a: { set: { x: 1 } } }]\ncatch: {}", ["guard card", "try"]),
        ("metadata: {}", ["data card", "task"]),
    ],
)  # fmt: skip
def test_tasks_say_what_they_do(body: str, said: list[str]) -> None:
    assert task(body) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "type: event\nonEvents: [{ eventRefs: [E, F], actions: [{ functionRef: f }] }]\ntimeouts: { eventTimeout: PT1H }\nend: true",
            ["event card", "event · any", "E, F", "f", "timeout PT1H"],
        ),
        ("type: event\nexclusive: false\nonEvents: [{ eventRefs: [E] }]\nend: true", ["event card", "event · all", "E"]),
        (
            ("type: operation\nactionMode: parallel\nactions: [{ functionRef: f, retryRef: r }, { subFlowRef: w2 },"
            " { eventRef: { triggerEventRef: A, resultEventRef: B } }, { functionRef: g, condition: '${ .x }' }]\nend: true"),
            ["call card", "operation · parallel", "f · retry r", "w2", "A → B", "g · if .x"],
        ),
        (
            "type: operation\nactions: [{ functionRef: f }]\ntimeouts: { actionExecTimeout: PT1M, stateExecTimeout: { total: PT5M } }\nend: true",
            ["call card", "operation", "f", "action timeout PT1M", "state timeout PT5M"],
        ),
        ("type: sleep\nduration: PT1M\nend: true", ["time card", "sleep", "PT1M"]),
        ("type: inject\ndata: { a: 1, b: 2 }\nend: true", ["data card", "inject", "a, b"]),
        ("type: switch\ndataConditions: []\ndefaultCondition: { end: true }", ["flow hex", "switch"]),
        (
            "type: switch\neventConditions: []\ntimeouts: { eventTimeout: PT1H }\ndefaultCondition: { end: true }",
            ["flow hex", "switch · events", "timeout PT1H"],
        ),
        (
            ("type: foreach\nmode: sequential\nbatchSize: 5\ninputCollection: '${ .xs }'\niterationParam: x\n"
            "actions: [{ functionRef: f }]\nend: true"),
            ["flow card", "for each · sequential", "x in .xs", "batches of 5", "f"],
        ),
        ("type: parallel\nbranches: []\nend: true", ["flow card", "parallel · all branches"]),
        (
            "type: parallel\ncompletionType: atLeast\nnumCompleted: 2\nbranches: []\nend: true",
            ["flow card", "parallel · at least 2"],
        ),
        (
            "type: callback\naction: { functionRef: f }\neventRef: E\nend: true",
            ["event card", "callback", "f", "E"],
        ),
        (
            "type: operation\nusedForCompensation: true\nactions: [{ functionRef: f }]",
            ["comp card", "compensation · operation", "f"],
        ),
        ("type: subflow\nworkflowId: w2\nend: true", ["run card", "subflow", "w2"]),
        ("end: true", ["data card", "state"]),
    ],
)  # fmt: skip
def test_states_say_what_they_do(body: str, said: list[str]) -> None:
    assert state(body) == said


def test_directives_are_lines() -> None:
    view = view_1("""do:
  - pick:
      switch:
        - small: { when: .n < 3, then: b }
        - big: { when: .n > 9, then: end }
        - rest: { then: exit }
  - a: { set: { x: 1 }, then: c }
  - b: { set: { x: 1 } }
  - c: { set: { x: 1 }, then: a }
""")
    assert lines(view) == {
        "Start -flow-> pick",
        "pick -case[small: .n < 3]-> b", "pick -case[big: .n > 9]-> End", "pick -default[rest]-> End",
        "a -flow-> c", "b -flow-> c", "c -flow-> a",
    }  # fmt: skip


def test_a_switch_that_may_decide_nothing_goes_on() -> None:
    view = view_1("do:\n  - s: { switch: [{ a: { when: .x, then: end } }] }\n  - b: { wait: PT1S }\n")
    assert "s -default[otherwise]-> b" in lines(view)


def test_a_condition_is_a_way_around() -> None:
    view = view_1("do:\n  - a: { if: .x, set: { y: 1 }, then: end }\n  - b: { wait: PT1S }\n")
    assert {"a -flow-> End", "a -default[if not]-> b"} <= lines(view)


def test_rounds_end_with_the_next_one() -> None:
    view = view_1("do:\n  - l: { for: { each: x, in: .xs }, do: [{ a: { wait: PT1S } }] }\n  - b: { wait: PT1S }\n")
    assert lines(view) == {"Start -flow-> l", "l -flow-> a", "a -flow-> l+", "l+ -flow-> b", "b -flow-> End"}
    assert next(card.full for card in view.cards if card.id.endswith("#next")) == "next x"
    assert [link.target for link in view.links if link.rail] == ["/do/0/l"]


def test_branches_join() -> None:
    view = view_1("do:\n  - f: { fork: { branches: [{ a: { wait: PT1S } }, { b: { wait: PT1S } }] } }\n")
    assert lines(view) == {
        "Start -flow-> f", "f -branch-> a", "f -branch-> b", "a -branch-> f)", "b -branch-> f)", "f) -flow-> End",
    }  # fmt: skip


def test_what_is_caught_goes_on_after_the_try() -> None:
    view = view_1("""use:
  retries: { patient: { delay: { seconds: 2 }, backoff: { exponential: {} }, limit: { attempt: { count: 4 } } } }
do:
  - t:
      try: [{ a: { call: f } }]
      catch:
        errors: { with: { type: https://e.example.com/communication, status: 503 } }
        as: why
        when: .again
        exceptWhen: .never
        retry: patient
        do: [{ b: { wait: PT1S } }]
  - c: { wait: PT1S }
""")
    assert words(view, "communication 503") == [
        "error card", "catch · as why", "when .again", "unless .never", "retry patient",
    ]  # fmt: skip
    assert lines(view) == {
        "Start -flow-> t", "t -flow-> a", "t -error[on error]-> communication 503", "communication 503 -flow-> b",
        "a -flow-> t)", "b -flow-> t)", "t) -flow-> c", "c -flow-> End",
    }  # fmt: skip
    assert {(box.id, box.look) for box in view.boxes} == {
        ("/do/0/t", "solid"), ("/do/0/t#body", "dotted"), ("/do/0/t/catch", "dashed"),
    }  # fmt: skip


def test_a_retry_written_out_is_summed_up() -> None:
    view = view_1(
        "do:\n  - t: { try: [{ a: { call: f } }], catch: { retry: { delay: { seconds: 2 }, backoff: { linear: {} },"
        " limit: { attempt: { count: 3 } } } } }\n"
    )
    assert words(view, "any error") == ["error card", "catch", "retry 3× · linear · 2 seconds"]


def test_a_raise_has_no_way_on() -> None:
    view = view_1("do:\n  - a: { raise: { error: oops } }\n  - b: { wait: PT1S }\n")
    assert lines(view) == {"Start -flow-> a", "b -flow-> End"}


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ("cron: 0 2 * * *", ["0 2 * * *", "time card", "schedule · cron"]),
        ("every: { hours: 1 }", ["every 1 hour", "time card", "schedule · every"]),
        ("after: { hours: 1 }", ["1 hour after the last run", "time card", "schedule · after"]),
        ("on: { one: { with: { type: a.b } } }", ["on events", "event card", "schedule", "a.b"]),
    ],
)
def test_what_starts_it_stands_before_the_start(schedule: str, said: list[str]) -> None:
    view = view_1(f"schedule: {{ {schedule} }}\ndo: [{{ a: {{ wait: PT1S }} }}]\n")
    title, *rest = said
    assert words(view, title) == rest
    assert f"{title} -event-> Start" in lines(view)


def test_schedule_of_the_older_generation() -> None:
    view = view_0("""start: { stateName: S, schedule: { cron: { expression: 0 3 * * *, validUntil: '2030' }, timezone: UTC } }
states: [{ name: S, type: inject, data: {}, end: true }]
""")
    assert words(view, "0 3 * * *") == ["time card", "schedule · cron", "UTC", "until 2030"]
    repeated = view_0("start: { schedule: R/PT2H }\nstates: [{ name: S, type: inject, data: {}, end: true }]\n")
    assert words(repeated, "every PT2H")[1] == "schedule · interval"


def test_extensions_are_wrappers_beside_the_flow() -> None:
    view = view_1("""use:
  extensions:
    - log: { extend: call, when: .debug, before: [{ say: { wait: PT1S } }], after: [{ said: { wait: PT1S } }] }
  functions: { greet: { call: http, with: { method: get, endpoint: https://a.example.com } } }
do: [{ a: { call: greet } }]
""")
    assert words(view, "log") == ["wrap card", "extension · around call", "when .debug"]
    assert {"log -flow[before]-> say", "log -flow[after]-> said"} <= lines(view)
    assert words(view, "a")[-1] == "log"
    assert words(view, "greet")[1] == "function · call · HTTP"
    assert not any("greet" in line or "-> log" in line for line in lines(view))


def test_ways_of_the_older_generation() -> None:
    view = view_0("""errors: [{ name: down, code: '503' }]
timeouts: { workflowExecTimeout: { duration: P1D, runBefore: Late } }
states:
  - name: A
    type: operation
    actions: [{ functionRef: f }]
    compensatedBy: Undo
    onErrors:
      - { errorRef: down, transition: B }
      - { errorRef: other, end: { compensate: true } }
    transition: { nextState: B, produceEvents: [{ eventRef: E }] }
  - name: B
    type: switch
    dataConditions:
      - { name: yes, condition: '${ .ok }', transition: C }
      - { condition: .bad, end: { terminate: true } }
    defaultCondition: { end: { continueAs: other } }
  - name: C
    type: switch
    eventConditions: [{ eventRef: Go, transition: D }]
    defaultCondition: { transition: D }
  - { name: D, type: inject, data: {}, end: { produceEvents: [{ eventRef: X }, { eventRef: Y }] } }
  - { name: Undo, type: operation, usedForCompensation: true, actions: [{ functionRef: g }] }
  - { name: Late, type: inject, data: {}, end: true }
""")
    assert lines(view) == {
        "Start -flow-> A", "Start -timeout[after P1D]-> Late", "Late -flow-> End",
        "A -flow[emits E]-> B", "A -error[down]-> B", "A -error[other · compensate]-> End", "A -comp[compensated by]-> Undo",
        "B -case[yes: .ok]-> C", "B -case[.bad · terminate]-> End", "B -default[default · continue as other]-> End",
        "C -case[on Go]-> D", "C -default[default]-> D", "D -flow[emits X, Y]-> End",
    }  # fmt: skip


def test_branches_of_the_older_generation() -> None:
    view = view_0("""states:
  - name: P
    type: parallel
    branches: [{ name: a, actions: [{ functionRef: f }] }, { name: b, actions: [{ subFlowRef: w }] }]
    end: true
""")
    assert words(view, "a") == ["call card", "branch", "f"]
    assert lines(view) == {
        "Start -flow-> P", "P -branch-> a", "P -branch-> b", "a -branch-> P)", "b -branch-> P)", "P) -flow-> End",
    }  # fmt: skip


def test_the_heading_says_which_workflow_it_is() -> None:
    view = view_1("timeout: { after: { hours: 3 } }\ndo: [{ a: { wait: PT1S } }]\n")
    assert (view.title, view.subtitle) == ("w", "n/w · v1.0.0 · DSL 1.0.3 · timeout 3 hours")
    old = view_0(
        "name: Whole\ntimeouts: { workflowExecTimeout: P1D }\nstates: [{ name: S, type: inject, data: {}, end: true }]\n"
    )
    assert (old.title, old.subtitle) == ("Whole", "w · v1 · spec 0.8 · timeout P1D")
