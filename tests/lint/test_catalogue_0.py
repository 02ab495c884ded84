"""Every known mistake of 0.x is reported by the rule that claims it."""

from __future__ import annotations

import csv
import json
import textwrap
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML, YAMLError
from tests.lint.catalogue_0 import CLAIMS, FRAMES, Claim
from tests.shared import need_shared

from swls.lint import RULES, Settings, lint
from swls.model import Document

if TYPE_CHECKING:
    from pathlib import Path

CLAIMED = {known: claim for known, claim in CLAIMS.items() if claim.code}


@cache
def catalogue(path: Path) -> dict[str, dict[str, str]]:
    """The mistakes of 0.x and of both generations, by id."""
    with path.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def is_ours(row: dict[str, str]) -> bool:
    """Whether a mistake can be made in 0.x."""
    return row["id"].startswith("SW0") or (row["id"].startswith("SWX") and row["versions"] == "all")


def value_of(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(textwrap.dedent(text))


def document_of(claim: Claim, example: str, frames: dict[str, str] = FRAMES) -> str:
    """The frame with the example laid over what stands at its place, as JSON; a null takes a key away."""
    try:
        given = value_of(example)
    except YAMLError:
        return f"{textwrap.dedent(frames[claim.frame])}\n{example}\n"  # it is about what cannot be read
    frame = value_of(frames[claim.frame])
    target = frame
    for part in claim.place.split("/")[1:]:
        target = target[int(part) if isinstance(target, list) else part]
    target.update(given)
    for key in [key for key, value in target.items() if value is None]:
        del target[key]
    return json.dumps(frame, indent=2)


@pytest.mark.parametrize("known", CLAIMED)
def test_the_claimed_rule_reports_the_mistake(known: str) -> None:
    claim = CLAIMED[known]
    row = catalogue(need_shared("spec/rules.csv"))[known]
    text = document_of(claim, claim.example or row["minimal_trigger_example"])
    path = "flow.sw.json" if text.startswith("{") else "flow.sw.yaml"
    document = Document.open(text, path=path, profile=claim.profile, certain=True)
    found = lint(document, Settings(extend_select=(claim.code,), profile=claim.profile))
    assert claim.code in {one.code for one in found}, [f"{one.code} {one.message}" for one in found] + [text]


def test_every_known_mistake_has_a_claim() -> None:
    rows = catalogue(need_shared("spec/rules.csv"))
    ours = {known for known, row in rows.items() if is_ours(row)}
    assert ours - CLAIMS.keys() == set()
    assert {known for known in CLAIMS if known not in rows} == set()


def test_claims_are_rules_or_reasons() -> None:
    for known, claim in CLAIMS.items():
        assert bool(claim.code) != bool(claim.why), known
        assert not claim.code or claim.code in RULES, known
        assert claim.frame in FRAMES, known
