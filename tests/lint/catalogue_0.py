"""What is known to be wrong with workflows of 0.x, and which of our rules says so.

The ids are those of the catalogue of mistakes in the measuring data. A `Claim` says which rule reports a mistake and where
its smallest example has to stand; one without a code says why no rule does (yet).
"""

from __future__ import annotations

from typing import NamedTuple


class Claim(NamedTuple):
    """`code` reports the mistake once the example stands at `place` (a JSON pointer) of the workflow `frame`.

    `example` replaces the one of the catalogue where that is no YAML or leaves out what matters, `dsl` is the version of the
    language where only another one than the newest has the mistake. `why` is given where there
    is no code.
    """

    code: str
    place: str = ""
    frame: str = "plain"
    profile: str | None = None
    example: str = ""
    dsl: str | None = None
    why: str = ""


def unmet(why: str) -> Claim:
    """A mistake that no rule reports."""
    return Claim("", why=why)


EXPRESSIONS = unmet("needs the expressions to be read, which are not yet")
FILES = unmet("needs the file that is referred to")

FRAMES: dict[str, str] = {
    "bare": "states: [{name: A, type: inject, data: {a: 1}, end: true}]",
    "plain": """
        id: w
        specVersion: '0.8'
        start: A
        states: [{name: A, type: inject, data: {a: 1}, end: true}]
    """,
    "open": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: inject, data: {a: 1}}]
    """,
    "operation": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: operation, actions: [{functionRef: f}], end: true}]
        functions: [{name: f, operation: a.yaml#f}]
        retries: [{name: r, maxAttempts: 3}]
        errors: [{name: a, code: '1'}]
    """,
    "compensation": """
        id: w
        specVersion: '0.8'
        start: A
        states:
          - {name: A, type: inject, data: {a: 1}, compensatedBy: Undo, transition: Main}
          - {name: Main, type: inject, data: {a: 2}, end: {compensate: true}}
          - {name: Undo, type: inject, data: {a: 0}, usedForCompensation: true}
          - {name: Normal, type: inject, data: {a: 0}, end: true}
    """,
    "uncompensated": """
        id: w
        specVersion: '0.8'
        states:
          - {name: A, type: inject, data: {a: 1}, end: true}
          - {name: Undo, type: inject, data: {a: 0}, usedForCompensation: true}
    """,
    "events": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: event, onEvents: [{eventRefs: [e]}], end: true}]
        events:
          - {name: e, source: s, type: t}
          - {name: producedOne, type: t, kind: produced}
          - {name: consumedOne, source: s, type: t, kind: consumed}
    """,
    "switch": """
        id: w
        specVersion: '0.8'
        start: A
        states:
          - {name: A, type: switch, dataConditions: [{condition: '${ .a }', end: true}], defaultCondition: {end: true}}
    """,
    "event-switch": """
        id: w
        specVersion: '0.8'
        start: A
        states: [{name: A, type: switch, eventConditions: [{eventRef: e, end: true}], defaultCondition: {end: true}}]
        events: [{name: e, source: s, type: t}]
    """,
    "parallel": """
        id: selfId
        specVersion: '0.8'
        states:
          - name: A
            type: parallel
            branches:
              - {name: b, actions: [{functionRef: f}]}
              - {name: c, actions: [{functionRef: f}]}
            end: true
        functions: [{name: f, operation: a.yaml#f}]
    """,
    "foreach": """
        id: w
        specVersion: '0.8'
        states:
          - {name: A, type: foreach, inputCollection: '${ .a }', iterationParam: b, actions: [{functionRef: f}], end: true}
        functions: [{name: f, operation: a.yaml#f}]
    """,
    "functions": """
        id: w
        specVersion: '0.8'
        start: A
        states: [{name: A, type: operation, actions: [{functionRef: f}], end: true}]
        functions:
          - {name: f, operation: a.yaml#f}
          - {name: g, type: graphql, operation: a#query#g}
          - {name: exprFn, type: expression, operation: .a}
    """,
    "auth": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: inject, data: {a: 1}, end: true}]
        auth: [{name: x, scheme: oauth2, properties: {clientId: c, grantType: password, username: u}}]
    """,
    "sleep": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: sleep, duration: PT5S, end: true}]
    """,
    "callback": """
        id: w
        specVersion: '0.8'
        states: [{name: A, type: callback, end: true}]
        events: [{name: e, source: s, type: t}]
    """,
    "scheduled": """
        id: w
        specVersion: '0.8'
        start: {stateName: A, schedule: {cron: 0 0 * * *}}
        states: [{name: A, type: inject, data: {a: 1}, end: true}]
    """,
    "run-before": """
        id: w
        specVersion: '0.8'
        start: A
        timeouts: {workflowExecTimeout: {duration: PT1H}}
        states:
          - {name: A, type: inject, data: {a: 1}, transition: Main}
          - {name: Main, type: inject, data: {a: 2}, end: true}
    """,
}

FUNCTION, ACTION, STATE = "/functions/0", "/states/0/actions/0", "/states/0"

CLAIMS: dict[str, Claim] = {
    # of both generations, as far as they are about 0.x
    "SWX001": Claim("SW005"),
    "SWX002": Claim("SW010", example="id: a\nid: b"),
    "SWX003": unmet("YAML 1.2 is what the language is written in; nothing is read otherwise here"),
    "SWX004": Claim("SW805"),
    "SWX005": Claim("SW803", example="specVersion: '9.9'"),
    "SWX007": Claim("SW804", example="document: {dsl: 1.0.3}\ndo: []"),
    "SWX008": Claim("SW121", example="zzzzz: []"),
    "SWX009": FILES,
    "SWX010": FILES,
    "SWX011": EXPRESSIONS,
    "SWX012": Claim("SW300", "/states/0/dataConditions/0", "switch", example="condition: '${ .a '"),
    "SWX013": Claim("SW600", "/auth/0", "auth", example="{scheme: basic, properties: {username: u, password: p}}"),
    "SWX017": unmet("formats of addresses are not asserted in 0.x, so relative ones are right"),
    # head
    "SW0001": Claim("SW104"),
    "SW0002": Claim("SW250"),
    "SW0003": Claim("SW102", frame="bare"),
    "SW0004": Claim("SW201"),
    "SW0005": Claim("SW450", frame="bare", profile="sonataflow", example="id: w"),
    "SW0006": Claim("SW102", example="start: {stateName: A}"),
    "SW0007": Claim("SW211", example="states: [{name: s, type: inject, data: {a: 1}, end: true}, {name: s, type: inject, data: {a: 2}, end: true}]"),
    "SW0008": Claim("SW402", example="states: [{name: A, type: inject, data: {a: 1}, transition: B}, {name: B, type: inject, data: {a: 1}, transition: A}]"),
    "SW0009": Claim("SW400", example="states: [{name: A, type: inject, data: {a: 1}, end: true}, {name: b, type: inject, data: {a: 1}, end: true}]"),
    "SW0010": Claim("SW201", STATE, "open"),
    "SW0011": Claim("SW401", STATE, "open", example="{name: A, transition: A}"),
    "SW0012": Claim("SW104", STATE),
    "SW0013": Claim("SW451", STATE),
    "SW0014": Claim("SW101", STATE, "switch"),
    "SW0015": Claim("SW473", STATE, "compensation"),
    "SW0016": Claim("SW220"),
    "SW0017": Claim("SW260", "/states/0/dataConditions/0", "switch", example="condition: '${ $SECRETS.NOPE }'"),
    "SW0018": Claim("SW261", "/states/0/dataConditions/0", "switch", example="condition: '${ $CONST.NOPE }'"),
    "SW0019": Claim("SW251"),
    "SW0020": Claim("SW251"),
    "SW0021": Claim("SW563", "/states/0/dataConditions/0", "switch"),
    "SW0022": Claim("SW262", "/states/0/dataConditions/0", "switch"),
    "SW0023": Claim("SW262", frame="functions", example="states: [{name: A, type: switch, dataConditions: [{condition: '${ fn:f }', end: true}], defaultCondition: {end: true}}]"),
    "SW0024": Claim("SW822", "/states/0/dataConditions/0", "switch"),
    # functions and credentials
    "SW0030": Claim("SW202", ACTION, "operation"),
    "SW0031": Claim("SW211", example="functions: [{name: f, operation: a#f}, {name: f, operation: a#g}]"),
    "SW0032": Claim("SW551", FUNCTION, "functions"),
    "SW0033": Claim("SW551", FUNCTION, "functions"),
    "SW0034": Claim("SW551", FUNCTION, "functions"),
    "SW0035": Claim("SW551", FUNCTION, "functions"),
    "SW0036": Claim("SW551", FUNCTION, "functions"),
    "SW0037": Claim("SW102"),
    "SW0038": Claim("SW802", FUNCTION, "functions"),
    "SW0039": Claim("SW559", FUNCTION, "functions", "sonataflow"),
    "SW0040": Claim("SW206", FUNCTION, "functions"),
    "SW0041": Claim("SW650", "/auth/0", "auth"),
    "SW0042": Claim("SW651", "/auth/0/properties", "auth"),
    "SW0043": Claim("SW553", ACTION, "functions"),
    "SW0044": Claim("SW554", ACTION, "operation"),
    "SW0045": FILES,
    "SW0046": Claim("SW104", ACTION, "operation"),
    "SW0047": Claim("SW252", ACTION, "functions"),
    # events
    "SW0050": Claim("SW203", "/states/0/onEvents/0", "events"),
    "SW0051": Claim("SW253", "/states/0/onEvents/0", "events"),
    "SW0052": Claim("SW254", STATE, "events", example="end: {produceEvents: [{eventRef: consumedOne}]}"),
    "SW0053": Claim("SW102", "/events/0", "events", example="{name: e, type: t, source: null}"),
    "SW0054": Claim("SW115", "/states/0/onEvents/0", "events"),
    "SW0055": Claim("SW560", "/events/1", "events"),
    "SW0056": Claim("SW561", ACTION, "operation"),
    "SW0057": Claim("SW456", STATE, "events"),
    "SW0058": Claim("SW457", STATE, "event-switch", "sonataflow"),
    # errors and retries
    "SW0060": Claim("SW205", STATE, "operation"),
    "SW0061": Claim("SW104", STATE, "operation"),
    "SW0062": Claim("SW255"),
    "SW0063": Claim("SW458", STATE, "operation"),
    "SW0070": Claim("SW204", ACTION, "operation"),
    "SW0071": Claim("SW558", frame="operation", example="autoRetries: true\nstates: [{name: A, type: operation, actions: [{functionRef: f, retryableErrors: [a]}], end: true}]"),
    "SW0072": Claim("SW205", ACTION, "operation"),
    "SW0073": Claim("SW550", "/retries/0", "operation"),
    "SW0074": Claim("SW550", STATE, "sleep"),
    # states
    "SW0080": Claim("SW104", STATE, "switch"),
    "SW0081": Claim("SW102", STATE, "switch", example="defaultCondition: null"),
    "SW0082": Claim("SW459", STATE, "switch", example="dataConditions: [{condition: '${ .a }', end: true}, {condition: '${ .a }', end: true}]"),
    "SW0083": Claim("SW460", STATE, "parallel"),
    "SW0084": Claim("SW461", STATE, "parallel"),
    "SW0085": Claim("SW463", STATE, "parallel"),
    "SW0086": Claim("SW259", STATE, "parallel", example="branches: [{name: b, actions: [{functionRef: f}]}, {name: b, actions: [{functionRef: f}]}]"),
    "SW0087": Claim("SW464", STATE, "parallel"),
    "SW0088": Claim("SW465", STATE, "foreach"),
    "SW0089": Claim("SW467", STATE, "foreach", example="iterationParam: null"),
    "SW0090": Claim("SW562", STATE, "foreach"),
    "SW0091": Claim("SW482", STATE),
    "SW0092": Claim("SW102", STATE, "callback"),
    "SW0093": Claim("SW468", STATE, "operation"),
    "SW0094": Claim("SW469", STATE, "operation", example="{actionMode: parallel, actions: [{functionRef: f, sleep: {before: PT1S}}, {functionRef: f}]}"),
    # compensation
    "SW0100": Claim("SW201", STATE),
    "SW0101": Claim("SW470", STATE, "compensation"),
    "SW0102": Claim("SW101", STATE, "events"),
    "SW0103": Claim("SW472", "/states/2", "compensation"),
    "SW0104": Claim("SW473", STATE, "compensation"),
    "SW0105": Claim("SW474", "/states/2", "compensation"),
    "SW0106": Claim("SW475", "/states/2", "compensation"),
    "SW0107": Claim("SW476", STATE, "uncompensated"),
    "SW0108": Claim("SW477", STATE),
    # timeouts, ends and sub-flows
    "SW0110": Claim("SW201", "/timeouts/workflowExecTimeout", "run-before"),
    "SW0111": Claim("SW478", "/timeouts/workflowExecTimeout", "run-before"),
    "SW0112": Claim("SW480", STATE),
    "SW0113": Claim("SW481", STATE),
    "SW0114": Claim("SW453"),
    "SW0115": Claim("SW452", STATE),
    "SW0116": unmet("needs the other workflows of the workspace"),
    "SW0117": Claim("SW222", frame="operation", example="id: selfId\nstates: [{name: A, type: operation, actions: [{subFlowRef: selfId}], end: true}]"),
    "SW0118": Claim("SW484", ACTION, "operation", example="{functionRef: null, subFlowRef: {workflowId: a, onParentComplete: continue}}"),
    # schedules
    "SW0120": Claim("SW570", "/start", "scheduled"),
    "SW0121": Claim("SW571", "/start/schedule", "scheduled"),
    "SW0122": Claim("SW572", "/start/schedule", "scheduled"),
    "SW0123": Claim("SW573", frame="events", example="start: {stateName: A, schedule: R/PT1H}"),
    "SW0124": Claim("SW574", "/start/schedule", "scheduled", example="cron: {expression: 0 0 * * *, validUntil: '2021-11-05T08:15:30-05:00'}"),
    # the rest
    "SW0130": FILES,
    "SW0131": Claim("SW801"),
    "SW0132": Claim("SW105"),
    "SW0133": Claim("SW122"),
    "SW0134": Claim("SW256", STATE, example="name: 'A '"),
    "SW0140": unmet("a workflow of 0.x is nothing wrong; a migration would be offered, not reported"),
    "SW0141": Claim("SW105", STATE),
    "SW0142": Claim("SW105", ACTION, "operation"),
    "SW0143": Claim("SW102", STATE, "switch", example="defaultCondition: null"),
    "SW0144": Claim("SW820", "/states/0/dataConditions/0", "switch", "sonataflow"),
    "SW0145": unmet("is judged by what stands at spec.flow"),
}  # fmt: skip
