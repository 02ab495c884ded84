"""The verdict of our schema of 0.x, and of the walk, equals that of the published one, tag and branch.

`jsonschema-rs` judges the bulk, `jsonschema` a sample of it. What differs is on purpose and stands in
`corrected`. The published 0.5 accepts nothing, not even its own examples: ours is held against these.
"""

from __future__ import annotations

import copy
import itertools
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
from tests.schema.documents_0 import VERSIONS, corpus, examples, filed_valid, official, runtime_files, seeds
from tests.schema.mutants import Mutator, places
from tests.shared import need_shared

from swls.schema import load, walk
from swls.schema.bundle import bundle
from swls.syntax import read as read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

EDITIONS = (
    ("0.6", "tag"), ("0.6", "branch"), ("0.7", "tag"), ("0.8", "tag"), ("0.8", "branch"), ("0.9", "tag"),
)  # fmt: skip
MUTANTS, MUTANTS_BULK = 1_200, 6_000


@cache
def corrected(version: str, edition: str) -> dict[str, Any]:
    """The published schema with its slips mended; leaves the test out when it is not there."""
    need_shared("spec")
    schema = copy.deepcopy(official(version, edition))
    assert schema is not None
    files = schema["files"]
    definitions = files["workflow.json"]["definitions"]
    if "oneOf" in definitions.get("sleep", ()):
        # before, after, or both: `oneOf` refuses both, which the prose allows; 0.9 has `anyOf`.
        definitions["sleep"]["anyOf"] = definitions["sleep"].pop("oneOf")
    # A multiple of 0.01: a finer factor is no mistake, and with binary fractions validators differ about 1.1.
    del files["retries.json"]["definitions"]["retrydef"]["properties"]["multiplier"]["multipleOf"]
    for name in ("basicpropsdef", "bearerpropsdef", "oauth2propsdef"):
        # 0.7 and the tag of 0.8 take text in all four forms, so `oneOf` refuses it; the branch mends that.
        found = files.get("auth.json", {}).get("definitions", {})
        if "oneOf" in found.get(name, ()):
            found[name] = found[name]["oneOf"][1]
    if version == "0.6":
        _mend_0_6(definitions)
    if version == "0.9":
        # An empty key is asked for where `eventRef` is meant.
        definitions["callbackstate"]["then"]["required"] = ["name", "type", "action", "eventRef"]
        # A regular expression of JavaScript, slashes and flag included, that no JSON pointer fits.
        del files["errors.json"]["definitions"]["errorDefinition"]["properties"]["source"]["pattern"]
    return schema


def _mend_0_6(definitions: dict[str, Any]) -> None:
    for definition in definitions.values():
        if "usedForCompensation" in definition.get("if", {}).get("properties", {}):
            # The tag takes every state without `usedForCompensation` for one with it; the branch mends that.
            definition["if"]["required"] = ["usedForCompensation"]
        for choice in (definition, definition.get("else", {})):
            if "oneOf" in choice:
                # The tag lists the form with `end` twice, so that it is refused; the branch mends that.
                once = {json.dumps(one): one for one in choice["oneOf"]}
                choice["oneOf"] = list(once.values())
    # A state that undoes others may run actions, as any other may.
    definitions["foreachstate"]["then"] = {
        "required": ["name", "type", "inputCollection", "iterationParam"],
        "oneOf": [{"required": ["actions"]}, {"required": ["workflowId"]}],
    }


@cache
def theirs(version: str, edition: str) -> Any:
    return jsonschema_rs.Draft7Validator(corrected(version, edition), validate_formats=False)


@cache
def ours(version: str, profile: str = "spec", root: str | None = None) -> Any:
    schema = bundle("0", version, profile=profile, root=root)
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=False)


def problems(document: Any, version: str, profile: str = "spec", root: str = "workflow") -> int:
    view = load("0").view(version, profile=profile)
    tree = read_tree(json.dumps(document), "json").roots[0]
    assert tree.node is not None
    return walk(tree.node, view.shape(root), view=view).problem_count


