"""What runs after what in 1.x."""

from __future__ import annotations

import pytest
from tests.dialects.drawn import lines, node, tasks

CASES = {
    "nothing": ("do: []", ["Start -> End"]),
    "one after the other": (
        "do: [{a: {set: {x: 1}}}, {b: {wait: PT1S}}]",
        ["Start -> a", "a -> b", "b -> End"],
    ),
    "then": (
        "do: [{a: {set: {}, then: c}}, {b: {set: {}, then: end}}, {c: {set: {}, then: continue}}, {d: {set: {}, then: exit}}]",
        ["Start -> a", "a -> c", "b -> End", "c -> d", "d -> End"],
    ),
    "then back": ("do: [{a: {set: {}}}, {b: {set: {}, then: a}}]", ["Start -> a", "a -> b", "b -> a"]),
    "then itself": ("do: [{a: {set: {}, then: a}}]", ["Start -> a", "a -> a"]),
    "if leaves out what then says": (
        "do: [{a: {if: .x, set: {}, then: end}}, {b: {if: .x, set: {}}}, {c: {if: .x, raise: {error: e}}}, {d: {set: {}}}]",
        ["Start -> a", "a -> End", "a -> b skipped", "b -> c", "c -> d skipped", "d -> End"],
    ),
    "raise goes nowhere": ("do: [{a: {raise: {error: e}}}, {b: {set: {}}}]", ["Start -> a", "b -> End"]),
    "switch": (
        "do: [{a: {switch: [{x: {when: .x, then: c}}, {y: {when: .y, then: end}}, {z: {when: .z, then: continue}}]}}, {b: {set: {}}}, {c: {set: {}}}]",
        ["Start -> a", "a -> b", "a -case(.x)-> c", "a -case(.y)-> End", "a -case(.z)-> b", "b -> c", "c -> End"],
    ),
    "switch with a default": (
        "do: [{a: {switch: [{x: {when: .x, then: exit}}, {y: {then: b}}]}}, {b: {set: {}}}]",
        ["Start -> a", "a -case(.x)-> End", "a -default(y)-> b", "b -> End"],
    ),
    "switch with its own then": (
        "do: [{a: {if: .i, switch: [{x: {when: .x, then: b}}], then: c}}, {b: {set: {}}}, {c: {set: {}}}]",
        ["Start -> a", "a -> b skipped", "a -> c", "a -case(.x)-> b", "b -> c", "c -> End"],
    ),
    "do": (
        "do: [{a: {do: [{b: {set: {}}}, {c: {set: {}, then: exit}}, {d: {set: {}, then: end}}, {e: {set: {}}}]}}, {f: {set: {}}}]",
        ["Start -> a", "a -> f", "a -body-> b", "b -> c", "c -> a", "d -> End", "e -> a", "f -> End"],
    ),
    "for": (
        "do: [{a: {for: {in: .x}, do: [{b: {set: {}}}, {c: {switch: [{x: {when: .x, then: exit}}, {y: {when: .y, then: continue}}]}}]}}]",
        ["Start -> a", "a -> End", "a -body-> b", "b -> c", "c -case(.x)-> a", "c -case(.y)-> a loop", "c -loop-> a"],
    ),
    "fork": (
        "do: [{a: {fork: {branches: [{b: {set: {}}}, {c: {do: [{d: {wait: PT1S}}]}}, {e: {set: {}, then: end}}]}}}, {f: {set: {}}}]",
        ["Start -> a", "a -> f", "a -branch-> b", "a -branch-> c", "a -branch-> e", "b -> a", "c -> a", "c -body-> d",
         "d -> c", "e -> End", "f -> End"],
    ),
    "try": (
        "do: [{a: {try: [{b: {set: {}}}], catch: {errors: {with: {type: https://x/errors/timeout, status: 408}}, retry: r, do: [{c: {set: {}}}]}}}, {d: {set: {}}}]",
        ["Start -> a", "a -> d", "a -body-> b", "a -error(timeout 408)-> a.catch", "a.catch -> a", "a.catch -body-> c",
         "a.catch -loop-> a", "b -> a", "c -> a.catch", "d -> End"],
    ),
    "catch alone": (
        "do: [{a: {try: [{b: {set: {}}}], catch: {}}}]",
        ["Start -> a", "a -> End", "a -body-> b", "a -error-> a.catch", "a.catch -> a", "b -> a"],
    ),
    "catch with its own then": (
        "do: [{o: {do: [{a: {try: [{b: {set: {}}}], catch: {then: d}}}, {c: {try: [], catch: {then: exit}}}, {d: {set: {}}}]}}]",
        ["Start -> o", "a -> c", "a -body-> b", "a -error-> a.catch", "a.catch -> d", "b -> a", "c -> d",
         "c -error-> c.catch", "c.catch -> o", "d -> o", "o -> End", "o -body-> a"],
    ),
    "loops in a catch": (
        "do: [{a: {try: [{b: {set: {}}}], catch: {do: [{c: {for: {in: .x}, do: [{d: {do: [{e: {set: {}}}]}}]}}]}}}]",
        ["Start -> a", "a -> End", "a -body-> b", "a -error-> a.catch", "a.catch -> a", "a.catch -body-> c", "b -> a",
         "c -> a.catch", "c -body-> d", "d -body-> e", "d -loop-> c", "e -> d"],
    ),
    "listen for each event": (
        "do: [{a: {listen: {to: {any: []}}, foreach: {item: e, do: [{b: {set: {}}}]}}}]",
        ["Start -> a", "a -> End", "a -body-> b", "b -loop-> a"],
    ),
    "each message of a subscription": (
        "do: [{a: {call: asyncapi, with: {subscription: {foreach: {do: [{b: {set: {}}}]}}}}}]",
        ["Start -> a", "a -> End", "a -body-> b", "b -loop-> a"],
    ),
    "names count in their own list": (
        "do: [{a: {do: [{b: {set: {}, then: c}}, {x: {set: {}, then: a}}]}}, {c: {set: {}}}]",
        ["Start -> a", "a -> c", "a -body-> b", "c -> End"],
    ),
    "schedule by events": (
        "schedule: {on: {any: [{with: {type: a.b}}, {with: {type: c.d}}]}}\ndo: [{a: {set: {}}}]",
        ["Start -> a", "a -> End", "schedule -event(a.b, c.d)-> Start"],
    ),
    "extensions and functions stand beside": (
        """\
use:
  extensions:
    - log: {extend: all, before: [{b1: {set: {}}}, {b2: {set: {}, then: exit}}], after: [{b3: {set: {}}}]}
  functions:
    f: {do: [{g: {set: {}}}], then: x}
do: [{a: {call: f}}]
""",
        ["Start -> a", "a -> End", "b1 -> b2", "b2 -> log", "b3 -> log", "f -body-> g", "g -> f", "log -body-> b1",
         "log -body-> b3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_edges(case: str) -> None:
    text, expected = CASES[case]
    assert lines(tasks(text)) == sorted(expected)


def test_containers_carry_their_children() -> None:
    graph = tasks(
        """\
use: {extensions: [{log: {extend: call, before: [{lb: {set: {}}}], after: [{la: {set: {}}}]}}]}
do:
  - d: {do: [{dd: {set: {}}}]}
  - f: {for: {in: .x}, do: [{ff: {set: {}}}]}
  - k: {fork: {branches: [{kk: {set: {}}}]}}
  - t: {try: [{tt: {set: {}}}], catch: {do: [{tc: {set: {}}}]}}
  - l: {listen: {to: {any: []}}, foreach: {do: [{ll: {set: {}}}]}}
"""
    )
    words = {each.id: each.name for each in graph.nodes}
    assert {(each.name, words.get(each.parent, ""), each.role) for each in graph.nodes if each.role} == {
        ("d", "", "do"), ("dd", "d", "do"),
        ("f", "", "do"), ("ff", "f", "body"),
        ("k", "", "do"), ("kk", "k", "branch"),
        ("t", "", "do"), ("tt", "t", "try"), ("catch", "t", "catch"), ("tc", "catch", "do"),
        ("l", "", "do"), ("ll", "l", "foreach"),
        ("log", "", "extension"), ("lb", "log", "before"), ("la", "log", "after"),
    }  # fmt: skip
    assert node(graph, "tc").id == "/do/3/t/catch/do/0/tc"
    assert node(graph, "ll").id == "/do/4/l/foreach/do/0/ll"
    assert node(graph, "la").id == "/use/extensions/0/log/after/0/la"
    assert {each.name for each in graph.main().nodes} == {each.name for each in graph.nodes} - {"log", "lb", "la"}


def test_a_way_that_names_nothing_is_noted() -> None:
    graph = tasks(
        "do: [{a: {set: {}, then: nowhere}}, {b: {switch: [{x: {when: .x, then: gone}}]}}, {c: {try: [], catch: {then: lost}}}]"
    )
    assert [(way.source, way.name) for way in graph.dangling] == [
        ("/do/0/a", "nowhere"), ("/do/1/b", "gone"), ("/do/2/c", "lost"),
    ]  # fmt: skip
    assert not [edge for edge in graph.edges if edge.source == "/do/0/a"]


def test_names_with_slashes_are_escaped() -> None:
    graph = tasks("do: [{a/b~c: {do: [{d: {set: {}}}]}}]")
    assert node(graph, "d").id == "/do/0/a~1b~0c/do/0/d"


def test_spans() -> None:
    text = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\ndo:\n  - first:\n      set:\n        a: 1\n  - second: {wait: PT1S}\n"
    from tests.dialects.drawn import only

    graph = only(text, "a.yaml")
    first = node(graph, "first")
    assert text[first.name_start : first.name_end] == "first"
    assert text[first.start : first.end] == "first:\n      set:\n        a: 1"
    second = node(graph, "second")
    assert text[second.start : second.end] == "second: {wait: PT1S}"
