"""What is said about a text and when: for each version, calmly, pushed or pulled."""

from __future__ import annotations

import copy
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.lsp.abilities import NOTHING, PULLING, RICH, counting
from tests.lsp.texts import BAD, GOOD, HEAD, URI

if TYPE_CHECKING:
    from tests.lsp.talk import Process

PAUSE = 0.25


def words(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_a_finding_says_everything_about_itself(rich: Process) -> None:
    rich.open(URI, GOOD.replace("second", "first"))
    (found,) = rich.diagnostics(URI, 1)
    assert found["source"] == "swls"
    assert found["severity"] in {1, 2}
    assert found["code"].startswith("SW2")
    assert found["codeDescription"]["href"].startswith("https://")
    assert found["range"]["start"] == {"line": 4, "character": 4}
    assert found["relatedInformation"][0]["location"]["range"]["start"]["line"] == 2
    assert not found["message"].endswith(".")


def test_a_client_with_little_gets_little(start: Any) -> None:
    server = start(NOTHING)
    server.open(URI, GOOD.replace("second", "first"))
    (found,) = server.diagnostics(URI, 1)
    assert set(found) == {"range", "severity", "code", "source", "message"}


def test_of_a_large_text_that_is_opened_the_structure_comes_first(rich: Process) -> None:
    unknown = "  - second: {set: {a: 1}, wat: 1}\n"
    filler = "".join(f"  - task{number}: {{set: {{a: some text that takes room}}}}\n" for number in range(2_000))
    rich.open(URI, GOOD + filler + unknown)
    first = rich.diagnostics(URI, 1)
    assert words(first) == ["SW101"]
    whole = rich.diagnostics(URI, 1, number=2)
    assert sorted(words(whole)) == ["SW101", "SW210"], "'second' is there twice"
    line = len((GOOD + filler).splitlines())
    rich.change(URI, 2, ((line, 6, line, 6), "s"))
    assert words(rich.diagnostics(URI, 2)) == ["SW101"], "after an edit all comes at once"


def test_a_syntax_error_in_a_long_stretch_is_confirmed_when_typing_pauses(rich: Process) -> None:
    data = ", ".join(f"key{number}: {number}" for number in range(400))
    rich.open(URI, GOOD + f"  - third: {{set: {{data: {{{data}}}}}}}\n")
    rich.diagnostics(URI, 1)
    rich.change(URI, 2, ((6, 24, 6, 24), '"'))
    assert rich.diagnostics(URI, 2) == []
    assert "SW004" in words(rich.diagnostics(URI, 2, number=2))
    rich.change(URI, 3, ((6, 25, 6, 25), "a"))
    assert "SW004" in words(rich.diagnostics(URI, 3)), "it stays while somebody types on"


def test_each_version_is_answered_and_no_old_one_after_a_newer(rich: Process) -> None:
    rich.open(URI, GOOD)
    assert rich.diagnostics(URI, 1) == []
    for version in range(2, 12):
        rich.change(URI, version, BAD if version % 2 else GOOD)
    rich.diagnostics(URI, 11)
    versions = [item["version"] for item in rich.published(URI)]
    assert versions == sorted(versions)
    assert versions[-1] == 11


def test_a_new_problem_on_the_token_being_typed_waits_until_typing_pauses(rich: Process) -> None:
    rich.open(URI, GOOD)
    rich.diagnostics(URI, 1)
    began = time.monotonic()
    rich.change(URI, 2, ((5, 7, 5, 7), "x"))  # wait -> waxit
    assert rich.diagnostics(URI, 2) == []
    assert rich.diagnostics(URI, 2, number=2) != []
    assert time.monotonic() - began >= PAUSE
    rich.change(URI, 3, ((5, 7, 5, 8), ""))
    assert rich.diagnostics(URI, 3) == [], "what is mended disappears at once"


@pytest.mark.parametrize("typed", ["      if:", "      if: ", "      if: ${ ", "      if: ${ .a  "])
def test_a_blank_behind_a_word_is_still_typing_it(rich: Process, typed: str) -> None:
    rich.open(URI, HEAD + "do:\n  - first:\n" + typed[:-1] + "\n      set: {ok: true}\n")
    rich.diagnostics(URI, 1, number=1)
    column = len(typed) - 1
    calm = HEAD + "do:\n  - first:\n      if: ${ .a }\n      set: {ok: true}\n"
    rich.change(URI, 2, calm)
    assert rich.diagnostics(URI, 2) == []
    rich.change(URI, 3, calm.replace("      if: ${ .a }", typed[:-1]))
    rich.change(URI, 4, ((3, column, 3, column), typed[-1]))
    first = rich.diagnostics(URI, 4)
    later = rich.diagnostics(URI, 4, number=2)
    assert len(later) > len(first) == 0


def test_problems_elsewhere_appear_at_once(rich: Process) -> None:
    rich.open(URI, GOOD + "  - third: {set: {}, then: second}\n")
    rich.diagnostics(URI, 1)
    rich.change(URI, 2, ((4, 4, 4, 5), "S"))  # the name another task goes on with
    assert any("second" in one["message"] for one in rich.diagnostics(URI, 2))


def test_a_problem_that_was_shown_stays_while_its_token_is_typed(rich: Process) -> None:
    rich.open(URI, BAD)
    (shown,) = rich.diagnostics(URI, 1)
    rich.change(URI, 2, ((5, 8, 5, 8), "x"))
    assert shown["code"] in words(rich.diagnostics(URI, 2))


def test_what_is_pasted_is_judged_at_once(rich: Process) -> None:
    rich.open(URI, GOOD)
    rich.diagnostics(URI, 1)
    rich.change(URI, 2, ((6, 0, 6, 0), "  - third:\n      wiat: PT5S\n"))
    assert len(rich.diagnostics(URI, 2)) == 1


def test_after_many_edits_the_findings_are_those_of_the_fresh_text(rich: Process) -> None:
    rich.open(URI, BAD)
    first = rich.diagnostics(URI, 1)
    rich.change(URI, 2, ((3, 0, 3, 0), "  - x: [\n"))
    rich.change(URI, 3, ((3, 9, 3, 10), ""), ((0, 0, 0, 0), "# 😀\r\n"))
    rich.change(URI, 4, ((0, 0, 1, 0), ""), ((3, 0, 4, 0), ""))
    assert rich.diagnostics(URI, 4) == first


def test_closing_takes_back_what_was_said(rich: Process) -> None:
    rich.open(URI, BAD)
    assert rich.diagnostics(URI, 1)
    rich.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    rich.until(lambda: rich.published(URI)[-1]["diagnostics"] == [])


def test_a_text_opened_twice_is_taken_anew(rich: Process) -> None:
    rich.open(URI, GOOD)
    rich.open(URI, BAD, version=2)
    assert len(rich.diagnostics(URI, 2)) == 1


@pytest.mark.parametrize("text", ["a: 1\n", "", "kind: Service\nspec: {}\n", "- 1\n- 2\n", "plain text\n"])
def test_silence_about_what_is_no_workflow(rich: Process, text: str) -> None:
    rich.open("file:///other.yaml", text)
    rich.open(URI, GOOD)
    rich.diagnostics(URI, 1)
    assert rich.published("file:///other.yaml") == []
    assert rich.request("textDocument/documentSymbol", {"textDocument": {"uri": "file:///other.yaml"}}) == []


def test_a_text_that_becomes_a_workflow_and_stops_being_one(rich: Process) -> None:
    rich.open(URI, "a: 1\n")
    rich.change(URI, 2, BAD)
    assert len(rich.diagnostics(URI, 2)) == 1
    rich.change(URI, 3, "a: 1\n")
    assert rich.diagnostics(URI, 3) == []


def test_a_language_of_our_own_is_judged_whatever_it_looks_like(rich: Process) -> None:
    new = "untitled:Untitled-1"
    rich.open(new, "", language="serverless-workflow-yaml")
    items = rich.request(
        "textDocument/completion", {"textDocument": {"uri": new}, "position": {"line": 0, "character": 0}}
    )
    assert "Workflow (1.x)" in [item["label"] for item in items["items"]]
    assert rich.published(new) == [], "nobody is blamed for having written nothing yet"
    rich.change(new, 2, "docment: {}\ndo: []\n")
    assert "did you mean 'document'" in " ".join(one["message"] for one in rich.diagnostics(new, 2))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("wide", ["😀", "発送", "é", "👩‍👩‍👧", "a"])
def test_positions_are_counted_as_the_client_counts(start: Any, encoding: str, wide: str) -> None:
    server = start(counting(encoding))
    line = f'  - {wide}: {{set: {{a: "{wide}"}}, thn: end}} # {wide}'
    server.open(URI, HEAD + "do:\n" + line + "\n")
    (found,) = server.diagnostics(URI, 1)
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    name = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]

    def units(text: str) -> int:
        return len(text.encode(name)) // width

    start_at = units(line[: line.index("thn")])
    assert found["range"]["start"] == {"line": 2, "character": start_at}
    assert found["range"]["end"] == {"line": 2, "character": start_at + 3}
    # Typing behind wide characters reaches the right place.
    server.change(URI, 2, ((2, start_at + 2, 2, start_at + 2), "e"))
    assert server.diagnostics(URI, 2) == []
    assert (
        server.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})[1]["children"][0]["name"] == wide
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_characters_that_end_no_line(rich: Process, end: str) -> None:
    text = BAD.replace("ok: true", "ok: 'a\u2028b\u000cc\u0085d'").replace("\n", end)
    rich.open(URI, text)
    found = rich.diagnostics(URI, 1)
    assert found[-1]["range"]["start"] == {"line": 5, "character": 6}


