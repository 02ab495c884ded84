"""What the retired editor of Apache KIE offered, in its own test cases: offered here too, or a reason why not.

Left out are what another row says again, and what needs a registry of services or an answer of some server.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from tests.shared import need_shared

from swls.ide.completion import complete
from swls.model import Document

ELSEWHERE = {"openapi-fixture", "jq-schema-mock"}  # a registry of services; the schema that a server gave

# The same proposals under the names that they have here: what they are, not that they are new.
NAMED = {
    "Serverless Workflow Example": "Workflow (0.x)",
    "Empty Serverless Workflow": "Smallest workflow (0.x)",
    "New event": "Consumed event",
    "New operation state": "Operation state",
    "New event state": "Event state",
    "New switch state": "Switch state over data",
    "New inject state": "Inject state",
}

# Why something is not offered.
BEFORE_A_DASH = "the cursor stands before a dash: an item of that list begins there, another one has a line of its own"
CONSTANT = "the text of an argument is a constant unless it is `${ }`; in the braces it is offered"
REASONS = {
    "add at the beginning, using the code lenses": BEFORE_A_DASH,
    "add at the beginning / with extra indentation / using the code lenses": BEFORE_A_DASH,
    "add at the beginning / with double extra indentation / using the code lenses": BEFORE_A_DASH,
}
LEAST = 178


@cache
def rows() -> list[dict[str, Any]]:
    path = need_shared("peer-cases/kie-cases.jsonl")
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        row
        for row in found
        if row["use"] == "must_offer" and not row.get("dup_of") and not ELSEWHERE & set(row["needs"])
    ]


def offered(row: dict[str, Any], text: str | None = None) -> set[str]:
    """The labels at the place of a case."""
    document = Document.open(row["document"], path=f"flow.sw.{row['lang']}", profile="sonataflow")
    cursor = row["cursor"]
    offset = document.lines.line_start(cursor["line"]) + cursor["character"]
    if text is not None:
        document = document.edit(offset, offset, text + " }")
        offset += len(text)
    return {item.label for item in complete(document, offset)}


def lacking(row: dict[str, Any], text: str | None = None) -> list[str]:
    labels = offered(row, text)
    return [label for label in row["labels_plain"] if NAMED.get(label, label) not in labels]


def reason(row: dict[str, Any]) -> str | None:
    if "functionRef arguments" in row["group"] and not lacking(row, "${ fn:" if "fn:" in row["name"] else "${ "):
        return CONSTANT
    return REASONS.get(row["name"])


def test_everything_is_offered_or_there_is_a_reason() -> None:
    wanting = [row for row in rows() if lacking(row)]
    assert [f"{row['id']} {row['name']}: {lacking(row)}" for row in wanting if reason(row) is None] == []
    assert len(rows()) == 206
    assert len(rows()) - len(wanting) >= LEAST, f"{len(rows()) - len(wanting)} of {len(rows())}"


def test_reasons_are_needed() -> None:
    used = {reason(row) for row in rows() if lacking(row)}
    assert used == {BEFORE_A_DASH, CONSTANT}


def test_other_names_are_needed() -> None:
    assert {label for row in rows() for label in row["labels_plain"]} >= NAMED.keys()


@pytest.mark.parametrize("language", ["yaml", "json"])
def test_both_languages_are_covered(language: str) -> None:
    assert sum(row["lang"] == language for row in rows()) > 60
