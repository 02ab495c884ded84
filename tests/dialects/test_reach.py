"""What is reached, where control gets lost, what goes round for ever."""

from __future__ import annotations

import json

import pytest
from tests.dialects.drawn import called, states, tasks
from tests.dialects.reach import cycles_without_exit, ends, falls_off, reachable, self_loops

from swls.model import Document

# name -> (tasks, what is not reached)
UNREACHED = {
    "after an end": ("do: [{a: {set: {}, then: end}}, {b: {set: {}}}, {c: {set: {}}}]", {"b", "c"}),
    "after an end that may be left out": ("do: [{a: {if: .x, set: {}, then: end}}, {b: {set: {}}}]", set()),
    "after a raise": ("do: [{a: {raise: {error: e}}}, {b: {set: {}}}]", {"b", "End"}),
    "after a raise that may be left out": ("do: [{a: {if: .x, raise: {error: e}}}, {b: {set: {}}}]", set()),
    "jumped over": ("do: [{a: {set: {}, then: c}}, {b: {set: {}}}, {c: {set: {}}}]", {"b"}),
    "after a switch without default": ("do: [{a: {switch: [{x: {when: .x, then: end}}]}}, {b: {set: {}}}]", set()),
    "after a switch with a default": (
        "do: [{a: {switch: [{x: {when: .x, then: c}}, {y: {then: end}}]}}, {b: {set: {}}}, {c: {set: {}}}]",
        {"b"},
    ),
    "after a list that always raises": ("do: [{a: {do: [{b: {raise: {error: e}}}]}}, {c: {set: {}}}]", {"c", "End"}),
    "after a list that always ends": ("do: [{a: {do: [{b: {set: {}, then: end}}]}}, {c: {set: {}}}]", {"c"}),
    "after a list that may be left out": ("do: [{a: {if: .x, do: [{b: {raise: {error: e}}}]}}, {c: {set: {}}}]", set()),
    "after an exit": ("do: [{a: {do: [{b: {set: {}, then: exit}}, {c: {set: {}}}]}}, {d: {set: {}}}]", {"c"}),
    "after an empty list": ("do: [{a: {do: []}}, {b: {set: {}}}]", set()),
    "after a loop that may have no round": (
        "do: [{a: {for: {in: .x}, do: [{b: {raise: {error: e}}}]}}, {c: {set: {}}}]",
        set(),
    ),
    "after events that may not come": (
        "do: [{a: {listen: {to: {any: []}}, foreach: {do: [{b: {set: {}, then: end}}]}}}, {c: {set: {}}}]",
        set(),
    ),
    "a catch and what follows it": (
        "do: [{a: {try: [{b: {raise: {error: e}}}], catch: {do: [{c: {set: {}}}]}}}, {d: {set: {}}}]",
        set(),
    ),
    "after a try that ends and a catch that raises": (
        "do: [{a: {try: [{b: {set: {}, then: end}}], catch: {do: [{c: {raise: {error: e}}}]}}}, {d: {set: {}}}]",
        {"d"},
    ),
    "after a catch that goes elsewhere": (
        "do: [{a: {try: [{b: {raise: {error: e}}}], catch: {then: d}}}, {c: {set: {}}}, {d: {set: {}}}]",
        {"c"},
    ),
    "after a fork of which one branch comes back": (
        "do: [{a: {fork: {branches: [{b: {set: {}, then: end}}, {c: {set: {}}}]}}}, {d: {set: {}}}]",
        set(),
    ),
    "after a fork of which none does": (
        "do: [{a: {fork: {branches: [{b: {raise: {error: e}}}, {c: {set: {}, then: end}}]}}}, {d: {set: {}}}]",
        {"d"},
    ),
    "a name that may have meant it": ("do: [{a: {set: {}, then: d}}, {b: {set: {}}}, {c: {set: {}}}]", set()),
    "a name in another list": (
        "do: [{a: {do: [{b: {set: {}, then: x}}, {c: {set: {}}}]}}, {d: {set: {}, then: end}}, {e: {set: {}}}]",
        {"e"},
    ),
    "extensions and functions": (
        (
            "use: {extensions: [{x: {extend: all, before: [{b: {set: {}, then: exit}}, {c: {set: {}}}], after: [{d: {set: {}}}]}}],"
            " functions: {f: {do: [{g: {set: {}, then: end}}, {h: {set: {}}}]}}}\ndo: [{a: {set: {}}}]"
        ),
        {"c", "h"},
    ),
    "what starts it": ("schedule: {cron: 0 0 * * *}\ndo: [{a: {set: {}}}]", set()),
}


@pytest.mark.parametrize("case", UNREACHED)
def test_reachable_tasks(case: str) -> None:
    text, expected = UNREACHED[case]
    graph = tasks(text)
    reached = reachable(graph)
    assert {called(node) for node in graph.nodes if node.id not in reached} == expected
    assert ends(graph) == ("End" not in expected)


