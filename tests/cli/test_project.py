"""`swls check` and files that belong together: sections in files of their own, extension documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.run_swls import swls

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOW = """\
id: order
specVersion: '{version}'
version: '1.0'
start: Check
{sections}
states:
  - {{name: Check, type: operation, actions: [{{functionRef: {{refName: check}}}}], end: true}}
"""
KPI = "extensionid: workflow-kpi-extension\nworkflowid: order\nfunctions:\n  - {for: chekc, per: {instances: 1}}\n"
# A mistake in each kind of section, and what is said of it.
SECTIONS = {
    "functions": ("functions: [{name: check, operation: a.yaml#b, typ: rest}]", "unknown property 'typ'"),
    "events": ("events: [{name: e, type: t, source: s, kind: consume}]", "did you mean 'consumed'?"),
    "retries": ("retries: [{name: r}]", "retry 'r' needs 'maxAttempts'"),
    "errors": ("errors: [{cod: '404', name: e}]", "unknown property 'cod'"),
    "auth": ("auth: [{name: a}]", "auth definition 'a' needs 'properties'"),
    "secrets": ("secrets: [1]", "must be text"),
    "timeouts": ("timeouts: {eventTimeout: 5}", "'eventTimeout' must be"),
}


def write(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('__', '.')}.yaml").write_text(text)


def workflow(sections: str = "", version: str = "0.8") -> str:
    return WORKFLOW.format(sections=sections, version=version)


def said(*words: str, cwd: Path) -> str:
    """What is said, but for names that no file around here defines or uses."""
    return swls("check", "-q", "--format", "concise", "--ignore", "SW20,SW22", *words, cwd=cwd).out


@pytest.mark.parametrize("section", SECTIONS)
def test_a_file_is_checked_as_the_section_a_workflow_keeps_in_it(tmp_path: Path, section: str) -> None:
    text, words = SECTIONS[section]
    write(tmp_path, part=text)
    assert said(cwd=tmp_path) == "", "nothing says what it is"
    write(tmp_path, flow=workflow(f"{section}: part.yaml"))
    [line] = said(cwd=tmp_path).splitlines()
    assert line.startswith("part.yaml:1:")
    assert words in line


def test_constants_are_whatever_their_workflow_says(tmp_path: Path) -> None:
    write(tmp_path, limits="limit: 3\n", flow=workflow("constants: limits.yaml"))
    assert said(cwd=tmp_path) == ""
    assert said("limits.yaml", "flow.yaml", cwd=tmp_path) == ""
    assert said("limits.yaml", cwd=tmp_path) == ""
    (tmp_path / "flow.yaml").unlink()
    assert "limits.yaml" in said("limits.yaml", cwd=tmp_path), "it is asked for, and nothing says what it is"


def test_a_section_is_judged_by_the_version_of_its_workflow(tmp_path: Path) -> None:
    write(tmp_path, part="functions: [{name: check, type: graphql, operation: 'https://a.example#query#b'}]")
    write(tmp_path, flow=workflow("functions: part.yaml", version="0.8"))
    assert said(cwd=tmp_path) == ""
    write(tmp_path, flow=workflow("functions: part.yaml", version="0.6"))
    assert "part.yaml:1:33: SW801 'type: graphql' needs DSL 0.7" in said(cwd=tmp_path)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_named_file_with_one_section_alone_shows_what_it_is(tmp_path: Path, form: str) -> None:
    value = {"functions": [{"name": "check", "operation": "a.yaml#b"}]}
    (tmp_path / f"part.{form}").write_text(json.dumps(value))
    assert said(f"part.{form}", cwd=tmp_path) == ""
    value["functions"][0]["typ"] = "rest"
    (tmp_path / f"part.{form}").write_text(json.dumps(value))
    assert "unknown property 'typ'" in said(f"part.{form}", cwd=tmp_path)


def test_an_extension_is_checked_against_the_workflow_it_extends(tmp_path: Path) -> None:
    write(tmp_path, kpi=KPI)
    assert said(cwd=tmp_path) == "", "the workflow may be anywhere"
    write(tmp_path, flow=workflow("functions: [{name: check, operation: a.yaml#b}]"))
    assert said(cwd=tmp_path) == (
        "kpi.yaml:4:11: SW280 'chekc' names no function of workflow 'order'; did you mean 'check'?\n"
    )


def test_names_in_sections_count(tmp_path: Path) -> None:
    write(tmp_path, kpi=KPI, flow=workflow("functions: part.yaml"))
    assert said(cwd=tmp_path) == "", "the functions may be anywhere"
    write(tmp_path, part="functions: [{name: chekc, operation: a.yaml#b}]")
    assert said("kpi.yaml", "flow.yaml", cwd=tmp_path) == ""
    write(tmp_path, part="functions: [{name: check, operation: a.yaml#b}]")
    assert "did you mean 'check'?" in said("kpi.yaml", "flow.yaml", cwd=tmp_path)


def test_fixes_know_the_other_files(tmp_path: Path) -> None:
    write(tmp_path, kpi=KPI, flow=workflow("functions: part.yaml"), part="functions: [{name: check, operation: a#b}]")
    done = swls("check", "--fix", cwd=tmp_path)
    assert done.status == 0, done.out
    assert (tmp_path / "kpi.yaml").read_text() == KPI.replace("chekc", "check")


def test_a_workflow_on_stdin_belongs_to_the_files_around_it(tmp_path: Path) -> None:
    write(tmp_path, flow=workflow("functions: [{name: check, operation: a.yaml#b}]"))
    words = ("check", "-q", "--format", "concise", "-", "flow.yaml", "--stdin-filename", "kpi.yaml")
    assert "SW280" in swls(*words, cwd=tmp_path, stdin=KPI).out


def test_sections_outside_are_not_read(tmp_path: Path) -> None:
    """If one were, it would be known that the function `chekc` is not in it."""
    flows = tmp_path / "project" / "flows"
    write(tmp_path, outside="functions: []")
    write(tmp_path / "project", shared="functions: []")
    write(flows, kpi=KPI, inside="functions: []")
    (flows / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    write(flows, flow=workflow("functions: ./inside.yaml"))
    assert "SW280" in said("kpi.yaml", cwd=flows)
    addresses = (
        "../../outside.yaml",
        "link.yaml",
        f"file://{tmp_path}/outside.yaml",
        "file:///etc/hosts",
        "../shared.yaml",
    )
    for address in (*addresses, "https://example.com/inside.yaml", "http://[", "\\\\host\\inside.yaml", "."):
        write(flows, flow=workflow(f"functions: '{address}'"))
        assert said("kpi.yaml", cwd=flows) == "", address
    write(flows, flow=workflow("functions: ../shared.yaml"))
    assert "SW280" in said("flows/kpi.yaml", cwd=flows.parent), "inside the folder in which the command runs"
