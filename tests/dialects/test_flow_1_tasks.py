"""What each kind of task of 1.x says about itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.dialects.drawn import node, tasks

# task -> (kind, variant, detail)
CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("{call: http, with: {method: get, endpoint: https://a.example/x}}", "call", "http",
     {"method": "get", "endpoint": "https://a.example/x"}),
    ("{call: http, with: {method: post, endpoint: {uri: 'https://a.example/{id}', authentication: {use: x}}}}", "call",
     "http", {"method": "post", "endpoint": "https://a.example/{id}"}),
    ("{call: grpc, with: {proto: {endpoint: 'file://a.proto'}, service: {name: S, host: h}, method: M}}", "call", "grpc",
     {"method": "M", "proto": "file://a.proto", "service": "S", "host": "h"}),
    ("{call: openapi, with: {document: {endpoint: {uri: o.json}}, operationId: op}}", "call", "openapi",
     {"document": "o.json", "operationId": "op"}),
    ("{call: asyncapi, with: {document: {endpoint: a.json}, channel: /c, protocol: kafka}}", "call", "asyncapi",
     {"document": "a.json", "channel": "/c", "protocol": "kafka"}),
    ("{call: asyncapi, with: {document: {endpoint: a.json}, operation: op}}", "call", "asyncapi",
     {"document": "a.json", "operation": "op"}),
    ("{call: a2a, with: {agentCard: {endpoint: https://a.example/card}, method: message/send}}", "call", "a2a",
     {"agentCard": "https://a.example/card", "method": "message/send"}),
    ("{call: mcp, with: {method: tools/call, parameters: {name: look}, transport: {stdio: {command: srv}}}}", "call",
     "mcp", {"method": "tools/call", "name": "look", "transport": "stdio", "server": "srv"}),
    ("{call: mcp, with: {method: tools/list, transport: {http: {endpoint: https://m.example}}}}", "call", "mcp",
     {"method": "tools/list", "transport": "http", "server": "https://m.example"}),
    ("{call: 'f:1.0.0@shop', with: {a: 1}}", "call", "function", {"function": "f:1.0.0@shop", "with": {"a": 1}}),
    ("{call: null}", "call", "", {}),
    ("{do: []}", "do", "", {}),
    ("{emit: {event: {with: {source: https://a.example, type: a.b, data: {x: 1}}}}}", "emit", "",
     {"event": {"source": "https://a.example", "type": "a.b"}, "type": "a.b", "source": "https://a.example"}),
    ("{for: {each: x, in: .xs, at: i}, while: .more, do: []}", "for", "",
     {"each": "x", "in": ".xs", "at": "i", "while": ".more"}),
    ("{for: {in: [{a: 1}]}, do: []}", "for", "", {"in": [{"a": 1}]}),
    ("{fork: {branches: [{b: {set: {}}}]}}", "fork", "all", {"compete": False, "branches": 1}),
    ("{fork: {compete: true, branches: []}}", "fork", "any", {"compete": True, "branches": 0}),
    ("{listen: {to: {one: {with: {type: a}}}, read: raw}}", "listen", "one", {"events": [{"type": "a"}], "read": "raw"}),
    ("{listen: {to: {all: [{with: {type: a}}, {with: {type: b, source: s}}]}}}", "listen", "all",
     {"events": [{"type": "a"}, {"type": "b", "source": "s"}]}),
    ("{listen: {to: {any: [], until: .done}}, foreach: {item: e, at: i}}", "listen", "any",
     {"events": [], "until": ".done", "foreach": {"item": "e", "at": "i"}}),
    ("{listen: {to: {any: [{with: {type: a}}], until: {one: {with: {type: b}}}}}}", "listen", "any",
     {"events": [{"type": "a"}], "until": {"one": {"with": {"type": "b"}}}}),
    ("{raise: {error: {type: t, status: 404, title: T}}}", "raise", "",
     {"error": {"type": "t", "status": 404, "title": "T"}}),
    ("{raise: {error: known}}", "raise", "", {"errorRef": "known", "error": {"type": "k", "status": 500}}),
    ("{raise: {error: unknown}}", "raise", "", {"errorRef": "unknown"}),
    ("{run: {container: {image: a/b:1, command: go, lifetime: {cleanup: always}}, await: false}}", "run", "container",
     {"image": "a/b:1", "command": "go", "lifetime": {"cleanup": "always"}, "await": False}),
    ("{run: {script: {language: js, source: {endpoint: https://a.example/x.js}}}}", "run", "script",
     {"language": "js", "source": "https://a.example/x.js"}),
    ("{run: {shell: {command: ls}, return: all}}", "run", "shell", {"command": "ls", "return": "all"}),
    ("{run: {workflow: {namespace: n, name: w, version: 1.0.0, input: {a: 1}}}}", "run", "workflow",
     {"namespace": "n", "name": "w", "version": "1.0.0"}),
    ("{set: {a: 1, b: 2}}", "set", "", {"keys": ["a", "b"]}),
    ("{set: '${ .x }'}", "set", "", {"expression": "${ .x }"}),
    ("{switch: [{a: {when: .x, then: end}}, {b: {then: exit}}]}", "switch", "",
     {"cases": [{"name": "a", "when": ".x", "then": "end"}, {"name": "b", "then": "exit"}]}),
    ("{try: [], catch: {}}", "try", "", {}),
    ("{wait: PT5S}", "wait", "", {"duration": "PT5S"}),
    ("{wait: {minutes: 1, seconds: 5}}", "wait", "", {"duration": {"minutes": 1, "seconds": 5}}),
    ("{}", "task", "", {}),
    ("{if: .x, then: end}", "task", "", {"if": ".x", "then": "end"}),
    ("{wait: PT1S, if: .x, then: exit, timeout: {after: PT2S}, metadata: {a: b}, input: {from: .a}, output: {as: .b}, export: {as: .c}}",
     "wait", "",
     {"duration": "PT1S", "if": ".x", "then": "exit", "timeout": {"after": "PT2S"}, "metadata": {"a": "b"},
      "input": {"from": ".a"}, "output": {"as": ".b"}, "export": {"as": ".c"}}),
]  # fmt: skip


@pytest.mark.parametrize(("task", "kind", "variant", "detail"), CASES, ids=[case[0][:60] for case in CASES])
def test_detail(task: str, kind: str, variant: str, detail: dict[str, Any]) -> None:
    found = node(tasks(f"use: {{errors: {{known: {{type: k, status: 500}}}}}}\ndo:\n  - it: {task}\n"), "it")
    assert (found.kind, found.variant, found.detail) == (kind, variant, detail)


def test_catch_says_what_it_handles() -> None:
    graph = tasks(
        """\
