"""The schema of 1.x as a text for people and tools: complete, consistent, and true to itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from tests.schema.documents_1 import VERSIONS, read, seeds
from tests.schema.mini import groups
from tests.shared import ROOT

from swls.schema import load, walk
from swls.schema.bundle import bundle
from swls.syntax import read as read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGE = load("1")
# What a schema may be beside: keyword -> whether its value is one schema, a list of them, or a map of them.
_ONE = frozenset({"items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else"})
_LISTS = frozenset({"oneOf", "anyOf", "allOf"})
_MAPS = frozenset({"properties", "patternProperties"})
SECTIONS = frozenset(
    [
        "a2a-call", "asyncapi-call", "asyncapi-outbound-message", "asyncapi-server",
        "asyncapi-subscription", "asyncapi-subscription-lifetime", "authentication", "backoff",
        "basic-authentication", "bearer-authentication", "call", "catalog", "catch",
        "container-lifetime", "container-process", "correlation", "digest-authentication", "do",
        "document", "duration", "emit", "endpoint", "error", "evaluate",
        "event-consumption-strategy", "event-filter", "event-properties", "export", "extension",
        "external-resource", "flow-directive", "for", "fork", "grpc-call", "http-call", "input",
        "jitter", "listen", "mcp-call", "mcp-client", "mcp-http-transport", "mcp-stdio-transport",
        "mcp-transport", "oauth2-authentication", "oauth2-token", "openapi-call",
        "openidconnect-authentication", "output", "raise", "retry", "retry-limit", "run",
        "schedule", "schema", "script-process", "set", "shell-process", "standard-error-types",
        "subscription-iterator", "switch", "switch-case", "task", "timeout", "try", "uri-template",
        "use", "wait", "workflow", "workflow-process",
    ]
)  # fmt: skip
SECTIONS_OF_DSL = frozenset({"runtime-expressions", "runtime-expression-arguments", "secret"})


def schemas() -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every schema with its place, and whether it is the schema of a property."""
    waiting = [(name, schema, False) for name, schema in LANGUAGE.definitions.items()]
    while waiting:
        place, schema, is_property = waiting.pop()
        if not isinstance(schema, dict):
            continue
        yield place, schema, is_property
        for keyword, value in schema.items():
            if keyword in _ONE:
                waiting.append((f"{place}/{keyword}", value, False))
            elif keyword in _LISTS:
                waiting += [(f"{place}/{keyword}/{index}", one, False) for index, one in enumerate(value)]
            elif keyword in _MAPS:
                waiting += [(f"{place}/{keyword}/{key}", one, True) for key, one in value.items()]
            elif keyword == "x-overlay":
                for index, overlay in enumerate(value):
                    rest = {word: one for word, one in overlay.items() if one is not None}
                    waiting.append((f"{place}/{keyword}/{index}", rest, False))


def annotated(keyword: str) -> Iterator[tuple[str, dict[str, Any], Any]]:
    for place, schema, _ in schemas():
        if keyword in schema:
            yield place, schema, schema[keyword]


def described(schema: dict[str, Any]) -> str:
    """The description of a schema, its own or that of what it refers to."""
    if "description" in schema:
        return str(schema["description"])
    reference = schema.get("$ref")
    return described(LANGUAGE.definition(reference)) if reference else ""


def refines(place: str) -> bool:
    """Whether the schema adds to one that is described elsewhere, or settles a condition."""
    return any(part in place for part in ("/if/", "/then/", "/not/")) or place in {
        "emit-task/properties/emit/properties/event/properties/with/properties/type",
        "event-filter/properties/with/properties/type",
    }


def test_every_property_is_described() -> None:
    bare = [
        place
        for place, schema, is_property in schemas()
        if is_property and not refines(place) and not described(schema)
    ]
    assert bare == []


