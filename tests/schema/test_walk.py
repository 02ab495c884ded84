"""The walk on a small language: problems, places, containment."""

from __future__ import annotations

import pytest
from tests.schema.mini import of, problems

TASK = "do:\n  - a:\n      {}\n"


def in_task(body: str) -> str:
    return "do:\n  - a:\n" + "".join(f"      {line}\n" for line in body.splitlines())


def check(text: str, *expected: tuple[str, str, str], version: str = "1.1") -> None:
    found = problems(text, version=version)
    assert [(one.kind, one.on, one.message) for one in found] == [*expected]


def test_nothing_wrong() -> None:
    check(in_task("call: http\nwith:\n  method: get\n  endpoint: http://x\nthen: end"))


def test_misspelt_key_is_one_problem_on_the_key() -> None:
    check(
        in_task("set: {x: 1}\nthn: end"),
        ("unknown-property", "thn", "unknown property 'thn' in task 'a'; did you mean 'then'?"),
    )


def test_misspelt_kind_is_understood() -> None:
    check(
        in_task("cal: http\nwith: {method: get}"),
        ("unknown-property", "cal", "unknown property 'cal' in task 'a'; did you mean 'call'?"),
        ("missing-property", "with", "call 'http' needs 'endpoint'"),
    )


def test_misspelt_required_key_is_not_also_missing() -> None:
    check(
        in_task("call: http\nwith: {method: get, endpont: http://x}"),
        (
            "unknown-property",
            "endpont",
            "unknown property 'endpont' in call 'http'; did you mean 'endpoint'?",
        ),
    )


def test_all_missing_keys_are_one_problem() -> None:
    check(
        in_task("call: http\nwith: {}"),
        ("missing-property", "with", "call 'http' needs 'method' and 'endpoint'"),
    )


def test_word_of_another_language() -> None:
    check(
        in_task("loop: {in: .x}\ndo: []"),
        ("unknown-property", "loop", "unknown property 'loop' in task 'a'; did you mean 'for'?"),
    )


@pytest.mark.parametrize(("body", "on"), [("set: {x: 1}\ndo: []", "do"), ("do: []\nset: {x: 1}", "set")])
def test_two_kinds(body: str, on: str) -> None:
    check(in_task(body), ("two-kinds", on, "task 'a' has two kinds, 'set' and 'do'; keep one"))


def test_two_kinds_is_one_problem_whatever_else_they_bring() -> None:
    check(
        in_task("set: {x: 1}\ncall: http\nwith: {}"),
        ("two-kinds", "call", "task 'a' has two kinds, 'call' and 'set'; keep one"),
        ("missing-property", "with", "call 'http' needs 'method' and 'endpoint'"),
    )


def test_two_schemes() -> None:
    check(
        in_task(
            "call: http\nwith:\n  method: get\n  endpoint: http://x\n  auth:\n"
            "    basic: {username: a, password: b}\n    bearer: {}"
        ),
        ("two-kinds", "bearer", "authentication has two schemes, 'basic' and 'bearer'; keep one"),
    )


def test_no_kind() -> None:
    message = "task 'a' does nothing: add one of call, do, for, pause, set, wait"
    check(in_task("{}"), ("no-kind", "a", message))
    check(in_task("then: end"), ("no-kind", "a", message))
    check("do:\n  - a:\n", ("no-kind", "a", message))
    check("do:\n  - a: null\n", ("no-kind", "null", message))


def test_no_kind_offers_what_the_version_has() -> None:
    check(
        in_task("{}"),
        ("no-kind", "a", "task 'a' does nothing: add one of call, do, for, set, wait"),
        version="1.0",
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("5s", "'5s' is no ISO 8601 duration; write 'PT5S' or {seconds: 5}"),
        ("1h 30m", "'1h 30m' is no ISO 8601 duration; write 'PT1H30M' or {hours: 1, minutes: 30}"),
        ("pt5s", "'pt5s' is no ISO 8601 duration; write 'PT5S'"),
        ("P5S", "'P5S' is no ISO 8601 duration; write 'PT5S'"),
        ("1500 ms", "'1500 ms' is no ISO 8601 duration; write 'PT1.5S' or {milliseconds: 1500}"),
        ("soon", "'soon' is no ISO 8601 duration; write for example 'PT5S' or {seconds: 5}"),
    ],
)
def test_durations(written: str, message: str) -> None:
    check(in_task(f"wait: {written}"), ("bad-duration", written, message))


def test_the_form_is_chosen_by_json_type() -> None:
    check(
        in_task("wait: {second: 5}"),
        (
            "unknown-property",
            "second",
            "unknown property 'second' in 'wait' of task 'a'; did you mean 'seconds'?",
        ),
    )
    check(
        in_task("wait: 5"),
        (
            "wrong-type",
            "5",
            "'wait' must be a mapping, an expression or an ISO 8601 duration, not the number 5",
        ),
    )


def test_a_key_whose_colon_is_missing() -> None:
    check(in_task("wait PT5S"), ("missing-colon", "wait PT5S", "'wait' has no ':' behind it; write 'wait: PT5S'"))
    check(in_task("set"), ("missing-colon", "set", "'set' has no ':' behind it; write 'set:'"))
    check(in_task("greet them"), ("wrong-type", "greet them", "task 'a' must be a mapping or a pause, not text"))
    check(in_task("'wait PT5S'"), ("wrong-type", "'wait PT5S'", "task 'a' must be a mapping or a pause, not text"))


def test_several_tasks_in_an_item() -> None:
    check(
        "do:\n  - a: {set: {x: 1}}\n    b: {set: {x: 1}}\n",
        ("several-in-item", "b", "a list item holds one task, found 'a' and 'b'; start 'b' with its own '-'"),
    )


