"""Settings: of the editor, of files, changed while the server runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.lsp.abilities import NOTHING, RICH
from tests.lsp.texts import BAD, URI

from swls.lsp.configuration import DEFAULT, read_wishes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.talk import Process


def told(server: Process) -> list[str]:
    return [
        item["params"]["message"]
        for item in server.heard
        if item["method"] in {"window/logMessage", "window/showMessage"}
    ]


def codes(server: Process, uri: str) -> list[str]:
    """What is said of a text now."""
    return [one["code"] for one in server.published(uri)[-1]["diagnostics"]]


def test_settings_that_come_with_the_greeting(start: Any) -> None:
    server = start(NOTHING, initializationOptions={"lint": {"ignore": ["SW101"]}})
    server.open(URI, BAD)
    assert "SW101" not in [one["code"] for one in server.diagnostics(URI, 1)]


def test_the_editor_is_asked_for_its_settings(start: Any) -> None:
    server = start(None)
    server.replies["workspace/configuration"] = [{"lint": {"severity": {"SW101": "info"}}}]
    server.initialize(RICH)
    server.until(lambda: [one for one in server.asked if one["method"] == "workspace/configuration"])
    server.open(URI, BAD)
    assert [one["severity"] for one in server.diagnostics(URI, 1) if one["code"] == "SW101"] == [3]
    server.replies["workspace/configuration"] = [{"lint": {"ignore": ["unknown-property"]}}]
    server.notify("workspace/didChangeConfiguration", {"settings": None})
    server.until(lambda: "SW101" not in codes(server, URI))


def test_settings_are_pushed_by_editors_that_cannot_be_asked(start: Any) -> None:
    server = start(NOTHING)
    server.open(URI, BAD)
    assert server.diagnostics(URI, 1)
    server.notify("workspace/didChangeConfiguration", {"settings": {"swls": {"lint": {"ignore": ["SW1"]}}}})
    server.until(lambda: codes(server, URI) == [])


@pytest.mark.parametrize(
    "settings", [None, 3, [], {"swls": None}, {"swls": []}, {"swls": {"lint": 3}}, {"swls": {"lint": {"select": 3}}}]
)
def test_senseless_settings_change_nothing(start: Any, settings: Any) -> None:
    server = start(NOTHING)
    server.open(URI, BAD)
    before = server.diagnostics(URI, 1)
    server.notify("workspace/didChangeConfiguration", {"settings": settings})
    server.change(URI, 2, BAD + "\n")
    assert server.diagnostics(URI, 2) == before
    assert server.leave() == 0


def test_a_wrong_setting_is_complained_about_by_name(start: Any) -> None:
    server = start(
        NOTHING, initializationOptions={"lint": {"severity": {"SW101": "loud"}}, "diagram": {"theme": "pink"}}
    )
    server.open(URI, BAD)
    assert server.diagnostics(URI, 1), "the rest works"
    messages = " ".join(told(server))
    assert "swls.lint.severity" in messages
    assert "swls.diagram.theme must be one of light, dark" in messages


def test_a_configuration_file_holds_for_what_is_below_it(start: Any, tmp_path: Path) -> None:
    (tmp_path / "swls.toml").write_text('ignore = ["SW101"]\n', encoding="utf-8")
    uri = (tmp_path / "flows" / "order.yaml").as_uri()
    (tmp_path / "flows").mkdir()
    server = start(NOTHING, rootUri=tmp_path.as_uri())
    server.open(uri, BAD)
    assert "SW101" not in [one["code"] for one in server.diagnostics(uri, 1)]
    (tmp_path / "swls.toml").write_text("", encoding="utf-8")
    changed = {"uri": (tmp_path / "swls.toml").as_uri(), "type": 2}
    server.notify("workspace/didChangeWatchedFiles", {"changes": [changed]})
    server.until(lambda: "SW101" in codes(server, uri))


def test_a_broken_configuration_file_is_said_and_passed_over(start: Any, tmp_path: Path) -> None:
    (tmp_path / "swls.toml").write_text("ignore = [\n", encoding="utf-8")
    uri = (tmp_path / "order.yaml").as_uri()
    server = start(NOTHING)
    server.open(uri, BAD)
    assert server.diagnostics(uri, 1)
    assert any("swls.toml" in message for message in told(server))


def test_files_are_watched_where_the_editor_can(rich: Process) -> None:
    registered = rich.until(
        lambda: [one for one in rich.asked if one["method"] == "client/registerCapability"]
    )[0]["params"]["registrations"]  # fmt: skip
    assert {one["method"] for one in registered} == {
        "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
    }  # fmt: skip


def test_dotted_and_nested_settings_are_the_same() -> None:
    nested, _ = read_wishes({"swls": {"lint": {"ignore": ["SW1"]}, "diagram": {"theme": "dark"}}})
    dotted, _ = read_wishes({"swls.lint.ignore": ["SW1"], "swls.diagram.theme": "dark"})
    assert nested == dotted != DEFAULT


def test_what_the_editor_leaves_empty_is_not_set() -> None:
    empty = {"lint": {"select": [], "ignore": [], "severity": {}, "profile": None}, "diagram": {"theme": ""}}
    assert read_wishes(empty) == (DEFAULT, [])
