"""The verdicts of another tool's validation of 1.x workflows are ours, each problem with a code of its own."""

from __future__ import annotations

import json

from tests.shared import need_shared

from swls.lint import Severity, lint
from swls.model import Document

# What is said where the other tool refuses a workflow, by the reason it gives.
REASONS = {"required property": "SW102", "does not satisfy the DSL version": "SW803"}


def test_what_another_tool_refuses_is_objected_to_and_what_it_accepts_is_not() -> None:
    lines = need_shared("peer-cases/sdk-ts-cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["fn"] == "validate"]
    assert len(cases) > 5
    for case in cases:
        document = Document.open(json.dumps(case["workflow"]), path="flow.json", certain=True)
        found = {one.code for one in lint(document) if one.severity <= Severity.WARNING}
        if not case["error"]:
            assert not found, (case["id"], found)
            continue
        expected = next(code for reason, code in REASONS.items() if reason in case["error"])
        assert expected in found, (case["id"], case["error"], found)
