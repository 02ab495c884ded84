"""The other commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.run_swls import ROOT, swls

from swls.lint.registry import RULES

if TYPE_CHECKING:
    from pathlib import Path


def test_rules_are_listed_and_explained(tmp_path: Path) -> None:
    text = swls("rules", cwd=tmp_path)
    assert text.status == 0
    assert all(code in text.out for code in RULES)
    listed = json.loads(swls("rules", "--output-format", "json", cwd=tmp_path).out)
    assert [one["code"] for one in listed] == list(RULES)
    page = swls("rule", "unknown-property", cwd=tmp_path)
    assert page.out.startswith("# SW101 unknown-property")
    assert json.loads(swls("rule", "SW101", "--output-format", "json", cwd=tmp_path).out)["bad"]
    missing = swls("rule", "SW10", cwd=tmp_path)
    assert missing.status == 2
    assert "there is no rule 'SW10'" in missing.err


@pytest.mark.parametrize(
    ("version", "root", "example"),
    [
        ("1.0.0", "do", "hello-world.yaml"),
        ("1.0.3", "do", "http-call.json"),
        ("main", "do", "http-call.json"),
        ("0.7", "states", "0.x/trip.sw.json"),
        ("0.8", "states", "0.x/trip.sw.json"),
    ],
)
def test_the_schema_of_a_version_is_one_plain_json_schema(
    tmp_path: Path, version: str, root: str, example: str
) -> None:
    from jsonschema import Draft202012Validator
    from ruamel.yaml import YAML

    schema = json.loads(swls("schema", "show", version, cwd=tmp_path).out)
    Draft202012Validator.check_schema(schema)
    workflow = YAML(typ="safe", pure=True).load((ROOT / "examples" / example).read_text(encoding="utf-8"))
    judge = Draft202012Validator(schema)
    assert judge.is_valid(workflow)
    del workflow[root]
    assert not judge.is_valid(workflow)
    assert '"x-' not in json.dumps(schema)


def test_versions_are_listed(tmp_path: Path) -> None:
    done = swls("schema", "list", cwd=tmp_path)
    assert "1.0.3" in done.out
    assert "0.8" in done.out
    assert swls("schema", "show", "2.0", cwd=tmp_path).status == 2
    assert swls("schema", cwd=tmp_path).status == 2


def test_the_version_says_what_it_stands_on(tmp_path: Path) -> None:
    assert swls("version", cwd=tmp_path).out.startswith("swls ")
    verbose = swls("version", "--verbose", cwd=tmp_path).out
    for word in ("Python", "1.0.3", "0.8", "diagram engine"):
        assert word in verbose


def test_a_misspelt_command_is_answered_with_the_right_one(tmp_path: Path) -> None:
    done = swls("chekc", cwd=tmp_path)
    assert done.status == 2
    assert "did you mean 'check'?" in done.err
    assert swls(cwd=tmp_path).status == 2
    assert "check" in swls("--help", cwd=tmp_path).out


def test_an_address_that_cannot_be_is_said(tmp_path: Path) -> None:
    done = swls("server", "--tcp", "nowhere", cwd=tmp_path)
    assert done.status == 2
    assert "HOST:PORT" in done.err


def test_the_examples_are_sound(tmp_path: Path) -> None:
    done = swls("check", "--fail-level", "info", ROOT / "examples", cwd=tmp_path)
    assert done.status == 0, done.out