def test_a_task_without_its_name() -> None:
    check(
        "do:\n  - call: http\n    with: {}\n",
        ("unnamed-item", "call", "this task has no name; write '- name:' and put 'call' below it"),
        ("missing-property", "with", "call 'http' needs 'method' and 'endpoint'"),
    )


def test_a_mapping_for_a_list_is_understood() -> None:
    check(
        "do:\n  a:\n    set: {x: 1}\n  b:\n    st: {x: 1}\n",
        ("not-a-list", "do", "'do' is a list: write '- a:'"),
        ("unknown-property", "st", "unknown property 'st' in task 'b'; did you mean 'set'?"),
    )


def test_a_scalar_for_a_list() -> None:
    check(
        "do: []\nuse: {secrets: key}\n",
        ("not-a-list", "key", "'secrets' is a list: write '- key'"),
    )


def test_values() -> None:
    check(
        in_task("call: http\nwith: {method: gte, endpoint: x, port: 70000}"),
        ("not-allowed-value", "gte", "'method' must be get or post, not 'gte'; did you mean 'get'?"),
        ("out-of-range", "70000", "'port' must be at most 65535, not 70000"),
    )
    check(
        in_task("call: http\nwith: {method: get, endpoint: x, port: '80'}"),
        ("wrong-type", "'80'", "'port' must be a whole number, not text; remove the quotes"),
    )
    check(
        in_task("then: 5\nset: {x: 1}"),
        ("wrong-type", "5", "'then' must be text, not the number 5; put it in quotes"),
    )
    check(
        in_task("then:\nset: {x: 1}"),
        ("missing-value", "then", "'then' has no value; write text"),
    )


def test_conditions() -> None:
    call = "call: http\nwith: {{method: get, endpoint: x, lifetime: {}}}"
    check(in_task(call.format("{cleanup: later, after: PT5S}")))
    check(in_task(call.format("{cleanup: always}")))
    check(
        in_task(call.format("{cleanup: later}")),
        ("missing-property", "lifetime", "'lifetime' of task 'a' needs 'after' with 'cleanup: later'"),
    )
    check(
        in_task(call.format("{cleanup: always, after: PT5S}")),
        (
            "misplaced-property",
            "after",
            "'after' in 'lifetime' of task 'a' goes only with 'cleanup: later'",
        ),
    )


def test_lists() -> None:
    check("do: []\nuse: {secrets: [a, b, a]}\n", ("duplicate-item", "a", "'a' stands twice in 'secrets'"))


def test_items_that_have_their_name_inside() -> None:
    check(
        "do: []\nparts:\n  - {name: one}\n  - size: 1\n  - {}\n  - {name: two, size: 1, sise: 2}\n",
        ("missing-property", "one", "part 'one' needs 'size'"),
        ("missing-property", "size", "the part needs 'name'"),
        ("missing-property", "{", "the part needs 'name' and 'size'"),
        ("unknown-property", "sise", "unknown property 'sise' in part 'two'"),
    )


def test_root_is_open_but_a_misspelt_required_key_is_said() -> None:
    check("do: []\nextra: 1\n")
    check("doo: []\n", ("unknown-property", "doo", "unknown property 'doo' in the workflow; did you mean 'do'?"))
    check(
        "steps: []\n",
        ("unknown-property", "steps", "unknown property 'steps' in the workflow; did you mean 'do'?"),
    )
    check("name: x\n", ("missing-property", "n", "workflow 'x' needs 'do'"))


def test_newer_and_older_things_are_understood_and_said() -> None:
    check(
        in_task("pause: 5"),
        ("needs-version", "pause", "'pause' needs DSL 1.1, this document declares 1.0"),
        ("wrong-type", "5", "'pause' must be true or false, not the number 5"),
        version="1.0",
    )
    check(
        in_task("set: ${ .x }"),
        ("needs-version", "${ .x }", "an expression as 'set' needs DSL 1.1, this document declares 1.0"),
        version="1.0",
    )
    retries = "do: []\nuse:\n  retries:\n    r: {}\n"
    check(
        retries.format("{jitter: true}"),
        ("needs-version", "jitter", "'jitter' needs DSL 1.1, this document declares 1.0"),
        version="1.0",
    )
    check(
        retries.format("{max: 3}"),
        ("removed-in-version", "max", "'max' exists only up to version 1.0, this document is judged as 1.1"),
    )
    check(
        retries.format("{limit: {}}"),
        (
            "needs-version",
            "limit",
            "'limit' without 'a' needs the next DSL, not released yet; this document declares 1.1",
        ),
    )
    check(
        in_task("call: http\nwith: {method: get, endpoint: x, message: {a: 1}}"),
        (
            "needs-version",
            "{a: 1}",
            "a mapping as 'message' needs the next DSL, not released yet; this document declares 1.1",
        ),
    )


def test_problems_carry_their_path() -> None:
    text = in_task("do:\n  - b:\n      set: {x: 1}\n      thn: end")
    assert [one.path for one in problems(text)] == [("do", 0, "a", "do", 0, "b")]


def test_user_text_cannot_break_a_message() -> None:
    (found,) = problems('do:\n  - "a\\u202eb\\n\\u0007c":\n      {}\n')
    assert found.message.startswith("task 'ab c' does nothing")


def test_json_and_yaml_say_the_same() -> None:
    json_text = '{"do": [{"a": {"set": {"x": 1}, "thn": "end"}}]}'
    assert of(problems(json_text)) == [("unknown-property", '"thn"')]