def all_documents() -> dict[str, Any]:
    together = seeds() | examples() | corpus()
    return {name: document for name, (_, document) in together.items()}


@cache
def vocabulary() -> tuple[list[str], list[str]]:
    """The keys and the fixed values of the language, from our own schema."""
    keys, words = set(), set()
    for version in VERSIONS:
        for path, value in places(bundle("0", version)):
            if path and path[-1] == "properties" != path[-2] and isinstance(value, dict):
                keys |= value.keys()
            elif path and path[-1] == "const" and isinstance(value, str):
                words.add(value)
            elif path and path[-1] == "enum":
                words.update(value)
    return sorted(keys), sorted(words)


@cache
def mutants(version: str, edition: str, count: int, seed: int) -> list[tuple[str, Any]]:
    """Mutants of documents that the version accepts; as many of each document."""
    judge = theirs(version, edition)
    parents = [(name, one) for name, one in all_documents().items() if judge.is_valid(one)]
    mutator = Mutator(*vocabulary(), seed=seed)
    each = max(1, -(-count // len(parents)))
    found = []
    for name, document in parents:
        found += [(f"{name}: {step}", one) for step, one in itertools.islice(mutator.of(document), each)]
    return found


def differing(version: str, edition: str, named: Iterable[tuple[str, Any]]) -> list[str]:
    judge = theirs(version, edition)
    return [
        f"{name}: published {judge.is_valid(one)}, ours {ours(version).is_valid(one)}\n{json.dumps(one)}"
        for name, one in named
        if judge.is_valid(one) != ours(version).is_valid(one)
    ]


def without_foreign_keys(document: Any, version: str) -> Any:
    """A document without the keys of other versions that this version lets pass where it lets any key pass.

    The published schemas say nothing about these; the walk says which version has them. On purpose: it is
    no help to let `timeouts` pass unread in a workflow of 0.6.
    """
    view = load("0").view(version)
    bodies = {name: view.shape(name).properties for name in ("workflow-body", "subflow-call")}

    def cleaned(value: Any, known: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {k: v for k, v in value.items() if k not in known or known[k].available}

    def below(value: Any) -> Any:
        if isinstance(value, list):
            return [below(one) for one in value]
        if not isinstance(value, dict):
            return value
        return {
            key: cleaned(below(one), bodies["subflow-call"]) if key == "subFlowRef" else below(one)
            for key, one in value.items()
        }

    return below(cleaned(document, bodies["workflow-body"]))


@pytest.mark.parametrize(("version", "edition"), EDITIONS)
def test_documents(version: str, edition: str) -> None:
    """All documents at all versions, not only their own."""
    assert differing(version, edition, all_documents().items()) == []


@pytest.mark.parametrize(("version", "edition"), EDITIONS)
def test_mutants(version: str, edition: str, bulk: bool) -> None:
    found = mutants(version, edition, MUTANTS_BULK if bulk else MUTANTS, 1)
    assert len(found) >= (5_000 if bulk else MUTANTS)
    refused = sum(not theirs(version, edition).is_valid(one) for _, one in found)
    assert 0.3 < refused / len(found) < 0.95, "the mutants do not discriminate"
    assert differing(version, edition, found) == []


@pytest.mark.parametrize(("version", "edition"), EDITIONS)
def test_walk_agrees(version: str, edition: str, bulk: bool) -> None:
    named = [*all_documents().items(), *mutants(version, edition, MUTANTS_BULK if bulk else MUTANTS // 3, 2)]
    wrong = []
    for name, one in named:
        document = without_foreign_keys(one, version)
        expected = theirs(version, edition).is_valid(document)
        if (problems(document, version) == 0) != expected:
            wrong.append(f"{name}: published {expected}\n{json.dumps(one)}")
    assert wrong == []


@pytest.mark.parametrize(("version", "edition"), EDITIONS)
def test_the_judge_of_the_bulk_agrees_with_jsonschema(version: str, edition: str, bulk: bool) -> None:
    """On a sample: the pure Python one is a hundred times slower."""
    sample = mutants(version, edition, MUTANTS, 1)[:: 5 if bulk else 60]
    published = jsonschema.Draft7Validator(corrected(version, edition))
    mine = jsonschema.Draft202012Validator(bundle("0", version))
    for name, one in sample:
        assert published.is_valid(one) == theirs(version, edition).is_valid(one), name
        assert mine.is_valid(one) == ours(version).is_valid(one), name


@pytest.mark.parametrize(
    ("version", "edition"), [one for one in EDITIONS if one not in {("0.6", "tag"), ("0.8", "tag")}]
)
def test_corpus_has_the_verdict_it_is_filed_under(version: str, edition: str) -> None:
    """Guards the judging itself: the index was made with another validator, by the branch where there is one."""
    need_shared("spec")
    need_shared("corpus")
    own = {path: document for path, (filed, document) in corpus().items() if filed == version}
    assert own
    judge = jsonschema_rs.Draft7Validator(official(version, edition), validate_formats=False)
    assert [path for path, one in own.items() if judge.is_valid(one) != filed_valid(path)] == []


def test_what_differs_on_purpose() -> None:
    """The slips of the published schemas, each shown by a document that only its mended form accepts."""
    base = {"id": "a", "specVersion": "0.8", "name": "n", "start": "A"}
    end = {"name": "A", "type": "inject", "data": {}, "end": True}
    both = {"functionRef": "f", "sleep": {"before": "PT1S", "after": "PT1S"}}
    sleepy = base | {"states": [{"name": "A", "type": "operation", "actions": [both], "end": True}]}
    secret = base | {"states": [end], "auth": [{"name": "a", "properties": "${ $SECRETS.a }"}]}
    growing = base | {"states": [end], "retries": [{"name": "a", "maxAttempts": 1, "multiplier": 1.005}]}
    for version, edition, document in (
        ("0.7", "tag", sleepy), ("0.8", "branch", sleepy), ("0.7", "tag", secret), ("0.8", "tag", secret),
        ("0.8", "branch", growing),
    ):  # fmt: skip
        corrected(version, edition)  # leaves the test out
        published = jsonschema.Draft7Validator(official(version, edition))
        assert not published.is_valid(document)
        assert theirs(version, edition).is_valid(document)
        assert ours(version).is_valid(document)


def test_0_5_accepts_every_example_of_its_release() -> None:
    need_shared("corpus")
    own = {
        path: document
        for path, (filed, document) in corpus().items()
        if filed == "0.5" and path.startswith("specification/")
    }
    assert len(own) == 54
    assert [path for path, one in own.items() if not ours("0.5").is_valid(one) or problems(one, "0.5")] == []


def test_0_5_walk_agrees_with_bundle(bulk: bool) -> None:
    parents = [one for filed, one in (seeds() | corpus()).values() if filed == "0.5" and ours("0.5").is_valid(one)]
    mutator = Mutator(*vocabulary(), seed=5)
    each = (MUTANTS_BULK if bulk else MUTANTS // 3) // len(parents) + 1
    checked = refused = 0
    for parent in parents:
        for step, one in itertools.islice(mutator.of(parent), each):
            document = without_foreign_keys(one, "0.5")
            expected = ours("0.5").is_valid(document)
            if _foreign_in_open_parts(document):
                continue
            assert (problems(document, "0.5") == 0) == expected, (step, json.dumps(one))
            checked += 1
            refused += not expected
    assert checked > len(parents)
    assert 0.2 < refused / checked < 0.95


def _foreign_in_open_parts(document: Any) -> bool:
    """Whether a part that 0.5 leaves open holds a later key: said by the walk, let pass by the bundle."""
    view = load("0").view("0.5")
    late = {
        name
        for part in ("function", "event", "function-call")
        for name, known in view.shape(part).properties.items()
        if not known.available
    }
    return any(isinstance(value, dict) and late & value.keys() for _, value in places(document))


# Written for the runtime of another age; each is said by a problem of its own (see test_profile_0).
OUTDATED = ("kubecon-github-showcase/1.0.x/",)
# Pieces of a page, not workflows: no id and no key.
PIECES = (
    "understanding-jq-expressions.adoc.L248.json",
    "understanding-workflow-error-handling.adoc.L192.json",
)


def test_sonataflow_accepts_what_that_runtime_runs() -> None:
    need_shared("corpus")
    files = {
        name: document
        for name, document in runtime_files().items()
        if not name.startswith(OUTDATED) and not name.endswith(PIECES)
    }
    assert len(files) > 90
    wrong = []
    for name, document in files.items():
        root = "workflow" if "id" in document else "flow"
        if problems(document, "0.8", "sonataflow", root) or not ours("0.8", "sonataflow", root).is_valid(document):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("version", VERSIONS)
def test_seeds_are_what_they_are_filed_under(version: str) -> None:
    own = {name: one for name, (filed, one) in seeds().items() if filed == version}
    assert [name for name, one in own.items() if problems(one, version) and name != "0.8 root 0"] == []


def test_seeds_use_every_key() -> None:
    """So that every key is dropped, misspelt and misplaced by some mutant."""
    written = {
        key
        for _, document in seeds().values()
        for _, value in places(document)
        if isinstance(value, dict)
        for key in value
    }
    assert set(vocabulary()[0]) - written == set()


@pytest.mark.parametrize(
    ("version", "pointer"),
    # Rate limits came with 0.7.
    [
        (version, pointer)
        for version in VERSIONS
        for pointer in ("kpi", "ratelimiting")
        if pointer == "kpi" or version >= "0.7"
    ],
)
def test_extension_documents(version: str, pointer: str) -> None:
    root = f"extension-{pointer}"
    need_shared("spec")
    published = official(version, "tag", f"{pointer}.json/definitions/{pointer}")
    assert published is not None
    judge = jsonschema_rs.Draft7Validator(published, validate_formats=False)
    document = EXTENSIONS[root]
    assert judge.is_valid(document)
    mutator = Mutator(*vocabulary_of(root), seed=4)
    for step, one in itertools.islice(mutator.of(document), 1_000):
        assert ours(version, "spec", root).is_valid(one) == judge.is_valid(one), (step, one)
        if version not in {"0.5", "0.6"}:  # there, `workflowVersions` is said to be newer
            assert (problems(one, version, "spec", root) == 0) == judge.is_valid(one), (step, one)


def vocabulary_of(root: str) -> tuple[list[str], list[str]]:
    found = bundle("0", "0.8", root=root)
    maps = [value for path, value in places(found) if path and path[-1] == "properties" and isinstance(value, dict)]
    return sorted({key for value in maps for key in value}), ["USD", "workflow-kpi-extension"]


EXTENSIONS = {
    "extension-kpi": {
        "extensionid": "workflow-kpi-extension",
        "workflowid": "w",
        "workflowVersions": ["1"],
        "currency": "EUR",
        "workflow": {"per": {"time": "P1D", "instances": 2}, "maxCost": "1", "minInvoked": "1"},
        "events": [{"for": "e", "per": {"time": "P1D"}, "maxConsumed": "1", "avgProduced": "1"}],
        "functions": [{"for": "f", "per": {"instances": 1}, "maxErrors": "1", "maxRetry": "1", "avgCost": "1"}],
        "states": [{"for": "s", "per": {}, "maxExec": "1", "avgExec": "1", "maxDuration": "PT1S"}],
    },
    "extension-ratelimiting": {
        "extensionid": "workflow-ratelimiting-extension",
        "workflowid": "w",
        "workflowVersions": ["1"],
        "singleInstance": {"maxActionsPerSecond": 0.1, "maxConcurrentActions": 5},
        "allInstances": {"maxStates": 1000, "maxTransitions": 1000, "maxProducedEventsPerSecond": 2},
    },
}
