"""Rules about the states of 0.x and what is defined beside them, where one example on their pages is not enough."""

from __future__ import annotations

import textwrap

import pytest

from swls.lint import Settings, lint
from swls.lint.rules import sw572_schedule_timezone
from swls.model import Document

INJECT = "{name: A, type: inject, data: {a: 1}, end: true}"
CALLS = "functions: [{name: f, operation: a.yaml#f}]"


def said(text: str, *codes: str, profile: str | None = None, section: str | None = None) -> list[str]:
    """What rules say, in the order of the text, of all or of some of them."""
    head = "" if section is not None else "id: w\nspecVersion: '0.8'\n"
    whole = head + textwrap.dedent(text)
    path = "parts.yaml" if section is not None else "w.sw.yaml"
    document = Document.open(whole, path=path, profile=profile, section=section)
    found = lint(document, Settings(extend_select=codes, profile=profile))
    return [f"{one.code} {one.message}" for one in found if not codes or one.code in codes]


def operation(name: str, type_: str, value: str) -> str:
    call = "[{functionRef: {refName: f, selectionSet: '{ a }'}}]" if type_ == "graphql" else "[{functionRef: f}]"
    return f"""
        states: [{{name: {name}, type: operation, actions: {call}, end: true}}]
        functions: [{{name: f, type: {type_}, operation: '{value}'}}]
    """


@pytest.mark.parametrize(
    ("type_", "value", "right"),
    [
        ("rest", "api.yaml#get", True),
        ("rest", "https://example.com/api#get", True),
        ("rest", "https://example.com/api", False),
        ("rest", "#get", False),
        ("rest", "api.yaml#", False),
        ("rest", "api.yaml#a#b", False),
        ("asyncapi", "events.yaml#on", True),
        ("asyncapi", "events.yaml", False),
        ("rpc", "a.proto#S#M", True),
        ("rpc", "a.proto#S", False),
        ("graphql", "https://h/g#query#pets", True),
        ("graphql", "https://h/g#mutation#add", True),
        ("graphql", "https://h/g#subscription#pets", False),
        ("graphql", "https://h/g#pets", False),
        ("odata", "https://h/s.svc#Products", True),
        ("odata", "https://h/s.svc", False),
        ("expression", ".a + .b", True),
        ("custom", "whatever", True),
    ],
)
def test_operations_by_type(type_: str, value: str, *, right: bool) -> None:
    assert (said(operation("A", type_, value), "SW551") == []) is right


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("rest:get:/a/{b}", ""),
        ("rest:POST:https://h/a", ""),
        ("rest:/a", "SW552"),
        ("service:java:com.acme.A::b", ""),
        ("service:com.acme.A::b", ""),
        ("service:java:com.acme.A.b", "SW552"),
        ("knative:services.v1.serving.knative.dev/ns/name?path=/a", ""),
        ("camel:direct:a", ""),
        ("camel:a", "SW552"),
        ("script:python", ""),
        ("sysout", ""),
        ("sysout:LOUD", "SW552"),
        ("rpc:mine", "SW559"),
    ],
)
def test_custom_operations_of_sonataflow(value: str, code: str) -> None:
    text = "start: A\n" + textwrap.dedent(operation("A", "custom", value))
    found = said(text, "SW552", "SW559", profile="sonataflow")
    assert [one[:5] for one in found] == ([code] if code else [])


@pytest.mark.parametrize(
    "value",
    [
        "R/PT2H",
        "R/2030-03-20T09:00:00Z/PT2H",
        "R/PT2H/2030-03-20T09:00:00+01:00",
        "2020-03-20T09:00:00Z/2020-03-20T15:00:00Z",
    ],
)
def test_intervals(value: str) -> None:
    assert said(f"start: {{stateName: A, schedule: {value}}}\nstates: [{INJECT}]", "SW570") == []


