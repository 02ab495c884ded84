"""Facts: names, references, expressions, formats; through aliases and merge keys; kept between snapshots."""

from __future__ import annotations

import random

import pytest
from tests.schema.mini import facts_of, groups, named, of, positioned, problems, view

from swls.schema import walk
from swls.syntax import read
from swls.syntax.nodes import Entry, Mapping, Scalar, Sequence

TEXT = """\
do:
  - first:
      if: .ready
      input: {from: "${ .a }", more: [x, "${ .b }"]}
      call: http
      with:
        method: get
        endpoint: http://x
        retry: slowly
        password: hunter2
        spec: {endpoint: {uri: http://spec, auth: {server: http://auth}}}
      then: second
  - second:
      for: {in: .items, each: pet}
      do:
        - inner:
            wait: ${ .pause }
      then: end
use:
  secrets: [key]
  retries:
    slowly: {delay: PT5S}
"""


def test_declarations() -> None:
    assert [one[:4] for one in named(TEXT, "declarations")] == [
        ("task", "first", "list", "first"),
        ("task", "second", "list", "second"),
        ("variable", "index", "task", ""),
        ("variable", "pet", "task", "pet"),
        ("task", "inner", "list", "inner"),
        ("secret", "key", "workflow", "key"),
        ("retry", "slowly", "workflow", "slowly"),
    ]


def test_references() -> None:
    assert named(TEXT, "references") == [
        (("retry",), "slowly", False, "slowly", ("do", 0, "first", "with", "retry")),
        (("task",), "second", False, "second", ("do", 0, "first", "then")),
        (("task",), "end", True, "end", ("do", 1, "second", "then")),
    ]


def test_expressions() -> None:
    assert [one[:3] for one in named(TEXT, "expressions")] == [
        ("task-input", "bare", ".ready"),
        ("task-input", "value", '"${ .a }"'),
        ("task-input", "value", '"${ .b }"'),
        ("task", "bare", ".items"),
        ("task", "required", "${ .pause }"),
    ]


def test_formats_and_the_document_that_a_value_locates() -> None:
    assert [one[:3] for one in named(TEXT, "formats")] == [
        ("uri", "http://x", "http://x"),
        ("secret", "hunter2", "hunter2"),
        ("uri", "http://spec", "http://spec"),
        ("resource:openapi", "http://spec", "http://spec"),
        ("uri", "http://auth", "http://auth"),
        ("duration", "PT5S", "PT5S"),
    ]


def test_keys_nobody_knows_where_any_key_may_stand() -> None:
    text = "do: []\nnam: x\n"
    assert problems(text) == []
    ((kind, about, on, _),) = named(text, "formats")
    assert (kind, about["property"], about["suggestion"], on) == ("unknown-key", "nam", "name", "nam")


def test_facts_of_a_misspelt_key_count() -> None:
    text = "do:\n  - a:\n      set: {x: 1}\n      thn: b\n  - b:\n      set: {x: 1}\n"
    assert [one[1] for one in named(text, "references")] == ["b"]


def test_an_alias_is_walked_and_said_of_the_alias() -> None:
    text = (
        "use:\n  retries:\n    r: &r {delay: 5s}\ndo:\n"
        "  - a: {call: http, with: {method: get, endpoint: x, retry: *r}}\n"
    )
    assert of(problems(text)) == [("bad-duration", "5s"), ("bad-duration", "*r")]
    shared = "x: &t {set: {x: 1}, then: b}\ndo:\n  - a: *t\n  - b: *t\n"
    assert problems(shared) == []
    assert [(one[1], one[3]) for one in named(shared, "references")] == [("b", "*t"), ("b", "*t")]


def test_merge_keys() -> None:
    base = "x: &base {method: get, endpoint: http://x}\ndo:\n  - a:\n      call: http\n      with:\n"
    assert problems(base + "        <<: *base\n        method: post\n") == []
    assert of(problems(base + "        <<: *base\n        methd: post\n")) == [("unknown-property", "methd")]
    wrong = base.replace("get", "gte") + "        <<: *base\n"
    assert of(problems(wrong)) == [("not-allowed-value", "<<")]
    several = "x: &m {method: get}\ny: &e {endpoint: x}\ndo:\n  - a: {call: http, with: {<<: [*m, *e]}}\n"
    assert problems(several) == []