def test_lone_surrogates_end_nothing(rich: Process) -> None:
    rich.raw(
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "' + URI.encode()
        + b'", "languageId": "yaml", "version": 1, "text": "document: {dsl: 1.0.3}\\ndo:\\n  - \\ud83d: {wiat: 1}\\n"}}}'
    )  # fmt: skip
    assert rich.diagnostics(URI, 1)
    assert rich.leave() == 0


# -- pulled


def pull(server: Process, previous: str | None = None) -> dict[str, Any]:
    params = {"textDocument": {"uri": URI}, **({"previousResultId": previous} if previous else {})}
    return server.request("textDocument/diagnostic", params)


def test_who_pulls_is_never_pushed_to(start: Any) -> None:
    server = start(PULLING)
    server.open(URI, BAD)
    report = pull(server)
    assert (report["kind"], len(report["items"])) == ("full", 1)
    assert pull(server, report["resultId"]) == {"kind": "unchanged", "resultId": report["resultId"]}
    server.change(URI, 2, GOOD)
    assert pull(server, report["resultId"])["items"] == []
    server.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert pull(server)["items"] == []
    assert server.published(URI) == []


def test_pulling_is_offered_only_to_who_pulls(start: Any) -> None:
    server = start(None)
    assert "diagnosticProvider" not in server.initialize(RICH)["capabilities"]
    assert server.refused("textDocument/diagnostic", {"textDocument": {"uri": URI}})["code"] == -32601