use: {retries: {again: {delay: PT1S, limit: {attempt: {count: 3}}}}}
do:
  - a: {try: [], catch: {errors: {with: {status: 503}}, as: e, when: .x, exceptWhen: .y, retry: again, then: end}}
  - b: {try: [], catch: {retry: {delay: PT2S}}}
  - c: {try: [], catch: {retry: unknown}}
"""
    )
    assert node(graph, "a.catch").detail == {
        "errors": {"status": 503}, "as": "e", "when": ".x", "exceptWhen": ".y", "then": "end",
        "retryRef": "again", "retry": {"delay": "PT1S", "limit": {"attempt": {"count": 3}}},
    }  # fmt: skip
    assert node(graph, "b.catch").detail == {"retry": {"delay": "PT2S"}}
    assert node(graph, "c.catch").detail == {"retryRef": "unknown"}


@pytest.mark.parametrize(
    ("schedule", "variant", "detail"),
    [
        ("{every: PT5M}", "every", {"every": "PT5M"}),
        ("{cron: 0 0 * * *}", "cron", {"cron": "0 0 * * *"}),
        ("{after: {hours: 1}}", "after", {"after": {"hours": 1}}),
        ("{on: {one: {with: {type: a}}}, read: data}", "on", {"read": "data", "on": "one", "events": [{"type": "a"}]}),
    ],
)
def test_schedule_stands_before_the_start(schedule: str, variant: str, detail: dict[str, Any]) -> None:
    found = node(tasks(f"schedule: {schedule}\ndo: [{{a: {{set: {{}}}}}}]\n"), "schedule")
    assert (found.id, found.variant, found.role, found.detail) == ("/schedule", variant, "schedule", detail)


def test_extensions_are_named_at_what_they_extend() -> None:
    graph = tasks(
        """\
use: {extensions: [{log: {extend: all, when: .x}}, {mock: {extend: call}}, {wrap: {extend: composite}}]}
do: [{a: {call: f}}, {b: {set: {}}}, {c: {do: []}}]
"""
    )
    assert node(graph, "a").detail["extensions"] == ["mock", "log"]
    assert node(graph, "b").detail["extensions"] == ["log"]
    assert node(graph, "c").detail["extensions"] == ["wrap", "log"]
    assert (node(graph, "log").variant, node(graph, "log").detail) == ("all", {"extend": "all", "when": ".x"})


def test_header() -> None:
    from tests.dialects.drawn import only

    graph = only(
        "document: {dsl: 1.0.3, namespace: n, name: w, version: 1.0.0, title: T, summary: S}\n"
        "timeout: {after: PT1H}\ninput: {from: .a}\noutput: {as: .b}\ndo: []\n",
        "a.yaml",
    )
    assert graph.header == {
        "dsl": "1.0.3", "namespace": "n", "name": "w", "version": "1.0.0", "title": "T", "summary": "S",
        "timeout": {"after": "PT1H"}, "input": {"from": ".a"}, "output": {"as": ".b"},
    }  # fmt: skip
