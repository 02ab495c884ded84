"""What people read about the structure of a 1.x workflow, in YAML and JSON: the promised table and more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.schema.documents_1 import VERSIONS, corpus
from tests.schema.mini import groups
from tests.shared import need_shared

from swls.schema import load, walk
from swls.schema.kinds import KINDS
from swls.schema.messages import _MESSAGES, message
from swls.syntax import Alias, Mapping, Node, Scalar, read

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "document: {dsl: '1.0.3', namespace: test, name: sample, version: '1.0.0'}\n"
ALL_KINDS = "call, do, emit, for, fork, listen, raise, run, set, switch, try, wait"
DURATION = (
    "an object of days, hours, minutes, seconds and milliseconds, an expression in '${ }' or an ISO 8601 duration"
)
GRPC = "call: grpc\nwith:\n  proto: {endpoint: https://a.b/c}\n  method: m\n  service: "
AUTH = "call: http\nwith:\n  method: get\n  endpoint:\n    uri: https://example.com\n    authentication: "


def task(body: str, name: str = "a") -> str:
    return f"do:\n  - {name}:\n" + "".join(f"      {line}\n" for line in body.splitlines())


def value(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {entry.name: value(entry.value) for entry in node.entries}
    assert not isinstance(node, Alias)
    return [value(item.value) for item in node.items] if node is not None else None


def said(text: str, version: str) -> Iterator[tuple[str, str, list[str]]]:
    """Message, token and related tokens of each problem, in the order of the text."""
    root = read(text).roots[0]
    assert root.node is not None
    view = load("1").view(version)
    found = []
    for facts, at, _ in groups(walk(root.node, view.root, view=view), root.at):
        for problem in facts.problems:
            related = [text[at + one.start : at + one.end] for one in problem.related]
            token = text[at + problem.start : at + problem.end]
            found.append((at + problem.start, message(problem), token, related))
    return ((words, token, related) for _, words, token, related in sorted(found, key=lambda one: one[0]))


def check(body: str, *expected: tuple[str, str], version: str = "1.0.3", head: str = HEAD) -> None:
    """The messages and their tokens; the same of the same document in JSON, where strings have quotes."""
    text = head + body
    assert [(words, token) for words, token, _ in said(text, version)] == [*expected]
    as_json = json.dumps(value(read(text).roots[0].node), ensure_ascii=False)
    in_json = [(words, token.strip('"')) for words, token, _ in said(as_json, version)]
    assert [words for words, _ in in_json] == [words for words, _ in expected]
    for (_, token), (_, written) in zip(in_json, expected, strict=True):
        assert token == written.strip("'\"") or token[0] in "{[" or token == "null", f"on {token} instead of {written}"


# The promised table.


def test_call_without_endpoint() -> None:
    check(task("call: http\nwith: {method: get}"), ("call 'http' needs 'endpoint'", "with"))


def test_misspelt_then() -> None:
    check(
        task("set: {x: 1}\nthn: end"),
        ("unknown property 'thn' in task 'a'; did you mean 'then'?", "thn"),
    )


def test_two_kinds() -> None:
    text = task("set: {x: 1}\ndo: []", "both")
    check(text, ("task 'both' has two kinds, 'set' and 'do'; keep one", "do"))
    ((_, _, related),) = said(HEAD + text, "1.0.3")
    assert related == ["set"]


def test_misspelt_call() -> None:
    check(
        task("cal: http\nwith: {method: get, endpoint: https://example.com}", "getPet"),
        ("unknown property 'cal' in task 'getPet'; did you mean 'call'?", "cal"),
    )


def test_empty_task() -> None:
    check(task("{}"), (f"task 'a' does nothing: add one of {ALL_KINDS}", "a"))


def test_wait_of_another_tool() -> None:
    check(task("wait: 5s"), ("'5s' is no ISO 8601 duration; write 'PT5S' or {seconds: 5}", "5s"))


def test_two_tasks_in_an_item() -> None:
    text = "do:\n  - a: {set: {x: 1}}\n    b: {set: {x: 1}}\n"
    check(text, ("a list item holds one task, found 'a' and 'b'; start 'b' with its own '-'", "b"))


def test_do_as_a_mapping() -> None:
    text = HEAD + "do:\n  a:\n    set: {x: 1}\n"
    assert [found[:2] for found in said(text, "1.0.3")] == [("'do' is a list: write '- a:'", "do")]


def test_two_schemes() -> None:
    check(
        task(AUTH + "{basic: {username: u, password: p}, bearer: {token: t}}"),
        ("authentication has two schemes, 'basic' and 'bearer'; keep one", "bearer"),
    )


def test_newer_than_declared() -> None:
    check(
        task("call: mcp\nwith: {method: tools/list, transport: {http: {endpoint: https://example.com}}}"),
        ("'call: mcp' needs DSL 1.0.2, this document declares 1.0.0", "mcp"),
        version="1.0.0",
    )


# Its neighbours.


@pytest.mark.parametrize(
    ("body", "words", "token"),
    [
        ("call: http\nwith: {}", "call 'http' needs 'method' and 'endpoint'", "with"),
        ("call: http", "task 'a' needs 'with'", "a"),
        ("with: {method: get}", "task 'a' needs 'call': a2a, asyncapi, grpc, http, mcp, openapi", "a"),
        ("try: []", "task 'a' needs 'catch'", "a"),
        ("try: []\ncach: {}", "unknown property 'cach' in task 'a'; did you mean 'catch'?", "cach"),
        ("loop: {in: .x}\ndo: []", "unknown property 'loop' in task 'a'; did you mean 'for'?", "loop"),
        ("steps: []", "unknown property 'steps' in task 'a'; did you mean 'do'?", "steps"),
        (
            "set: {x: 1}\nforeach: {}",
            "unknown property 'foreach' in task 'a'; it belongs to 'listen'",
            "foreach",
        ),
        (
            "wait: {second: 5}",
            "unknown property 'second' in 'wait' of task 'a'; did you mean 'seconds'?",
            "second",
        ),
        (
            "wait: 1h 30m",
            "'1h 30m' is no ISO 8601 duration; write 'PT1H30M' or {hours: 1, minutes: 30}",
            "1h 30m",
        ),
        ("wait: {minutes: 5.5}", "'minutes' must be a whole number, not 5.5", "5.5"),
        (
            "wait:",
            f"'wait' has no value; write {DURATION}",
            "wait",
        ),
        ("run: {}", "'run' of task 'a' needs one of container, script, shell, workflow", "run"),
        (
            "run: {shel: {command: ls}}",
            "unknown property 'shel' in 'run' of task 'a'; did you mean 'shell'?",
            "shel",
        ),
        ("run: {script: {language: js}}", "'script' of task 'a' needs one of code, source", "script"),
        (
            "run: {shell: {command: ls}, script: {language: js, code: x}}",
            "run has two kinds, 'shell' and 'script'; keep one",
            "script",
        ),
        (
            "run: {container: {image: x, lifetime: {cleanup: alwys}}}",
            "'cleanup' must be always, never or eventually, not 'alwys'; did you mean 'always'?",
            "alwys",
        ),
        (
            "run: {container: {image: x, lifetime: {cleanup: eventually}}}",
            "'lifetime' of task 'a' needs 'after' with 'cleanup: eventually'",
            "lifetime",
        ),
        (
            "run: {container: {image: x, lifetime: {cleanup: always, after: PT5S}}}",
            "'after' in 'lifetime' of task 'a' goes only with 'cleanup: eventually'",
            "after",
        ),
        (
            "listen: {to: {one: {with: {type: a}}, any: []}}",
            "'to' of task 'a' has two kinds, 'one' and 'any'; keep one",
            "any",
        ),
        (
            "call: asyncapi\nwith: {document: {endpoint: https://a.b}, channel: c}",
            "call 'asyncapi' needs one of message, subscription",
            "with",
        ),
        (
            GRPC + "{name: s, host: h, port: '80'}",
            "'port' must be a whole number, not text; remove the quotes",
            "'80'",
        ),
        ("switch: []", "'switch' needs at least one item", "switch"),
        ("switch:\n  - c: {when: .x}", "case 'c' needs 'then'", "c"),
        (
            "switch:\n  - when: .x\n    then: end",
            "this case has no name; write '- name:' and put 'when' below it",
            "when",
        ),
        (
            "fork: {branches: [], compete: yes}",
            "'compete' must be true or false, not text; write true",
            "yes",
        ),
        ("if: 5\nwait: PT5S", "'if' must be text, not the number 5; put it in quotes", "5"),
        (
            AUTH + "{basic: {user: u, password: p}}",
            "unknown property 'user' in 'basic' of task 'a'; did you mean 'username'?",
            "user",
        ),
        (AUTH + "{bearer: {}}", "'bearer' of task 'a' needs one of token, use", "bearer"),
        (
            "input: {schema: {document: {}, resource: {endpoint: https://a.b}}}\nwait: PT5S",
            "schema has two kinds, 'document' and 'resource'; keep one",
            "resource",
        ),
        (
            "try: []\ncatch: {retry: {backoff: {exponentail: {}}}}",
            "unknown property 'exponentail' in 'backoff' of task 'a'; did you mean 'exponential'?",
            "exponentail",
        ),
    ],
)
def test_in_a_task(body: str, words: str, token: str) -> None:
    check(task(body), (words, token))


def test_document() -> None:
    check(
        task("wait: PT5S"),
        ("document 'x' needs 'version'", "document"),
        ("'dsl' must be a semantic version, not the number 1.0; put it in quotes", "1.0"),
        ("'a b' is no name of letters, digits and inner hyphens; write for example 'default'", "a b"),
        head="document: {dsl: 1.0, namespace: a b, name: x}\n",
    )


def test_root() -> None:
    check("doo: []", ("unknown property 'doo' in the workflow; did you mean 'do'?", "doo"))
    check("steps: []", ("unknown property 'steps' in the workflow; did you mean 'do'?", "steps"))


def test_things_with_names() -> None:
    check(
        task("wait: PT5S") + "use:\n  retries: {r: {delya: PT5S}}\n  authentications: {b: {}}\n  functions: {f: {}}\n",
        ("unknown property 'delya' in retry policy 'r'; did you mean 'delay'?", "delya"),
        ("authentication 'b' needs one of basic, bearer, digest, oauth2, oidc", "b"),
        (f"task 'f' does nothing: add one of {ALL_KINDS}", "f"),
    )


@pytest.mark.parametrize(
    ("body", "words", "version"),
    [
        ("set: ${ .x }", "an expression as 'set' needs DSL 1.0.1, this document declares 1.0.0", "1.0.0"),
        (
            "run: {shell: {command: ls, arguments: [a]}}",
            "a list as 'arguments' needs DSL 1.0.3, this document declares 1.0.2",
            "1.0.2",
        ),
        (
            "run: {shell: {command: ls, arguments: {a: b}}}",
            "a mapping as 'arguments' exists only up to version 1.0.2, this document is judged as 1.0.3",
            "1.0.3",
        ),
        (
            "emit: {event: {with: {type: a}}}",
            "'with' without 'source' needs the next DSL, not released yet; this document declares 1.0.3",
            "1.0.3",
        ),
        (
            "try: []\ncatch: {then: end}",
            "'then' needs the next DSL, not released yet; this document declares 1.0.3",
            "1.0.3",
        ),
    ],
)
def test_versions(body: str, words: str, version: str) -> None:
    ((found, _, _),) = said(HEAD + task(body), version)
    assert found == words


def test_every_kind_has_a_message() -> None:
    assert KINDS.keys() == _MESSAGES.keys()


_TRADE = re.compile(
    r"oneOf|anyOf|allOf|unevaluated|additionalPropert|schema vocabulary|pattern|subschema|\bnull\b|None"
)


def test_corpus_is_judged_in_words(bulk: bool) -> None:
    """Every message about a real file is a sentence without words of the trade; a valid file has none."""
    need_shared("corpus")
    documents = corpus()
    problems = 0
    for path, (version, document) in list(documents.items())[:: 1 if bulk else 4]:
        if version not in VERSIONS:
            continue
        found = [words for words, _, _ in said(json.dumps(document), version)]
        problems += len(found)
        assert not (found and "/valid/" in path and version != "main"), (path, found)
        for words in found:
            assert not words.endswith("."), words
            assert "\n" not in words
            assert not _TRADE.search(words), words
    assert problems
