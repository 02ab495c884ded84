"""Every known mistake of 1.x is reported by the rule that claims it."""

from __future__ import annotations

import pytest
from tests.lint.catalogue_1 import CLAIMS, FRAMES
from tests.lint.test_catalogue_0 import catalogue, document_of
from tests.shared import need_shared

from swls.lint import RULES, Settings, lint
from swls.model import Document

CLAIMED = {known: claim for known, claim in CLAIMS.items() if claim.code}


@pytest.mark.parametrize("known", CLAIMED)
def test_the_claimed_rule_reports_the_mistake(known: str) -> None:
    claim = CLAIMED[known]
    row = catalogue(need_shared("spec/rules.csv"))[known]
    text = document_of(claim, claim.example or row["minimal_trigger_example"], FRAMES)
    path = "flow.json" if text.startswith("{") and text.endswith("}") else "flow.yaml"
    document = Document.open(text.removeprefix("{}\n"), path=path, dsl_version=claim.dsl, certain=True)
    found = lint(document, Settings(extend_select=(claim.code,)))
    assert claim.code in {one.code for one in found}, [f"{one.code} {one.message}" for one in found] + [text]


def test_every_known_mistake_has_a_claim() -> None:
    rows = catalogue(need_shared("spec/rules.csv"))
    ours = {known for known in rows if known.startswith(("SW1", "SWX"))}
    assert ours - CLAIMS.keys() == set()
    assert CLAIMS.keys() - ours == set()


def test_claims_are_rules_or_reasons() -> None:
    for known, claim in CLAIMS.items():
        assert bool(claim.code) != bool(claim.why), known
        assert not claim.code or claim.code in RULES, known
        assert not claim.code or claim.frame in FRAMES, known
