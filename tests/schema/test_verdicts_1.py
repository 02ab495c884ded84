"""The verdict of our schema of 1.x, and of the walk, equals that of the published one at every version.

`jsonschema-rs` judges the bulk, `jsonschema` a sample of it. What differs is on purpose: `DELIBERATE`.
"""

from __future__ import annotations

import copy
import itertools
import json
from functools import cache
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from tests.schema.documents_1 import VERSIONS, corpus, examples, official, seeds
from tests.schema.mini import groups
from tests.schema.mutants import Mutator, places
from tests.shared import need_shared

from swls.schema import load, walk
from swls.schema.bundle import bundle
from swls.syntax import read as read_tree

# Where we do not follow the published schema, and why. Each is a place in it whose literal form also matches
# an expression as long as `format` is not asserted (which validators are free not to do): `oneOf` then finds
# two forms and refuses every expression. The specification's own build asserts `format` and takes the
# expression; so do we. A literal of the wrong format is left to a rule.
DELIBERATE = {
    "error": ("properties", "instance", "oneOf", 0),
    "eventProperties": ("properties", "time", "oneOf", 0),
}
# And one of the walk alone: to the published schema of 1.0.0 and 1.0.1 the new kinds of calls (`call: mcp`,
# `call: a2a`) are names of functions that anybody might have. We say that they need a later version, where
# what stands under `with` fits.
NEWER_CALLS = ("'call: a2a'", "'call: mcp'")
MUTANTS, MUTANTS_BULK = 6_000, 30_000


@cache
def corrected(version: str) -> dict[str, Any]:
    """The published schema, corrected where we differ; leaves the test out when it is not there."""
    need_shared("spec")
    schema = copy.deepcopy(official(version))
    assert schema is not None
    for name, path in DELIBERATE.items():
        place: Any = schema["$defs"][name]
        for step in path:
            place = place[step]
        place["not"] = {"$ref": "#/$defs/runtimeExpression"}
    return schema


@cache
def theirs(version: str) -> Any:
    return jsonschema_rs.Draft202012Validator(corrected(version), validate_formats=False)


@cache
def ours(version: str) -> Any:
    return jsonschema_rs.Draft202012Validator(bundle("1", version), validate_formats=False)


def accepted_by_walk(document: Any, version: str) -> bool:
    view = load("1").view(version)
    root = read_tree(json.dumps(document), "json").roots[0]
    assert root.node is not None
    return all(
        problem.kind == "needs-version" and problem.args["feature"] in NEWER_CALLS
        for facts, _, _ in groups(walk(root.node, view.root, view=view))
        for problem in facts.problems
    )


def all_documents() -> dict[str, Any]:
    return seeds() | examples() | {path: document for path, (_, document) in corpus().items()}


@cache
def vocabulary() -> tuple[list[str], list[str]]:
    """The keys and the fixed values of the language, from our own schema."""
    keys, words = set(), set()
    for version in VERSIONS:
        for path, value in places(bundle("1", version)):
            if path and path[-1] == "properties" and isinstance(value, dict):
                keys |= value.keys()
            elif path and path[-1] == "const":
                words.add(value)
            elif path and path[-1] == "enum":
                words.update(value)
    return sorted(keys), sorted(words)


def mutants(version: str, count: int, seed: int) -> list[tuple[str, Any]]:
    """Mutants of documents that the version accepts; as many of each document, seeds first."""
    parents = [(name, document) for name, document in all_documents().items() if theirs(version).is_valid(document)]
    mutator = Mutator(*vocabulary(), seed=seed)
    each = max(1, -(-count // len(parents)))
    found = []
    for name, document in parents:
        found += [(f"{name}: {step}", one) for step, one in itertools.islice(mutator.of(document), each)]
    return found


def differing(version: str, named: list[tuple[str, Any]]) -> list[str]:
    return [
        f"{name}: published {accepted}, ours {not accepted}\n{json.dumps(one)}"
        for name, one in named
        if (accepted := theirs(version).is_valid(one)) != ours(version).is_valid(one)
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_documents(version: str) -> None:
    assert differing(version, list(all_documents().items())) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_mutants(version: str, bulk: bool) -> None:
    found = mutants(version, MUTANTS_BULK if bulk else MUTANTS, seed=1)
    assert len(found) >= 5_000
    refused = sum(not theirs(version).is_valid(one) for _, one in found)
    assert 0.3 < refused / len(found) < 0.95, "the mutants do not discriminate"
    assert differing(version, found) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_walk_agrees(version: str, bulk: bool) -> None:
    named = list(all_documents().items()) + mutants(version, MUTANTS_BULK if bulk else MUTANTS // 6, seed=2)
    wrong = [
        f"{name}: published {theirs(version).is_valid(one)}\n{json.dumps(one)}"
        for name, one in named
        if accepted_by_walk(one, version) != theirs(version).is_valid(one)
    ]
    assert wrong == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_judge_of_the_bulk_agrees_with_jsonschema(version: str, bulk: bool) -> None:
    """On a sample: the pure Python one is a hundred times slower."""
    sample = mutants(version, 100, seed=3)[:: 1 if bulk else 6]
    for schema, judge in ((corrected(version), theirs(version)), (bundle("1", version), ours(version))):
        slow = jsonschema.Draft202012Validator(schema)
        wrong = [f"{name}\n{json.dumps(one)}" for name, one in sample if slow.is_valid(one) != judge.is_valid(one)]
        assert wrong == []


@pytest.mark.parametrize("version", VERSIONS)
def test_what_differs_on_purpose(version: str) -> None:
    """The published schema refuses these without asserting `format`, and accepts them with it, as we do."""
    corrected(version)  # leaves the test out
    plain = jsonschema_rs.Draft202012Validator(official(version), validate_formats=False)
    strict = jsonschema_rs.Draft202012Validator(official(version), validate_formats=True)
    start = {"document": {"dsl": "1.0.0", "namespace": "a", "name": "b", "version": "1.0.0"}}
    event = {"source": "https://example.com", "type": "a", "time": "${ now }"}
    error = {"type": "https://example.com/e", "status": 500, "instance": "${ .where }"}
    for task in ({"emit": {"event": {"with": event}}}, {"raise": {"error": error}}):
        document = start | {"do": [{"only": task}]}
        assert (plain.is_valid(document), strict.is_valid(document)) == (False, True)
        assert ours(version).is_valid(document)


@pytest.mark.parametrize("version", VERSIONS)
def test_corpus_has_the_verdict_it_is_filed_under(version: str) -> None:
    """Guards the judging itself: the index was made with another validator."""
    own = {path: document for path, (filed, document) in corpus().items() if filed == version}
    corrected(version)
    assert own, "no document of the corpus declares this version"
    wrong = [
        path
        for path, document in own.items()
        if version != "main" and theirs(version).is_valid(document) != ("/valid/" in path)
    ]
    assert wrong == []


def test_seeds_use_every_key() -> None:
    """So that every key is dropped, misspelt and misplaced by some mutant."""
    written = {
        key
        for document in seeds().values()
        for _, value in places(document)
        if isinstance(value, dict)
        for key in value
    }
    assert set(vocabulary()[0]) - written == set()
