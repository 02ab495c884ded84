"""The mistakes that authors of 1.x make most, each as the one sentence an author gets for it, on the words it is about."""

from __future__ import annotations

import pytest

from swls.lint import lint
from swls.lint.fixes import mend
from swls.model import Document

HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"

# The text with `<[` and `]>` around the blamed words, the message, the title of the fix (empty: none is asked for).
MISTAKES = [
    ("do:\n  - a:\n      call: <[htpp]>\n      with: {}\n", "call 'htpp' names no function; did you mean 'http'?", "http"),
    ("do:\n  - a:\n      call: http\n      <[with]>: {method: get}\n", "call 'http' needs 'endpoint'", ""),
    ("do:\n  - a:\n      set: {x: 1}\n      <[thn]>: end\n", "unknown property 'thn' in task 'a'; did you mean 'then'?", "then"),
    ("do:\n  - both:\n      set: {x: 1}\n      <[do]>: [{a: {wait: PT1S}}]\n", "task 'both' has two kinds, 'set' and 'do'; keep one", ""),
    (
        "do:\n  - getPet:\n      <[cal]>: http\n      with: {method: get, endpoint: https://example.com}\n",
        "unknown property 'cal' in task 'getPet'; did you mean 'call'?",
        "call",
    ),
    (
        "do:\n  - <[a]>: {}\n",
        "task 'a' does nothing: add one of call, do, emit, for, fork, listen, raise, run, set, switch, try, wait",
        "",
    ),
    ("do:\n  - a:\n      wait: <[5s]>\n", "'5s' is no ISO 8601 duration; write 'PT5S' or {seconds: 5}", "PT5S"),
    ("do:\n  - a: {wait: PT1S}\n    <[b]>: {wait: PT1S}\n", "a list item holds one task, found 'a' and 'b'; start 'b' with its own '-'", "b"),
    ("<[do]>:\n  a: {wait: PT1S}\n", "'do' is a list: write '- a:'", "item of a list"),
    (
        "use:\n  authentications:\n    a:\n      basic: {use: s}\n      <[bearer]>: {use: s}\n  secrets: [s]\ndo: [{b: {wait: PT1S}}]\n",
        "authentication 'a' has two schemes, 'basic' and 'bearer'; keep one",
        "",
    ),
    (
        "use:\n  retries: {backoff: {delay: PT1S, limit: {attempt: {count: 3}}}}\ndo:\n  - a:\n      try: [{b: {wait: PT1S}}]\n      catch: {retry: <[backof]>}\n",
        "retry 'backof' is not defined in use.retries; did you mean 'backoff'?",
        "backoff",
    ),
    (
        "do:\n  - a:\n      set: {x: 1}\n      export:\n        as: $context + { text<[:]> .text }\n",
        "': ' ends a plain YAML scalar; quote the expression",
        "quot",
    ),
    (
        "do:\n  - a:\n      <[call]> http\n      with:\n        method: get\n        endpoint: http://x\n",
        "'call' has no ':' behind it; write 'call: http'",
        "add ':'",
    ),
    ("do:\n  - a:\n      <[call]>:\n", "'call' has no value; write a kind of call or the name of a function", ""),
    (
        "do:\n  - a:\n      call: http\n      with: {method: get, endpoint: <[pets]>}\n",
        "'pets' is no URI with its scheme; the next DSL, not released yet, takes it, this document declares 1.0.3",
        "",
    ),
    ("do:\n  - <[greet]>\n", "'greet' has no ':' behind it; write 'greet:' if it names the task", "add ':'"),
    ("do:\n  - a:\n      switch:\n        - <[vip]>\n", "'vip' has no ':' behind it; write 'vip:' if it names the case", "add ':'"),
    ("do:\n  - a:\n      wait:\n        <[seconds 5]>\n", "'seconds' has no ':' behind it; write 'seconds: 5'", "add ':'"),
    ("do:\n  - a:\n      <[wait:PT5S]>\n", "':' needs a space behind it to end a key", "space"),
    ("do:\n  - a: {<[wait:PT5S]>}\n", "':' needs a space behind it to end a key", "space"),
    (
        "do:\n  - a:\n      <[wait:\u00a0PT5S]>\n",
        "a no-break space (U+00A0) behind ':' is text to YAML; write a space",
        "space",
    ),
    (
        "do:\n  <[-\u00a0]>a:\n      wait: PT5S\n  -\u2003b:\n      wait: PT5S\n",
        "a no-break space (U+00A0) behind '-' is text to YAML; write a space",
        "space",
    ),
    ("do:\n  <[-]>a:\n      wait: PT5S\n", "'-' needs a space behind it to begin a list item", "space"),
    (
        'do:\n  - a:\n      set: {x: "${ \\"<[\\(]>$task.name)\\" }"}\n',
        "'\\(' is no YAML escape; use single quotes around the expression",
        "quot",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message", "fix"), MISTAKES, ids=[row[1][:40] for row in MISTAKES])
def test_one_sentence_on_the_words_it_is_about(marked: str, message: str, fix: str) -> None:
    start, end = marked.index("<["), marked.index("]>") - 2
    text = marked.replace("<[", "").replace("]>", "")
    found = [one for one in lint(Document.open(HEAD + text, path="flow.yaml")) if one.severity <= 2]
    assert [one.message for one in found] == [message]
    assert (HEAD + text)[found[0].span.start : found[0].span.end] == text[start:end]
    if fix:
        assert fix.lower() in found[0].fixes[0].title.lower()


STATES = "id: a\nspecVersion: '0.8'\nname: A\nversion: '1'\nstates:\n"
HALF_TYPED_STATES = [
    ("<[-]>\n", "an item of 'states' has no value; write a state"),
    ("- <[na]>\n", "an item of 'states' must be a state, not text"),
    (
        "- name: x\n  <[type]>:\n",
        "'type' has no value; write operation, switch, event, inject, foreach, parallel, callback or sleep",
    ),
    ("- name: x\n  type: operation\n  actions:\n    <[-]>\n  end: true\n", "an item of 'actions' has no value; write an action"),
    ("- name: x\n  type: operation\n  actions:\n    - <[n]>\n  end: true\n", "an item of 'actions' must be an action, not text"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "message"), HALF_TYPED_STATES)
def test_one_sentence_about_a_state_that_is_begun(marked: str, message: str) -> None:
    start, end = marked.index("<["), marked.index("]>") - 2
    text = STATES + marked.replace("<[", "").replace("]>", "")
    found = [one for one in lint(Document.open(text, path="flow.sw.yaml")) if one.severity <= 2]
    assert [(one.message, one.span) for one in found] == [(message, (len(STATES) + start, len(STATES) + end))]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("- a:\n      call http\n      with: {method: get, endpoint: http://x}\n", "- a:\n      call: http\n      with: {method: get, endpoint: http://x}\n"),
        ("- a:\n      wait:\n        seconds 5\n", "- a:\n      wait:\n        seconds: 5\n"),
        ("- a:\n      wait:\u00a0PT5S\n", "- a:\n      wait: PT5S\n"),
        ("- a:\n      wait:PT5S\n      then:\u00a0\u2003end\n", "- a:\n      wait: PT5S\n      then: end\n"),
        ("-\u00a0a:\n      wait: PT5S\n  -b:\n      wait: PT5S\n", "- a:\n      wait: PT5S\n  - b:\n      wait: PT5S\n"),
        ("- a: {wait:PT5S, then:\u00a0end}\n", "- a: {wait: PT5S, then: end}\n"),
        ("-a:\n   wait: PT5S\n", "-a:\n   wait: PT5S\n"),  # with the space, the key below would stand too far left
        ("a: {wait: PT5S}\n", "- a: {wait: PT5S}\n"),
        ("- greet\n", "- greet\n"),  # that it is a name is a guess
    ],
)  # fmt: skip
def test_forgotten_colons_and_spaces_are_mended_where_that_is_safe(text: str, mended: str) -> None:
    done = mend(Document.open(f"{HEAD}do:\n  {text}", path="flow.yaml"))
    assert done.document.text == f"{HEAD}do:\n  {mended}"
    assert (done.left == []) == (text != mended)


