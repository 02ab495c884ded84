"""What completion inserts for 0.x, with its placeholders as they stand, is what the schema accepts there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.schema.documents_1 import read as value_of
from tests.shared import ROOT

from swls.schema import load, walk
from swls.schema.messages import message
from swls.syntax import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema.facts import Facts

SNIPPETS: list[dict[str, Any]] = value_of((ROOT / "snippets" / "0.yaml").read_text(encoding="utf-8"))
PROFILES = {"spec": "0.8", "sonataflow": "0.8"}


def expanded(body: str) -> str:
    """A snippet with the default of every placeholder in its place."""
    while True:
        plain = re.sub(r"(?<!\\)\$\{\d+\|((?:[^,|\\]|\\.)*)[^|]*\|\}", r"\1", body)
        plain = re.sub(r"(?<!\\)\$\{\d+:((?:[^{}\\$]|\\.)*)\}", r"\1", plain)
        plain = re.sub(r"(?<!\\)\$\d", "x: 1", plain)
        if plain == body:
            return re.sub(r"\\([$}\\])", r"\1", plain)
        body = plain


def bodies(schema: Any, version: str | None, path: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every schema with a body, and a version that has it."""
    if isinstance(schema, list):
        for index, part in enumerate(schema):
            yield from bodies(part, version, f"{path}/{index}")
    elif isinstance(schema, dict):
        version = schema.get("x-until") or schema.get("x-since") or version
        if isinstance(schema.get("x-body"), str):
            yield path, schema, version or "0.8"
        for key, part in schema.items():
            if not key.startswith("x-"):
                yield from bodies(part, version, f"{path}/{key}")


BODIES = list(bodies(load("0").definitions, None, ""))


def messages(facts: Facts) -> list[str]:
    return [message(one) for one in facts.problems] + [one for _, _, child in facts.children for one in messages(child)]


def problems(body: str, schema: dict[str, Any], version: str, profile: str) -> list[str]:
    tree = read(expanded(body), "yaml")
    assert tree.problems() == [], expanded(body)
    view = load("0").view(version, profile=profile)
    node = tree.roots[0].node
    assert node is not None
    return messages(walk(node, view.compile([schema]), view=view))


@pytest.mark.parametrize(("path", "schema", "version"), BODIES, ids=[path for path, _, _ in BODIES])
def test_bodies(path: str, schema: dict[str, Any], version: str) -> None:
    assert problems(schema["x-body"], schema, version, "spec") == [], path


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[one["name"] for one in SNIPPETS])
@pytest.mark.parametrize("profile", PROFILES)
def test_snippets(snippet: dict[str, Any], profile: str) -> None:
    assert snippet.keys() - {"since"} == {"name", "prefix", "where", "description", "body"}
    if snippet["where"] == "resource":
        flow = value_of(expanded(snippet["body"]))["spec"]["flow"]
        assert flow["states"][0]["name"] == flow["start"]
        return
    schema = load("0").definition(snippet["where"])
    assert problems(snippet["body"], schema, snippet.get("since", PROFILES[profile]), profile) == []


def test_there_is_a_snippet_for_everything_promised() -> None:
    kinds = {(one["where"], one["prefix"]) for one in SNIPPETS}
    assert len(kinds) == len(SNIPPETS)
    states = "operation switch switch-events event inject foreach parallel callback sleep compensation"
    functions = "rest asyncapi rpc graphql odata expression"
    promised = (
        {("state", one) for one in states.split()}
        | {("function", one) for one in functions.split()}
        | {("event", "consumed"), ("event", "produced"), ("retry", "backoff"), ("error", "error")}
        | {("workflow", "workflow"), ("workflow", "workflow-scheduled"), ("extension-kpi", "kpi")}
    )
    assert promised <= kinds