@pytest.mark.parametrize("value", ["PT2H", "R/", "R/2h", "R5/PT2H", "R/PT0S", "R/PT1H/PT2H", "R/PT1H/soon", "R/a/b/c"])
def test_what_is_no_interval(value: str) -> None:
    assert len(said(f"start: {{stateName: A, schedule: {value}}}\nstates: [{INJECT}]", "SW570")) == 1


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (
            "{name: A, type: sleep, duration: PT2H, end: true}",
            "'PT2H' is longer than the workflow may take, which is 1 h; allow more, or wait less",
        ),
        (
            "{name: A, type: sleep, duration: PT30M, timeouts: {stateExecTimeout: PT10M}, end: true}",
            "'PT30M' is longer than the state may take, which is 10 min; allow more, or wait less",
        ),
        (
            "{name: A, type: sleep, duration: PT1S, timeouts: {stateExecTimeout: {single: PT2M, total: PT1M}}, end: true}",
            "'PT2M' is longer than the state may take, which is 1 min; allow more, or wait less",
        ),
        (
            "{name: A, type: operation, timeouts: {stateExecTimeout: PT5S}, actions: [{functionRef: f, sleep: {before: PT1S, after: PT6S}}], end: true}",
            "'PT6S' is longer than the state may take, which is 5 s; allow more, or wait less",
        ),
        (
            "{name: A, type: event, onEvents: [{eventRefs: [e]}], timeouts: {eventTimeout: P1D}, end: true}",
            "'P1D' is longer than the workflow may take, which is 1 h; allow more, or wait less",
        ),
        ("{name: A, type: sleep, duration: PT1H, end: true}", ""),
        ("{name: A, type: sleep, duration: soon, end: true}", ""),
    ],
)
def test_waits_and_the_timeouts_around_them(state: str, message: str) -> None:
    text = f"start: A\ntimeouts: {{workflowExecTimeout: {{duration: PT1H}}}}\nstates: [{state}]\n{CALLS}"
    assert said(text, "SW512") == ([f"SW512 {message}"] if message else [])


@pytest.mark.parametrize(
    ("states", "message"),
    [
        (
            "[{name: A, type: inject, data: {a: 1}, transition: Clean}, {name: Clean, type: inject, data: {a: 1}, end: true}]",
            "the normal flow may not lead to 'Clean'",
        ),
        (
            "[{name: A, type: inject, data: {a: 1}, transition: C}, {name: C, type: inject, data: {a: 1}, end: true}, {name: Clean, type: inject, data: {a: 1}, transition: C}]",
            "the normal flow may not lead to 'C'",
        ),
        (
            "[{name: A, type: inject, data: {a: 1}, end: true}, {name: Clean, type: inject, data: {a: 1}, usedForCompensation: true}]",
            "'Clean' only undoes other states",
        ),
        (
            "[{name: A, type: inject, data: {a: 1}, end: true}, {name: Clean, type: inject, data: {a: 1}, transition: Clean}]",
            "never comes to an end",
        ),
        (
            "[{name: A, type: inject, data: {a: 1}, end: true}, {name: Clean, type: inject, data: {a: 1}, transition: C}, {name: C, type: inject, data: {a: 1}, end: true}]",
            "",
        ),
    ],
)
def test_states_that_run_before_a_timeout(states: str, message: str) -> None:
    text = f"start: A\ntimeouts: {{workflowExecTimeout: {{duration: PT1H, runBefore: Clean}}}}\nstates: {states}"
    found = said(text, "SW478")
    assert [message in one for one in found] == ([True] if message else [])


def test_compensation_that_starts_the_workflow() -> None:
    text = """
        start: Undo
        states:
          - {name: Undo, type: inject, data: {a: 1}, usedForCompensation: true, onErrors: [{errorRef: e, transition: B}]}
          - {name: B, type: inject, data: {a: 1}, compensatedBy: Undo, end: {compensate: true}}
    """
    assert said(text, "SW473", "SW474") == ["SW473 'Undo' only undoes other states; the workflow cannot start with it"]


def test_an_event_that_is_both_awaited_and_sent_has_no_fix() -> None:
    text = textwrap.dedent("""
        states:
          - name: A
            type: event
            onEvents: [{eventRefs: [e]}]
            end: {produceEvents: [{eventRef: e}]}
        events: [{name: e, source: s, type: t}]
    """)
    found = [
        one for one in lint(Document.open("id: w\nspecVersion: '0.8'\n" + text, path="w.yaml")) if one.code == "SW258"
    ]
    assert len(found) == 1
    assert found[0].fixes == ()


