"""Every rule keeps what its page says: the bad examples are reported, by it alone; the good ones are not; fixes mend."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.lint.examples import Case, cases

from swls.lint import Severity, lint
from swls.lint.fixes import apply
from swls.lint.pages import markdown, page_of
from swls.lint.registry import RULES, by_syntax
from swls.lint.rule import FAMILIES
from swls.syntax.messages import KINDS

CASES = list(cases())
BAD = [case for case in CASES if not case.good]
_VOCABULARY = re.compile(
    r"\b(?:oneOf|anyOf|allOf|unevaluatedProperties|additionalProperties|minProperties|enum|const)\b"
)


def _ids(chosen: list[Case]) -> list[str]:
    return [case.name for case in chosen]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_page_with_examples(code: str) -> None:
    listed = RULES[code]
    page = page_of(listed)
    assert page.bad
    assert page.good
    assert page.summary.endswith(".")
    assert code[:3] in FAMILIES
    assert f"# {code} {listed.rule.name}" in markdown(page)
    assert re.fullmatch(r"SW\d{3}", code)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", listed.rule.name)


def test_every_complaint_of_the_reader_has_a_rule_on_purpose() -> None:
    assert set(by_syntax()) == set(KINDS)


@pytest.mark.parametrize("case", CASES, ids=_ids(CASES))
def test_the_rule_reports_the_bad_examples_alone_and_no_good_one(case: Case) -> None:
    found = case.findings()
    others = set(case.options.get("with", "").split(",")) | {case.rule.code}
    said = [f"{one.code} {one.message}" for one in found]
    if case.good:
        assert [one for one in said if not one.startswith(case.options.get("with", "-"))] == []
        return
    assert any(one.code == case.rule.code for one in found), said or case.text
    assert {one.code for one in found} <= others, said


@pytest.mark.parametrize("case", BAD, ids=_ids(BAD))
def test_messages_are_sentences_for_people(case: Case) -> None:
    for one in case.findings():
        assert one.message
        assert not one.message.endswith(".")
        assert "\n" not in one.message
        assert "{" not in re.sub(r"'[^']*'|\{[a-z]+: [^}]*\}|\$\{.*?\}", "", one.message), one.message
        assert not _VOCABULARY.search(one.message), one.message
        assert 0 <= one.span.start <= one.span.end <= len(case.text)


@pytest.mark.parametrize("case", BAD, ids=_ids(BAD))
def test_every_fix_removes_its_finding_and_brings_no_other(case: Case) -> None:
    found = case.findings()
    before = Counter(one.code for one in found)
    for finding in found:
        if finding.code != case.rule.code:
            continue
        assert not (finding.fixes and case.rule.fixable == "never"), "say in RULE that there are fixes"
        assert not (not finding.fixes and case.rule.fixable == "always"), "there is no fix"
        for fix in finding.fixes:
            text = apply(case.text, fix.edits)
            document = case.document().edit(0, len(case.text), text)
            left = lint(document, case.settings)
            after = Counter(one.code for one in left)
            words = f"{fix.title!r} gives\n{text}\n{[one.message for one in left]}"
            assert after[case.rule.code] < before[case.rule.code], words
            new = after - before
            if fix.applicability == "unsafe":  # what is made for the author to fill in may say so, but breaks nothing
                new = Counter(
                    {c: n for c, n in new.items() if any(o.code == c and o.severity is Severity.ERROR for o in left)}
                )
            assert not new, words


def test_names_and_codes_are_used_once() -> None:
    assert len({listed.rule.name for listed in RULES.values()}) == len(RULES)