def test_reachable_states() -> None:
    graph = states(
        """\
timeouts: {workflowExecTimeout: {duration: PT1H, runBefore: before}}
states:
  - {name: a, type: operation, actions: [], compensatedBy: undo, onErrors: [{errorRef: x, transition: failed}], transition: b}
  - {name: b, type: parallel, branches: [{name: p, actions: []}], transition: {nextState: c, compensate: true}}
  - {name: c, type: switch, eventConditions: [{eventRef: e, transition: a}], defaultCondition: {end: true}}
  - {name: undo, type: operation, usedForCompensation: true, actions: [], transition: undoMore}
  - {name: undoMore, type: operation, usedForCompensation: true, actions: []}
  - {name: failed, type: inject, end: true}
  - {name: before, type: inject, end: true}
  - {name: lost, type: inject, transition: lostToo}
  - {name: lostToo, type: inject, transition: lost}
"""
    )
    reached = reachable(graph)
    assert [node.name for node in graph.nodes if node.id not in reached] == ["lost", "lostToo"]
    assert cycles_without_exit(graph) == []  # of what is reached
    assert falls_off(graph) == []


def test_a_transition_that_names_nothing_may_have_meant_any_state() -> None:
    graph = states("states: [{name: a, type: inject, transition: x}, {name: b, type: inject, end: true}]")
    assert reachable(graph) == {node.id for node in graph.nodes}
    assert falls_off(graph) == []
    graph = states("start: x\nstates: [{name: a, type: inject, end: true}]")
    assert reachable(graph) == {node.id for node in graph.nodes}


def test_falls_off() -> None:
    graph = states(
        """\
states:
  - {name: a, type: operation, actions: [], onErrors: [{errorRef: x, end: true}], compensatedBy: undo}
  - {name: unreached, type: inject}
  - {name: undo, type: operation, usedForCompensation: true, actions: []}
"""
    )
    assert [node.name for node in falls_off(graph)] == ["a"]
    graph = tasks("do: [{a: {try: [{b: {raise: {error: e}}}], catch: {}}}, {c: {do: []}}]")
    assert falls_off(graph) == []


@pytest.mark.parametrize(
    ("text", "cycles"),
    [
        ("do: [{a: {set: {}, then: a}}]", [["a"]]),
        ("do: [{a: {set: {}}}, {b: {set: {}, then: a}}]", [["a", "b"]]),
        ("do: [{a: {if: .x, set: {}, then: a}}]", []),
        ("do: [{a: {set: {}}}, {b: {switch: [{x: {when: .x, then: end}}], then: a}}]", []),
        ("do: [{a: {set: {}}}, {b: {switch: [{x: {when: .x, then: a}}, {y: {then: a}}]}}]", [["a", "b"]]),
        ("do: [{a: {do: [{b: {set: {}, then: c}}, {c: {set: {}, then: b}}]}}, {d: {set: {}}}]", [["b", "c"]]),
        ("do: [{a: {do: [{b: {set: {}}}], then: a}}]", [["a", "b"]]),
        ("do: [{a: {for: {in: .x}, do: [{b: {set: {}}}]}}]", []),
        ("do: [{a: {try: [{b: {set: {}}}], catch: {retry: r}}}]", []),
        ("do: [{a: {try: [{b: {set: {}, then: b}}], catch: {then: end}}}]", [["b"]]),
        ("do: [{a: {try: [{b: {call: f}}], catch: {then: end}, }, then: a}]", []),
        ("do: [{a: {try: [{b: {call: f}}], catch: {then: end}, then: a}}]", []),
        ("do: [{a: {raise: {error: e}}}]", []),
        ("do: [{a: {set: {}}}, {b: {switch: [{x: {when: .x, then: typo}}, {y: {then: a}}]}}]", []),
    ],
)
def test_cycles_without_exit(text: str, cycles: list[list[str]]) -> None:
    graph = tasks(text)
    words = {node.id: called(node) for node in graph.nodes}
    assert [[words[place] for place in cycle] for cycle in cycles_without_exit(graph)] == cycles


def test_cycles_of_states() -> None:
    graph = states(
        """\
states:
  - {name: a, type: inject, transition: b}
  - {name: b, type: switch, dataConditions: [{condition: .x, transition: c}], defaultCondition: {transition: e}}
  - {name: c, type: inject, transition: d}
  - {name: d, type: inject, transition: c}
  - {name: e, type: sleep, duration: PT1S, transition: e}
"""
    )
    words = {node.id: node.name for node in graph.nodes}
    assert [[words[place] for place in cycle] for cycle in cycles_without_exit(graph)] == [["c", "d"], ["e"]]
    assert [words[edge.source] for edge in self_loops(graph)] == ["e"]
    assert not ends(graph)


def test_self_loops() -> None:
    graph = tasks(
        "do: [{a: {set: {}, then: a}}, {b: {for: {in: .x}, do: [{c: {set: {}}}], then: b}}, {d: {switch: [{x: {when: .x, then: d}}]}}]"
    )
    assert [edge.source for edge in self_loops(graph)] == ["/do/0/a", "/do/1/b", "/do/2/d"]


def test_a_thousand_tasks_are_all_reached() -> None:
    kinds = [
        {"call": "http", "with": {"method": "get", "endpoint": {"uri": "https://a.example"}}},
        {"switch": [{"x": {"when": ".x", "then": "end"}}, {"y": {"then": "continue"}}]},
        {"for": {"in": ".x"}, "do": [{"u": {"set": {"a": 1}}}]},
        {"try": [{"v": {"call": "f"}}], "catch": {"retry": "r"}},
    ]
    workflow = {"document": {"dsl": "1.0.3"}, "do": [{f"t{index}": kinds[index % 4]} for index in range(580)]}
    (unit,) = Document.open(json.dumps(workflow), format="json").units
    graph = unit.dialect.flow(unit.root, {})
    assert len(graph.nodes) > 1000
    assert reachable(graph) == {node.id for node in graph.nodes}
    assert cycles_without_exit(graph) == []
