"""JSONPath said in jq, for the shapes that real workflows have; what has no sure equal is left alone."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from swls.expressions.jsonpath import is_jsonpath, jq_of


@pytest.mark.parametrize(
    ("path", "jq"),
    [
        ("$", "."),
        ("$.order", ".order"),
        (" $.payment.amount ", ".payment.amount"),
        ("$.a['b c'].d", '.a["b c"].d'),
        ("$.rows[0].id", ".rows[0].id"),
        ("$.rows[*]", ".rows"),
        ("$.orders[?(@.completed == true)]", "[.orders[] | select(.completed == true)]"),
        ("$.orders[?(@.name == 'x' && @.age>=18)]", '[.orders[] | select(.name == "x" and .age >= 18)]'),
        ("$.files[?(@ =~ /^.*backend.*$/i )]", '[.files[] | select(test("^.*backend.*$"; "i"))]'),
        ("$[?(@.status == 'FAILED')]", 'select(.status == "FAILED")'),
    ],
)
def test_paths(path: str, jq: str) -> None:
    assert is_jsonpath(path)
    assert jq_of(path) == jq


@pytest.mark.parametrize(
    ("path", "jq"),
    [
        ("$.applicants[?(@.age >= 18)]", "any(.applicants[]; .age >= 18)"),
        ("$.files[?(@ =~ /^(?!.*backend).*$/i )]", 'any(.files[]; test("^(?!.*backend).*$"; "i"))'),
        ("$.[?(@.country != 'US')]", '.country != "US"'),
        ("$.a[?(@.b || @.c)]", "any(.a[]; .b != null or .c != null)"),
        ("$.a[*]", ".a | length > 0"),
        ("$.done", ".done"),
    ],
)
def test_conditions(path: str, jq: str) -> None:
    assert jq_of(path, condition=True) == jq


@pytest.mark.parametrize(
    "path",
    [
        "$..book", "$.a[1:3]", "$.a[?(@.b == 1)].c", "$.a[*].b", "$.a[0][?(@.b == 1)]", "$.a[?(@.b in ['x'])]", "$.length()",
        "$.a[?(!@.b)]", "$.a[?(@.b == $.c)]", "$.a[?(@.b[*] == 1)]", "$.a-b",
    ],
)  # fmt: skip
def test_what_has_no_sure_equal(path: str) -> None:
    assert is_jsonpath(path)
    assert jq_of(path) is None


@pytest.mark.parametrize("jq", [".a", "$SECRETS.a", "$CONST.b | .c", "", "fn:f", "[.a[]]", ". as $x | $x"])
def test_jq_is_no_jsonpath(jq: str) -> None:
    assert not is_jsonpath(jq)


DATA = {
    "files": ["backend/a.py", "docs/b.md"],
    "applicants": [{"age": 17, "name": "Ann"}, {"age": 20, "name": "Bo"}],
    "country": "US",
    "none": [],
}


@pytest.mark.skipif(shutil.which("jq") is None, reason="left out: jq is not on this machine")
@pytest.mark.parametrize(
    ("path", "selected", "holds"),
    [
        ("$.files[?(@ =~ /^.*backend.*$/i )]", ["backend/a.py"], True),
        ("$.files[?(@ =~ /^(?!.*backend).*$/i )]", ["docs/b.md"], True),
        ("$.files[?(@ =~ /go$/)]", [], False),
        ("$.applicants[?(@.age >= 18)]", [{"age": 20, "name": "Bo"}], True),
        ("$.applicants[?(@.age >= 18 && @.name == 'Ann')]", [], False),
        ("$.[?(@.country == 'US')]", DATA, True),
        ("$.none[*]", [], False),
        ("$.applicants[1].name", "Bo", "Bo"),
    ],
)
def test_jq_selects_the_same(path: str, selected: object, holds: object) -> None:
    for expression, expected in ((jq_of(path), selected), (jq_of(path, condition=True), holds)):
        assert expression is not None
        done = subprocess.run(
            ["jq", "-c", expression], input=json.dumps(DATA), capture_output=True, text=True, check=True
        )
        assert json.loads(done.stdout) == expected