def test_a_problem_being_typed_is_pulled_after_a_pause(start: Any) -> None:
    server = start(PULLING)
    server.open(URI, GOOD)
    assert pull(server)["items"] == []
    server.change(URI, 2, ((5, 7, 5, 7), "x"))
    assert pull(server)["items"] == []
    server.until(lambda: [one for one in server.asked if one["method"] == "workspace/diagnostic/refresh"])
    assert len(pull(server)["items"]) == 1


def test_a_client_that_cannot_be_told_to_pull_again_gets_everything_at_once(start: Any) -> None:
    abilities = copy.deepcopy(PULLING)
    del abilities["workspace"]["diagnostics"]
    server = start(abilities)
    server.open(URI, GOOD)
    pull(server)
    server.change(URI, 2, ((5, 7, 5, 7), "x"))
    assert len(pull(server)["items"]) == 1


def test_the_workspace_is_pulled_too(start: Any) -> None:
    server = start(PULLING)
    server.open(URI, BAD)
    server.open("file:///flows/other.yaml", GOOD)
    server.open("file:///flows/values.yaml", "a: 1\n")
    reports = server.request("workspace/diagnostic", {"previousResultIds": []})["items"]
    assert {report["uri"]: len(report["items"]) for report in reports} == {URI: 1, "file:///flows/other.yaml": 0}
    known = [{"uri": report["uri"], "value": report["resultId"]} for report in reports]
    again = server.request("workspace/diagnostic", {"previousResultIds": known})["items"]
    assert {report["kind"] for report in again} == {"unchanged"}