@pytest.mark.parametrize(
    ("auth", "message"),
    [
        ("{name: x, properties: {username: u, password: p}}", ""),
        ("{name: x, scheme: bearer, properties: {token: t}}", ""),
        ("{name: x, scheme: bearer, properties: '${ $SECRETS.x }'}", ""),
        (
            "{name: x, properties: {token: t}}",
            "'x' has no scheme, which means 'basic', but its properties are those of 'bearer'",
        ),
        (
            "{name: x, scheme: basic, properties: {grantType: clientCredentials, clientId: c}}",
            "the scheme of 'x' is 'basic', but its properties are those of 'oauth2'",
        ),
    ],
)
def test_schemes_and_their_properties(auth: str, message: str) -> None:
    found = said(f"states: [{INJECT}]\nauth: [{auth}]", "SW650")
    assert found == ([f"SW650 {message}"] if message else [])


@pytest.mark.parametrize(
    ("retry", "message"),
    [
        ("maxAttempts: '3', multiplier: '1.5', jitter: PT1S", ""),
        ("maxAttempts: 3, jitter: '0.5'", ""),
        ("maxAttempts: 2.5", "'maxAttempts' must be a whole number, not '2.5'"),
        ("maxAttempts: .inf", "'maxAttempts' must be a whole number, not '.inf'"),
        ("maxAttempts: 3, multiplier: twice", "'multiplier' must be a number, not 'twice'"),
        ("maxAttempts: 3, multiplier: 0", "'multiplier' must be a number greater than 0, not '0'"),
        ("maxAttempts: 3, jitter: '2'", "'jitter' must be a number from 0 to 1, or an ISO 8601 duration, not '2'"),
        ("maxAttempts: '${ .tries }'", ""),
    ],
)
def test_numbers_of_retries_also_in_a_file_of_their_own(retry: str, message: str) -> None:
    part = f"retries: [{{name: r, {retry}}}]"
    wanted = [f"SW556 {message}"] if message else []
    assert said(f"states: [{INJECT}]\n{part}", "SW556") == wanted
    assert said(part, "SW556", section="retries") == wanted


def test_a_first_event_state_with_several_needed_events_may_have_a_timeout() -> None:
    text = """
        states:
          - {name: A, type: event, onEvents: [{eventRefs: [e, f]}], timeouts: {eventTimeout: PT1H}, end: true}
        events: [{name: e, source: s, type: t}, {name: f, source: s, type: u}]
    """
    assert said(text, "SW456") == []


def test_timeouts_in_a_file_of_their_own_may_end_a_workflow() -> None:
    assert said(f"keepActive: true\ntimeouts: timeouts.yaml\nstates: [{INJECT}]", "SW453") == []


def test_nothing_behind_an_alias_is_rewritten_through_it() -> None:
    text = """
        x-common: &common {type: sleep, duration: 5s}
        states:
          - {name: A, <<: *common, transition: B}
          - {name: B, type: operation, actions: &actions [{functionRef: f, sleep: {before: 3m}}], transition: C}
          - {name: C, type: operation, actions: *actions, transition: D}
          - name: D
            type: parallel
            branches:
              - {name: b, actions: [&call {functionRef: f, actionDataFilter: &off {useResults: false, results: .a}}]}
            transition: E
          - {name: E, type: operation, actions: [*call, {functionRef: f, actionDataFilter: *off}], end: true}
        functions: [{name: f, operation: a.yaml#f}]
    """
    whole = "id: w\nspecVersion: '0.8'\n" + textwrap.dedent(text)
    found = [one for one in lint(Document.open(whole, path="w.yaml")) if one.code in {"SW550", "SW561"}]
    assert [one.message[:5] for one in found if one.code == "SW550"] == ["'5s' ", "'3m' ", "'3m' "]
    assert sum(one.code == "SW561" for one in found) == 1, "said where it is written, once"
    for one in found:
        for fix in one.fixes:
            for edit in fix.edits:
                assert "*" not in whole[edit.span.start : edit.span.end], fix.title