def test_descriptions_are_sentences() -> None:
    """They stand in hovers: a capital letter or code first, a full stop last, no words of schemas."""
    odd = [
        f"{place}: {text}"
        for place, _, text in annotated("description")
        if not re.match(r"[A-Z`]", text)
        or not text.endswith(".")
        or len(text) > 330
        or re.search(r"\b(oneOf|schema keyword|enum|JSON Schema keyword|TODO)\b", text)
    ]
    assert odd == []


def test_values_are_explained() -> None:
    silent = [
        f"{place}: {one}"
        for place, schema, values in ((p, s, s.get("enum", [s.get("const")])) for p, s, _ in schemas())
        if ("enum" in schema or "const" in schema) and not refines(place) and "not" not in place.split("/")
        for one in values
        if not schema.get("x-values", {}).get(str(one))
    ]
    assert silent == []


def test_suggested_values_are_allowed() -> None:
    for place, schema, values in annotated("x-values"):
        if "enum" in schema:
            assert set(values) == set(schema["enum"]), place


def test_every_reference_resolves_and_every_definition_is_used() -> None:
    used = {LANGUAGE.root}
    for place, _, reference in annotated("$ref"):
        name = reference.removeprefix("#/$defs/")
        assert name in LANGUAGE.definitions, place
        used.add(name)
    assert set(LANGUAGE.definitions) == used


def test_bundles_are_plain() -> None:
    for version in VERSIONS:
        text = json.dumps(bundle("1", version))
        assert '"x-' not in text
        jsonschema_rs.Draft202012Validator(json.loads(text))  # raises for what is no schema


def test_availability_names_versions() -> None:
    for keyword in ("x-since", "x-until"):
        for place, _, version in annotated(keyword):
            assert version in VERSIONS, place
    for place, _, overlays in annotated("x-overlay"):
        for overlay in overlays:
            assert {"from", "until"} & set(overlay), place
            assert overlay.get("from", "main") in VERSIONS, place
            assert overlay.get("until", "main") in VERSIONS, place


@cache
def judge(place: str, version: str) -> Any:
    """What judges a value at a place of the schema, seen through a version."""
    view = LANGUAGE.view(version)
    schema: Any = LANGUAGE.definitions
    for index, step in enumerate(place.split("/")):
        if isinstance(schema, dict) and index:
            schema = view.overlaid(schema) if step not in schema else schema
        schema = schema[int(step)] if isinstance(schema, list) else schema[step]
    from swls.schema.bundle import _plain

    plain = _plain(schema, view)
    definitions = bundle("1", version)["$defs"] | {"workflow": bundle("1", version)}
    return jsonschema_rs.Draft202012Validator({"$defs": definitions, **plain}, validate_formats=False)


def of_properties(place: str, schema: dict[str, Any]) -> bool:
    """Whether a value can be held against the schema at its place (an overlay is no schema of its own)."""
    return "/x-overlay/" not in place + "/"


def test_examples_and_defaults_fit() -> None:
    wrong = []
    count = 0
    for place, schema, _ in schemas():
        if not of_properties(place, schema):
            continue
        values = [*schema.get("examples", ()), *([schema["default"]] if "default" in schema else [])]
        version = "1.0.3" if schema.get("x-since") != "main" else "main"
        for value in values:
            count += 1
            if not judge(place, version).is_valid(value):
                wrong.append(f"{place}: {value!r}")
    assert wrong == []
    assert count > 100


def test_links_lead_to_sections() -> None:
    for place, _, link in annotated("x-link"):
        page, _, section = link.partition("#")
        known = {"dsl-reference.md": SECTIONS, "dsl.md": SECTIONS_OF_DSL}
        assert section in known[page], f"{place}: {link}"


def test_what_people_look_up_is_linked() -> None:
    bare = [
        place
        for place, schema, _ in schemas()
        if schema.get("type") == "object" and "x-noun" in schema and "x-link" not in schema
        if schema["x-noun"] not in {"item", "duration"}
    ]
    assert bare == []


