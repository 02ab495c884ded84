"""`swls check`: what it looks at, what it says, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.run_swls import ROOT, swls

GOOD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\ndo:\n  - greet:\n      set: {message: hello}\n"
BAD = GOOD.replace("set:", "sett:")
HINT = GOOD + "x-note: 1\n"  # a key of the author's own: only a hint


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "values.yaml").write_text("replicas: 3\n")
    return tmp_path


def test_a_folder_is_searched_for_workflows(here: Path) -> None:
    done = swls("check", "--output-format", "concise", cwd=here)
    assert done.status == 1
    assert done.out == "bad.yaml:4:7: SW101 unknown property 'sett' in task 'greet'; did you mean 'set'?\n"
    assert "1 error in 2 workflow files" in done.err


def test_a_named_file_is_always_judged(here: Path) -> None:
    done = swls("check", "-q", "--format", "concise", "values.yaml", cwd=here)
    assert done.status == 1
    assert done.out.startswith("values.yaml:1:1: ")
    assert done.err == ""


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("good.yaml",), 0),
        (("bad.yaml",), 1),
        (("bad.yaml", "--exit-zero"), 0),
        (("bad.yaml", "--fail-level", "never"), 0),
        (("bad.yaml", "--severity", "SW101=info"), 0),
        (("bad.yaml", "--severity", "unknown-property=hint", "--fail-level", "hint"), 1),
        (("bad.yaml", "--ignore", "SW1"), 0),
        (("bad.yaml", "--select", "SW8"), 0),
        (("bad.yaml", "--select", "SW8", "--extend-select", "SW101"), 1),
        (("bad.yaml", "--severity", "SW101=off"), 0),
        (("bad.yaml", "--per-file-ignores", "bad.*:SW101"), 0),
        (("nothing.yaml",), 3),
        (("no*thing.yaml",), 3),
        (("good.yaml", "nothing.yaml"), 2),
        (("*.yaml",), 1),
        (("--select", "SW999x", "bad.yaml"), 2),
        (("--severity", "SW101=loud", "bad.yaml"), 2),
        (("--output-format", "xml", "bad.yaml"), 2),
        (("--no-such-option",), 2),
        (("--dsl-version", "7.7", "good.yaml"), 2),
        (("--config", "none.toml", "good.yaml"), 2),
    ],
)
def test_the_exit_status_tells_what_happened(here: Path, words: tuple[str, ...], status: int) -> None:
    done = swls("check", *words, cwd=here)
    assert done.status == status, done
    if status in {2, 3}:
        assert done.err.strip()
        assert "Traceback" not in done.err


def test_an_empty_folder_is_no_failure_unless_it_was_named(tmp_path: Path) -> None:
    assert swls("check", cwd=tmp_path).status == 0
    assert swls("check", ".", cwd=tmp_path).status == 3


def test_json_is_as_promised(here: Path) -> None:
    found = json.loads(swls("check", "--output-format", "json", "bad.yaml", cwd=here).out)
    assert found["version"] == 1
    assert found["tool"]["name"] == "swls"
    assert found["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0, "hints": 0}
    (one,) = found["diagnostics"]
    assert one["range"] == {"start": {"line": 4, "column": 7}, "end": {"line": 4, "column": 11}}
    assert (one["file"], one["code"], one["name"], one["severity"]) == (
        "bad.yaml",
        "SW101",
        "unknown-property",
        "error",
    )
    assert one["pointer"] == "/do/0/greet/sett"
    assert one["fix"]["applicability"] == "safe"
    assert one["fix"]["edits"] == [{"range": one["range"], "text": "set"}]
    assert set(one) >= {"message", "url", "tags", "related"}


def test_full_shows_the_line_with_carets_under_the_token(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("greet:\n      set", "日本:\n      sett"), encoding="utf-8")
    out = swls("check", "a.yaml", cwd=tmp_path).out.splitlines()
    assert out[0].startswith("error[SW101]: unknown property 'sett'")
    assert out[1].endswith("a.yaml:4:7")
    line = next(number for number, text in enumerate(out) if "sett: {" in text)
    assert out[line + 1].rstrip().endswith("^^^^")
    assert out[line].index("sett") == out[line + 1].index("^^^^")
    assert any("help:" in text for text in out)
    assert any("fix: " in text for text in out)


def test_wide_characters_keep_the_carets_in_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        GOOD.replace("greet:\n      set: {message: hello}", "a: {日本: 1, set: {x: 1}}"), encoding="utf-8"
    )
    out = swls("check", "a.yaml", cwd=tmp_path).out.splitlines()
    carets = next(text for text in out if "^" in text)
    assert carets.count("^") == 4  # two characters, two columns each


@pytest.mark.parametrize(
    "form", ["github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "grouped", "json-lines"]
)
def test_every_format_names_the_finding(here: Path, form: str) -> None:
    done = swls("check", "--output-format", form, "bad.yaml", cwd=here)
    assert done.status == 1
    assert "SW101" in done.out
    assert "bad.yaml" in done.out
    if form in {"gitlab", "sarif", "rdjson"}:
        json.loads(done.out)
    if form == "json-lines":
        assert json.loads(done.out)["code"] == "SW101"
    if form in {"junit", "checkstyle"}:
        from xml.etree import ElementTree as ET

        ET.fromstring(done.out)


def test_sarif_holds_rules_places_and_fixes(here: Path) -> None:
    log = json.loads(swls("check", "--output-format", "sarif", "bad.yaml", cwd=here).out)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "SW101"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (4, 7, 11)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "set"


def test_a_github_command_cannot_be_broken_out_of(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("set:", '"x\\n::error::y%":'))
    out = swls("check", "--output-format", "github", "a.yaml", cwd=tmp_path).out
    assert all(line.startswith("::error title=swls") for line in out.splitlines())


def test_several_formats_go_to_their_files(here: Path) -> None:
    done = swls("check", "-q", "--output-format", "json=out.json", "--output-format", "concise", "bad.yaml", cwd=here)
    assert done.out.startswith("bad.yaml:4:7")
    assert json.loads((here / "out.json").read_text())["summary"]["errors"] == 1


def test_fix_mends_the_file_and_nothing_else(here: Path) -> None:
    text = "# a comment\r\n" + BAD.replace("\n", "\r\n")
    (here / "bad.yaml").write_bytes(text.encode())
    (here / "bad.yaml").chmod(0o640)
    done = swls("check", "--fix", "bad.yaml", cwd=here)
    assert done.status == 0
    assert "1 problem fixed" in done.err
    assert (here / "bad.yaml").read_bytes() == text.replace("sett:", "set:").encode()
    assert (here / "bad.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in here.iterdir()) == ["bad.yaml", "good.yaml", "values.yaml"]


def test_diff_shows_and_writes_nothing(here: Path) -> None:
    done = swls("check", "--diff", "bad.yaml", cwd=here)
    assert done.status == 1
    assert "-      sett: {message: hello}\n+      set: {message: hello}\n" in done.out
    assert (here / "bad.yaml").read_text() == BAD
    assert swls("check", "--diff", "good.yaml", cwd=here).status == 0


def test_stdin_is_judged_under_its_name(here: Path) -> None:
    done = swls("check", "-", "--stdin-filename", "flows/x.json", "--format", "concise", cwd=here, stdin="{")
    assert done.status == 1
    assert done.out.startswith("flows/x.json:1:")
    mended = swls("check", "--fix", "-", "--stdin-filename", "x.yaml", cwd=here, stdin=BAD)
    assert mended.out == GOOD


def test_suppressions_hold_and_are_reported_when_unused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD.replace("hello}", "hello} # swls: ignore[SW101] on purpose"))
    assert swls("check", "a.yaml", cwd=tmp_path).status == 0
    (tmp_path / "a.yaml").write_text(GOOD.replace("hello}", "hello} # swls: ignore[SW101] on purpose"))
    assert "SW901" in swls("check", "a.yaml", cwd=tmp_path).out


def test_a_configuration_file_holds_for_what_is_below_it(here: Path) -> None:
    (here / "swls.toml").write_text('ignore = ["unknown-property"]\n')
    assert swls("check", cwd=here).status == 0
    assert swls("check", "--isolated", cwd=here).status == 1
    inner = here / "inner"
    inner.mkdir()
    (inner / "bad.yaml").write_text(BAD)
    (inner / "pyproject.toml").write_text("[tool.swls]\nselect = ['SW101']\n")
    done = swls("check", "--format", "concise", cwd=here)
    assert done.out.startswith("inner/bad.yaml:4:7: SW101")
    assert len(done.out.splitlines()) == 1


def test_an_unknown_key_of_the_configuration_is_located(here: Path) -> None:
    (here / "swls.toml").write_text('fail-level = "error"\nignor = ["SW1"]\n')
    done = swls("check", cwd=here)
    assert done.status == 2
    assert "swls.toml:2: unknown key 'ignor'; did you mean 'ignore'?" in done.err


def test_ignored_and_foreign_files_are_left_out(here: Path) -> None:
    (here / ".git").mkdir()
    (here / ".gitignore").write_text("build/\n/bad.yaml\n")
    for folder in ("build", "node_modules", "deep/flows"):
        (here / folder).mkdir(parents=True)
        (here / folder / "bad.yaml").write_text(BAD)
    done = swls("check", "--format", "concise", cwd=here)
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["deep/flows/bad.yaml"]
    assert swls("check", "--exclude", "deep/", cwd=here).status == 0
    assert swls("check", "build/bad.yaml", cwd=here).status == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "bad.yaml").write_text(BAD)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(outside / "bad.yaml")
    (inside / "folder").symlink_to(outside)
    assert swls("check", cwd=inside).err == "no workflow found here\n"


def test_a_file_that_is_no_utf_8_is_one_located_finding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(GOOD.replace("hello", "hällo").encode("latin-1"))
    done = swls("check", "--format", "concise", cwd=tmp_path)
    assert done.status == 1
    assert done.out.startswith("a.yaml:4:23: SW024 ")


def test_control_characters_of_a_file_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD + 'x: "\\u001b[31m" # \u202e\x1b]0;owned\x07\n')
    out = swls("check", "a.yaml", cwd=tmp_path).out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_colour_is_a_matter_of_choice(here: Path) -> None:
    assert "\x1b[" in swls("check", "--color", "always", "bad.yaml", cwd=here).out
    assert "\x1b[" not in swls("check", "bad.yaml", cwd=here).out


def test_the_command_line_brings_no_libraries_that_take_long_to_load(here: Path) -> None:
    code = "import sys; from swls.cli import main; main(['check', '-q', '-q', 'bad.yaml']); print([m for m in ('pygls', 'lsprotocol', 'ruamel', 'jsonschema', 'wasmtime', 'graphviz', 'asyncio', 'attrs', 'dataclasses', 'inspect', 'shutil') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "server")}, check=True)  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_sonataflow_project_is_recognised(tmp_path: Path) -> None:
    flow = "id: a\nname: A\nversion: '1'\nstart: S\nstates:\n  - name: S\n    type: operation\n    actions:\n      - functionRef: log\n    end: true\nfunctions:\n  - name: log\n    type: custom\n    operation: sysout\n"
    resources = tmp_path / "src" / "main" / "resources"
    resources.mkdir(parents=True)
    (resources / "a.sw.yaml").write_text(flow)
    (tmp_path / "a.sw.yaml").write_text(flow)
    done = swls("check", "--format", "concise", cwd=tmp_path)
    assert {line.split(":")[0] for line in done.out.splitlines()} <= {"a.sw.yaml"}
    assert swls("check", resources, cwd=tmp_path).status == 0
    (tmp_path / "application.properties").write_text("kogito.service.url=http://localhost\n")
    assert swls("check", cwd=tmp_path).status == 0