@pytest.mark.parametrize(
    "text",
    [
        "do: &d\n  - a: {do: *d}\n",
        "do: &d [*d]\n",
        "do:\n  - a: &a\n      <<: *a\n      set: {x: 1}\n",
        "do: *nowhere\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ndo: [*c, *c]\n",
        "",
        "- 1",
        "just text",
        "do: [",
        "do:\n  - a: {call: [}\n",
        "? [a]\n: {do: []}\n",
        "do:\n  - ? \n    : x\n",
    ],
)
def test_no_text_makes_it_raise(text: str) -> None:
    tree = read(text)
    if tree.roots and tree.roots[0].node is not None:
        facts_of(text)


def test_laughs_are_counted_not_followed() -> None:
    lines = ["l0: &l0 {set: {x: 1}}"]
    lines += [f"l{i}: &l{i} {{do: [{', '.join('{a: *l' + str(i - 1) + '}' for _ in range(9))}]}}" for i in range(1, 15)]
    text = "\n".join(lines) + "\ndo:\n  - a: *l14\n"
    assert facts_of(text).fact_count < 50_000


def test_deep_trees_end() -> None:
    node: Scalar | Mapping = Scalar(1, "plain", "x", "x")
    for _ in range(5000):
        key = Scalar(2, "plain", "do", "do")
        task = Mapping(9, True, 0, [0], [Entry(key, "a", 2, 3, node)])
        node = Mapping(9, True, 0, [0], [Entry(key, "do", 2, 3, Sequence(9, True, 0, [0], [_item(task)]))])
    assert walk(node, view().root, view=view()).problem_count >= 0


def _item(node: Mapping) -> object:
    from swls.syntax.nodes import Item

    return Item(0, node)


def _long(tasks: int) -> str:
    return "do:\n" + "".join(
        f"  - task{i}:\n      call: http\n      with: {{method: get, endpoint: 'http://x/{i}'}}\n"
        f"      then: task{i + 1}\n"
        for i in range(tasks)
    )


def test_after_an_edit_only_what_changed_is_walked() -> None:
    tree = read(_long(600))
    memo: dict = {}
    before = {id(facts) for facts, _, _ in groups(facts_of("", memo=memo, tree=tree))}
    at = tree.text.index("task300:") + len("task300:\n      c")
    changed = tree.edit(at, at, "x")
    after = {id(facts) for facts, _, _ in groups(facts_of("", memo=memo, tree=changed))}
    assert len(after - before) < 80  # of 600: the chunk of the item, and the way down to it
    assert len(after) > 600


@pytest.mark.parametrize("seed", range(6))
def test_kept_facts_are_those_of_a_fresh_walk(seed: int) -> None:
    rnd = random.Random(seed)
    tree = read(TEXT if seed % 2 else _long(300))
    memo: dict = {}
    for _ in range(25):
        at = rnd.randrange(len(tree.text))
        end = min(len(tree.text), at + rnd.choice([0, 0, 0, 1, 5, 40]))
        tree = tree.edit(at, end, rnd.choice(["", "x", "\n", ": ", "  - n:\n", "then: end\n", "{", "&a", "*a"]))
        if not tree.roots or tree.roots[0].node is None:
            continue
        kept = facts_of("", memo=memo, tree=tree)
        fresh = facts_of("", tree=tree)
        assert positioned(kept) == positioned(fresh)
        assert (kept.problem_count, kept.fact_count) == (fresh.problem_count, fresh.fact_count)


def test_what_no_snapshot_needs_is_forgotten() -> None:
    tree = read(_long(200))
    memo: dict = {}
    for i in range(60):
        at = tree.text.index("task7:")
        tree = tree.edit(at, at, "y" if i % 2 else "")
        tree = read(tree.text)  # nothing shared: the worst case
        facts_of("", memo=memo, tree=tree)
    assert len(memo) < 6000