def test_aliases_lead_to_keys() -> None:
    """A word of another language stands for a key that is there, and is none itself."""
    for place, schema, aliases in annotated("x-aliases"):
        if "/x-overlay/" in place:
            continue
        shape = LANGUAGE.view("main").compile([schema])
        older = LANGUAGE.view("1.0.3").compile([schema])
        keys = {name for form in (shape, older, *shape.alternatives, *older.alternatives) for name in form.properties}
        assert set(aliases.values()) <= keys, f"{place}: {set(aliases.values()) - keys}"
        assert not set(aliases) & keys, f"{place}: {set(aliases) & keys}"


def test_order_names_keys() -> None:
    for place, schema, order in annotated("x-order"):
        shape = LANGUAGE.view("main").compile([schema])
        keys = {name for form in (shape, *shape.alternatives) for name in form.properties}
        assert set(order) <= keys, place


# Snippet bodies.

_STOP = re.compile(
    r"\\(?P<escaped>[\\$}])"
    r"|\$\{(?P<number>\d+)(?::(?P<words>(?:\\.|[^\\}])*)|\|(?P<choices>[^|]*)\|)?\}"
    r"|\$(?P<bare>\d+)"
)


def expanded(body: str) -> str:
    """A snippet with its defaults taken, first choices taken, and a task where nothing is given."""
    first: dict[str, str] = {}

    def fill(match: re.Match[str]) -> str:
        if match["escaped"]:
            return str(match["escaped"])
        number = match["number"] or match["bare"]
        if match["words"] is not None:
            first[number] = re.sub(r"\\(.)", r"\1", match["words"])
        elif match["choices"] is not None:
            first[number] = match["choices"].split(",")[0]
        return first.get(number, "set: { a: 1 }")

    return _STOP.sub(fill, body)


def test_bodies_are_yaml_that_fits() -> None:
    wrong = []
    count = 0
    for place, schema, body in annotated("x-body"):
        if not of_properties(place, schema):
            continue
        count += 1
        text = expanded(body)
        if re.search(r"\$\d|\$\{\d", text):
            wrong.append(f"{place}: tab stops are left in {text!r}")
            continue
        whole = "value: " + text if text.startswith("|") or "\n" not in text.rstrip("\n") else None
        block = "value:\n" + "".join(f"  {line}\n" for line in text.splitlines())
        try:
            # What is one line may be a value or a mapping of one entry: an object shape wants the latter.
            value = read(block)["value"] if whole is None else _one_line(schema, whole, block)
        except Exception as problem:  # noqa: BLE001  (of whatever reader: it is the finding)
            wrong.append(f"{place}: {problem} in {text!r}")
            continue
        if not judge(place, "1.0.3").is_valid(value):
            wrong.append(f"{place}: {value!r}")
    assert wrong == []
    assert count > 80


def _one_line(schema: dict[str, Any], whole: str, block: str) -> Any:
    value = read(block)["value"]
    return value if isinstance(value, dict | list) else read(whole)["value"]


def test_every_kind_of_task_has_a_body() -> None:
    for kind in LANGUAGE.definitions["task"]["oneOf"]:
        assert LANGUAGE.definition(kind["$ref"]).get("x-body"), kind
    for kind in LANGUAGE.definitions["call-task"]["oneOf"]:
        assert LANGUAGE.definition(kind["$ref"]).get("x-body"), kind


# Meaning.


def test_what_is_referred_to_is_declared() -> None:
    declared: set[tuple[str, str]] = set()
    for place, _, one in annotated("x-declares"):
        assert set(one) == {"kind", "by", "scope"}, place
        assert one["by"] in {"key", "value"}, place
        declared.add((one["kind"], one["scope"]))
    for place, _, one in annotated("x-refers"):
        assert (one["kind"], one["scope"]) in declared, place


def test_literals_are_offered() -> None:
    for place, schema, one in annotated("x-refers"):
        assert set(one.get("literals", ())) == set(schema.get("x-values", ())), place


def test_variables_are_declared_where_they_are_bound() -> None:
    found = 0
    for place, schema, binds in annotated("x-binds"):
        for name, default in binds.items():
            found += 1
            assert schema["properties"][name]["default"] == default, place
            assert schema["properties"][name]["x-declares"]["kind"] == "variable", place
    assert found == 5