@pytest.mark.parametrize(
    "text", ["states:", "states: {}", "states: [1, [2], {name: [3]}]", "start: []\nstates: [{type: {}}]"]
)
def test_nothing_is_raised_on_what_is_no_workflow_yet(text: str) -> None:
    assert said(text) != []


def test_every_way_to_break_a_workflow_is_survived() -> None:
    text = textwrap.dedent("""
        start: {stateName: A, schedule: {cron: {expression: 0 0 * * *, validUntil: '2030-01-01'}, timezone: UTC}}
        keepActive: true
        timeouts: {workflowExecTimeout: {duration: PT1H, runBefore: C}}
        states:
          - {name: A, type: parallel, completionType: atLeast, numCompleted: 1, branches: [{name: b, actions: [{subFlowRef: w}]}], end: true}
          - {name: C, type: callback, action: {functionRef: {refName: f, invoke: async}, retryRef: r}, eventRef: e, compensatedBy: A}
        functions: [{name: f, type: graphql, operation: a}]
        events: [{name: e, source: s, type: t, kind: produced, correlation: []}]
        retries: [{name: r, delay: PT1M, maxDelay: PT1S, maxAttempts: 1, jitter: 2}]
        auth: [{name: x, scheme: oauth2, properties: {grantType: password, clientId: c}}]
        constants: {a: '${ .b }'}
    """)
    whole = "id: w\nspecVersion: '0.8'\n" + text
    for at in range(0, len(whole), 23):
        for broken in (whole[:at], whole[:at] + whole[at + 3 :], whole[:at] + ": [" + whole[at:]):
            lint(Document.open(broken, path="w.sw.yaml", certain=True), syntax=[])


def test_names_in_expressions_are_found_where_they_stand_after_an_edit() -> None:
    text = (
        '{"id": "w", "specVersion": "0.8", "constants": {"limit": 1}, "states": ['
        '{"name": "A", "type": "inject", "data": {"a": "${ \\"\\u00e9\\" + $CONST[\\"limt\\"] }"}, "end": true}]}'
    )
    document = Document.open(text, path="w.sw.json")
    for _ in range(2):
        found = [one for one in lint(document) if one.code == "SW261"]
        assert [document.text[one.span.start : one.span.end] for one in found] == ["limt"]
        assert found[0].pointer == "/states/0/data/a"
        rewritten = document.text[: found[0].span.start] + "limit" + document.text[found[0].span.end :]
        assert [one.text for one in found[0].fixes[0].edits] == ["limit"]
        assert "SW261" not in {one.code for one in lint(Document.open(rewritten, path="w.sw.json"))}
        document = document.edit(8, 9, "longer")


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("w", "SW222"),
        ("{workflowId: w}", "SW222"),
        ("{workflowId: w, version: '1.0'}", "SW222"),
        ("{workflowId: w, version: '2.0'}", ""),
        ("{workflowId: other}", ""),
    ],
)
def test_a_workflow_that_runs_itself_and_not_another_version_of_it(reference: str, code: str) -> None:
    text = f"version: '1.0'\nstates: [{{name: A, type: operation, actions: [{{subFlowRef: {reference}}}], end: true}}]"
    assert [one[:5] for one in said(text, "SW222")] == ([code] if code else [])


@pytest.mark.parametrize(
    ("zone", "right"),
    [("Europe/Berlin", True), ("America/Argentina/Ushuaia", True), ("UTC", True), ("+02:00", True), ("Moon", False)],
)
@pytest.mark.parametrize("listed", [True, False])
def test_time_zones_also_where_the_machine_knows_none(
    zone: str, *, right: bool, listed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not listed:
        monkeypatch.setattr(sw572_schedule_timezone, "_known", tuple)
    text = f"start: {{stateName: A, schedule: {{cron: 0 9 * * *, timezone: '{zone}'}}}}\nstates: [{INJECT}]"
    assert (said(text, "SW572") == []) is right