@pytest.mark.parametrize("kind", ["mcp", "a2a"])
@pytest.mark.parametrize("rest", ["", "\n      with: {method: tools/list}"])
def test_a_call_of_a_later_version_needs_that_version_however_it_is_written(kind: str, rest: str) -> None:
    text = HEAD.replace("1.0.3", "1.0.1") + f"do:\n  - a:\n      call: {kind}{rest}\n"
    found = [one for one in lint(Document.open(text, path="a.yaml")) if one.span.start == text.index(kind)]
    assert [(one.code, one.message) for one in found] == [
        ("SW801", f"'call: {kind}' needs DSL 1.0.2, this document declares 1.0.1")
    ]
    (declare,) = found[0].fixes
    assert declare.title == "declare 'document.dsl: 1.0.2'"
    mended = mend(Document.open(text, path="a.yaml"), unsafe=True).document
    assert not {"SW801", "SW202"} & {one.code for one in lint(mended)}


def test_a_function_of_that_name_is_what_is_called_before() -> None:
    text = HEAD.replace("1.0.3", "1.0.1") + (
        "use:\n  functions:\n    mcp: {call: http, with: {method: get, endpoint: https://a.b}}\n"
        "do:\n  - a:\n      call: mcp\n"
    )
    assert not {"SW801", "SW202"} & {one.code for one in lint(Document.open(text, path="a.yaml"))}


@pytest.mark.parametrize(
    ("text", "message", "mended"),
    [
        ("  name: B\n  type: sleep\n  duration: PT1S\n  end: true\n", "write '- name:'", "  - name: B\n    type: sleep\n    duration: PT1S\n    end: true\n"),
        (
            "  {name: B, type: sleep, duration: PT1S, end: true}\n",
            "put its one item between '[' and ']'",
            "  [{name: B, type: sleep, duration: PT1S, end: true}]\n",
        ),
    ],
)  # fmt: skip
def test_the_only_state_becomes_the_item_of_a_list(text: str, message: str, mended: str) -> None:
    document = Document.open(STATES + text, path="flow.sw.yaml")
    assert [one.message for one in lint(document) if one.severity == 1] == [f"'states' is a list: {message}"]
    assert mend(document).document.text == STATES + mended


def test_a_list_in_json_is_not_described_by_dashes() -> None:
    text = '{"document": {"dsl": "1.0.3", "namespace": "a", "name": "b", "version": "1.0.0"}, "do": {"a": {"wait": "PT1S"}}}'
    (found,) = lint(Document.open(text, path="flow.json"))
    assert found.message == "'do' is a list: put each entry into '{ }' of its own, and all of them between '[' and ']'"
    assert mend(Document.open(text, path="flow.json")).left == []


def test_a_name_that_is_being_typed_in_front_of_a_task_without_one() -> None:
    head = '{"document": {"dsl": "1.0.3", "namespace": "a", "name": "b", "version": "1.0.0"}, "do": [{\n  "'
    task = '\n  "call": "http",\n  "with": {"method": "get", "endpoint": "http://x"},\n  "then": "end"\n}]}'
    for typed in ("", "gr", 'greet"'):
        found = lint(Document.open(head + typed + task, path="flow.json"))
        assert {one.code for one in found} <= {"SW004", "SW008", "SW012", "SW108"}, typed