def test_expressions_have_a_context_there_is() -> None:
    used = set()
    for place, _, one in annotated("x-expression"):
        assert one["as"] in {"value", "required", "bare", "whole"}, place
        if "context" in one:
            assert one["context"] in LANGUAGE.contexts, place
            used.add(one["context"])
    assert used == set(LANGUAGE.contexts)


def test_every_expression_is_evaluated_somewhere() -> None:
    """A place that leaves the context to what is around it always stands in something that has one."""
    for version in VERSIONS:
        view = LANGUAGE.view(version)
        for name, document in seeds().items():
            root = read_tree(json.dumps(document), "json").roots[0]
            assert root.node is not None
            for facts, _, _ in groups(walk(root.node, view.root, view=view)):
                for one in facts.expressions:
                    assert one.context in LANGUAGE.contexts, (version, name, one)


def test_contexts_offer_arguments_there_are() -> None:
    for name, context in LANGUAGE.contexts.items():
        assert set(context["arguments"]) <= set(LANGUAGE.arguments), name
        assert context["input"], name
    for argument in LANGUAGE.arguments.values():
        assert argument["description"].endswith(".")
        for one in argument.get("properties", {}).values():
            assert one.get("is", "dateTime") in LANGUAGE.descriptors
            assert one["description"].endswith(".")


def expressions(text: str) -> list[tuple[str, str, str]]:
    """(context, mode, text) of every expression of a workflow with a body of `do`."""
    head = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\n"
    tree = read_tree(head + text, "yaml")
    view = LANGUAGE.view("main")
    root = tree.roots[0]
    assert root.node is not None
    return [
        (one.context, one.mode, tree.text[root.at + at + one.start : root.at + at + one.end])
        for facts, at, _ in groups(walk(root.node, view.root, view=view))
        for one in facts.expressions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do: [{a: {wait: '${ .a }'}}]", ("task", "required", "'${ .a }'")),
        ("do: []\nschedule: {every: '${ .a }'}", ("schedule", "required", "'${ .a }'")),
        ("do: []\ntimeout: {after: '${ .a }'}", ("workflow", "required", "'${ .a }'")),
        ("do: [{a: {set: {}, timeout: {after: '${ .a }'}}}]", ("task", "required", "'${ .a }'")),
        ("do: [{a: {if: .a, set: {b: 1}}}]", ("task-input", "bare", ".a")),
        ("do: [{a: {export: {as: .a}, set: {b: 1}}}]", ("task-export", "bare", ".a")),
        ("do: [{a: {output: {as: {c: '${ .a }'}}, set: {b: 1}}}]", ("task-output", "value", "'${ .a }'")),
        ("do: []\ninput: {from: .a}", ("workflow-input", "bare", ".a")),
        ("do: []\noutput: {as: .a}", ("workflow-output", "bare", ".a")),
        (
            "do: [{a: {listen: {to: {one: {with: {data: '${ .a }'}}}}}}]",
            ("event", "value", "'${ .a }'"),
        ),
        (
            "do: [{a: {emit: {event: {with: {type: a, source: '${ .a }'}}}}}]",
            ("task", "required", "'${ .a }'"),
        ),
        ("do: [{a: {run: {shell: {command: '${ .a }'}}}}]", ("task", "whole", "'${ .a }'")),
    ],
)
def test_contexts(text: str, expected: tuple[str, str, str]) -> None:
    assert expressions(text) == [expected]


def test_other_languages_are_left_alone() -> None:
    assert expressions("do: [{a: {run: {script: {language: js, code: 'log(`${ name }!`)'}}}}]") == []
    assert expressions("do: [{a: {run: {shell: {command: 'echo ${HOME}/x'}}}}]") == []


def test_literal_secrets_are_marked() -> None:
    """Everything that a person would call a secret, and nothing else."""
    marked = {place.rpartition("/")[2] for place, _, _ in annotated("x-secret")}
    assert marked == {"password", "token", "secret", "assertion", "Authorization"}


# The drift between versions, row by row as it was measured (see the history of the published schemas).

YES = "1.0.0 1.0.1 1.0.2 1.0.3 main"
DRIFT = {
    "set by an expression": ("{set: '${ .a }'}", "1.0.1 1.0.2 1.0.3 main"),
    "a number as query parameter": (
        "{call: http, with: {method: get, endpoint: 'https://a.b', query: {a: 1}}}",
        "1.0.0",
    ),
    "headers by an expression": (
        "{call: http, with: {method: get, endpoint: 'https://a.b', headers: '${ .a }'}}",
        "1.0.1 1.0.2 1.0.3 main",
    ),
    "a2a with what it lacks": ("{call: a2a, with: {method: nothing}}", "1.0.0 1.0.1"),
    "mcp with what it lacks": ("{call: mcp, with: {}}", "1.0.0 1.0.1"),
    "a host with dots": (
        "{call: grpc, with: {proto: {endpoint: 'https://a.b'}, service: {name: a, host: a.b}, method: c}}",
        "1.0.2 1.0.3 main",
    ),
    "a duration by an expression": ("{wait: '${ .a }'}", "1.0.2 1.0.3 main"),
    "arguments by name": (
        "{run: {shell: {command: a, arguments: {b: c}}}}",
        "1.0.0 1.0.1 1.0.2",
    ),
    "arguments in order": ("{run: {shell: {command: a, arguments: [b]}}}", "1.0.3 main"),
    "arguments of a container": ("{run: {container: {image: a, arguments: [b]}}}", "1.0.3 main"),
    "stdin": ("{run: {script: {language: js, code: a, stdin: b}}}", "1.0.3 main"),
    "pullPolicy": ("{run: {container: {image: a, pullPolicy: always}}}", "1.0.3 main"),
    "catch.then": ("{try: [], catch: {then: end}}", "main"),
    "for.in as a list": ("{for: {in: [{a: 1}]}, do: []}", "main"),
    "an event without source": ("{emit: {event: {with: {type: a}}}}", "main"),
    "a relative URI": ("{call: http, with: {method: get, endpoint: /a}}", "main"),
    "oauth2 without authority": (
        "{call: http, with: {method: get, endpoint: {uri: 'https://a.b', authentication: {oauth2: {}}}}}",
        "1.0.0 1.0.1 1.0.2 1.0.3",
    ),
    "a number as detail of the filter": ("{try: [], catch: {errors: {with: {detail: 1}}}}", YES[:-5]),
    "a number as details of the filter": ("{try: [], catch: {errors: {with: {details: 1}}}}", "main"),
    "a version of the client that is a number": (
        ("{call: mcp, with: {method: tools/list, transport: {stdio: {command: a}}, client: {name: a, version: 1}}}"),
        "1.0.0 1.0.1 1.0.2 1.0.3",
    ),
    "schedule.read": ("schedule: {on: {one: {with: {type: a}}}, read: raw}", "main"),
    "any evaluate": ("evaluate: {mode: other}", "1.0.0 1.0.1 1.0.2 1.0.3"),
    "any other key at the top": ("doo: []", YES),
    "nothing to do": ("do: []", YES),
}


@pytest.mark.parametrize("row", DRIFT)
def test_drift(row: str) -> None:
    text, versions = DRIFT[row]
    document = read("document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\ndo: []")
    document |= {"do": [{"only": read(text)}]} if text.startswith("{") else read(text)
    accepting = [
        version
        for version in VERSIONS
        if jsonschema_rs.Draft202012Validator(bundle("1", version), validate_formats=False).is_valid(document)
    ]
    assert " ".join(accepting) == versions


def test_generated_file_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_schema.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    stale = [line for line in done.stdout.splitlines() if line.endswith("1.json")]
    assert stale == [], "run `python scripts/build_schema.py` and commit what it writes"
