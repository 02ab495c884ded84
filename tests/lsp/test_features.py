"""Answers as they go over the wire, to editors that can do much, little or nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.ide.accept import expanded
from tests.lsp.abilities import NOTHING, PLAIN, RICH
from tests.lsp.texts import BAD, GOOD, HEAD, URI

if TYPE_CHECKING:
    from tests.lsp.talk import Process

TASK = HEAD + "do:\n  - a:\n      "


def ask(server: Process, marked: str, method: str = "completion", uri: str = URI, **more: Any) -> Any:
    """Open a text and ask about the place of its mark `<|>`."""
    before, _, behind = marked.partition("<|>")
    server.open(uri, before + behind, language="json" if uri.endswith("json") else "yaml")
    position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
    return server.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position, **more})


def by_label(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["label"]: item for item in answer["items"]}


# -- completion


def test_items_for_an_editor_that_can_do_everything(rich: Process) -> None:
    items = by_label(ask(rich, TASK + "wa<|>\n"))
    wait = items["wait"]
    assert wait["insertTextFormat"] == 2
    assert wait["textEdit"]["newText"] == "wait: ${1:PT30S}"
    assert wait["textEdit"]["range"] == {"start": {"line": 3, "character": 6}, "end": {"line": 3, "character": 8}}
    assert wait["labelDetails"]["description"] == wait["detail"]
    assert wait["filterText"] == "wait"
    assert "documentation" not in wait, "documentation is lazy"
    assert items["do"]["insertTextMode"] == 1, "further lines carry their indentation"


def test_a_list_that_was_cut_short_is_asked_for_again(rich: Process) -> None:
    tasks = "".join(f"  - task{number}: {{set: {{}}}}\n" for number in range(1_000))
    answer = ask(rich, f"{HEAD}do:\n{tasks}  - here:\n      set: {{}}\n      then: task77<|>\n")
    assert answer["isIncomplete"] is True
    assert {"task77", "task770"} <= set(by_label(answer))
    assert len(answer["items"]) < 320
    assert ask(rich, TASK + "then: <|>\n", uri=URI + "2.yaml")["isIncomplete"] is False


def test_documentation_comes_when_an_item_is_looked_at(rich: Process) -> None:
    wait = by_label(ask(rich, TASK + "wa<|>\n"))["wait"]
    resolved = rich.request("completionItem/resolve", wait)
    assert resolved["documentation"]["kind"] == "markdown"
    assert "ause" in resolved["documentation"]["value"]
    assert resolved["textEdit"] == wait["textEdit"]


@pytest.mark.parametrize("item", [{"label": "x"}, {"label": "wait", "data": 10**6}, {"label": "wait", "data": "no"}])
def test_an_unknown_item_is_given_back_as_it_came(rich: Process, item: dict[str, Any]) -> None:
    ask(rich, TASK + "wa<|>\n")
    assert rich.request("completionItem/resolve", item)["label"] == item["label"]


def test_documentation_of_an_older_list_is_not_mixed_up(rich: Process) -> None:
    old = by_label(ask(rich, TASK + "wa<|>\n"))["wait"]
    ask(rich, HEAD + "<|>\n")
    assert "documentation" not in rich.request("completionItem/resolve", old) or "ause" in str(old)


def test_insert_and_replace(rich: Process) -> None:
    call = by_label(ask(rich, TASK + "ca<|>ll: http\n"))["call"]
    assert call["textEdit"]["insert"]["end"]["character"] == 8
    assert call["textEdit"]["replace"]["end"]["character"] == 10
    assert call["textEdit"]["newText"] == "call"


def test_an_editor_without_snippets_gets_single_plain_lines(start: Any) -> None:
    server = start(PLAIN)
    for marked in (TASK + "<|>\n", HEAD + "<|>\n", TASK + "wait: <|>\n", HEAD + "do:\n  - <|>\n"):
        items = ask(server, marked)["items"]
        assert items
        for item in items:
            assert item["insertTextFormat"] == 1
            assert not re.search(r"\$\d|\$\{\d|\n", item["textEdit"]["newText"])
            assert not {"labelDetails", "tags", "insertTextMode"} & set(item)
            assert "insert" not in item["textEdit"]


def test_an_editor_that_cannot_ask_later_gets_the_documentation_at_once(start: Any) -> None:
    server = start(NOTHING)
    documentation = by_label(ask(server, TASK + "<|>\n"))["wait"]["documentation"]
    assert isinstance(documentation, str), "no markup for who says nothing about it"
    assert "ause" in documentation
    assert not set(documentation) & set("*`")


def test_what_the_version_lacks_is_marked(rich: Process) -> None:
    items = by_label(ask(rich, TASK.replace("1.0.3", "1.0.0") + "call: <|>\n"))
    assert "needs 1.0.2" in items["mcp"]["detail"]
    assert items["mcp"]["sortText"] > items["http"]["sortText"]


def test_commas_in_json_are_further_edits(rich: Process) -> None:
    marked = '{"document": {"dsl": "1.0.3"}, "do": [{"a": {\n  "set": {}\n  <|>\n}}]}'
    item = by_label(ask(rich, marked, uri="file:///a.json"))["then"]
    assert item["additionalTextEdits"] == [
        {"newText": ",", "range": {"start": {"line": 1, "character": 11}, "end": {"line": 1, "character": 11}}}
    ]


def test_an_editor_that_indents_by_itself_is_not_given_indentation_twice(start: Any) -> None:
    server = start(RICH, clientInfo={"name": "helix"})
    assert "insertTextMode" in by_label(ask(server, TASK + "<|>\n"))["do"], "it can be told"
    abilities = json.loads(json.dumps(RICH))
    del abilities["textDocument"]["completion"]["completionItem"]["insertTextModeSupport"]
    server = start(abilities, clientInfo={"name": "helix", "version": "25.01"})
    new = by_label(ask(server, TASK + "<|>\n"))["do"]["textEdit"]["newText"]
    assert expanded(new) == "do:\n  - task:\n      "


def test_an_empty_file_with_a_promising_name_is_offered_whole_workflows(rich: Process) -> None:
    assert "Workflow (1.x)" in by_label(ask(rich, "<|>", uri="file:///new.sw.yaml"))
    assert ask(rich, "<|>", uri="file:///values.yaml")["items"] == []


# -- hover


def test_hover_in_markdown_and_plain(start: Any) -> None:
    plain = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
    for abilities, kind in ((RICH, "markdown"), (plain, "plaintext"), (NOTHING, "text")):
        hover = ask(start(abilities), GOOD.replace("wait", "wa<|>it"), "hover")
        contents = {"kind": "text", "value": hover["contents"]} if kind == "text" else hover["contents"]
        assert contents["kind"] == kind
        assert "How long to wait" in contents["value"]
        assert ("**" in contents["value"]) == (kind == "markdown")
        assert hover["range"] == {"start": {"line": 5, "character": 6}, "end": {"line": 5, "character": 10}}


def test_nothing_to_say_is_said_by_null(rich: Process) -> None:
    assert ask(rich, GOOD + "\n\n<|>\n", "hover") is None


# -- outline, folds, selections


def test_the_outline_is_a_tree_or_flat(start: Any) -> None:
    for abilities in (RICH, NOTHING):
        server = start(abilities)
        server.open(URI, GOOD)
        answer = server.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
        if abilities is RICH:
            assert [entry["name"] for entry in answer] == ["document", "do"]
            assert [child["name"] for child in answer[1]["children"]] == ["first", "second"]
            inner, outer = answer[1]["children"][0], answer[1]
            assert outer["range"]["start"]["line"] <= inner["range"]["start"]["line"]
            assert inner["selectionRange"]["start"] == {"line": 2, "character": 4}
        else:
            assert [(one["name"], one.get("containerName")) for one in answer] == [
                ("document", None), ("do", None), ("first", "do"), ("second", "do"),
            ]  # fmt: skip
            assert answer[2]["location"]["uri"] == URI


def test_folds(rich: Process) -> None:
    rich.open(URI, GOOD)
    folds = rich.request("textDocument/foldingRange", {"textDocument": {"uri": URI}})
    assert {(fold["startLine"], fold["endLine"]) for fold in folds} >= {(1, 5), (2, 3), (4, 5)}


def test_selections_grow(rich: Process) -> None:
    rich.open(URI, GOOD)
    places = [{"line": 5, "character": 13}, {"line": 0, "character": 0}]
    first, second = rich.request("textDocument/selectionRange", {"textDocument": {"uri": URI}, "positions": places})
    sizes, at = [], first
    while at is not None:
        begin, end = at["range"]["start"], at["range"]["end"]
        sizes.append((begin["line"], begin["character"], end["line"], end["character"]))
        at = at.get("parent")
    assert sizes[0] == (5, 12, 5, 16)
    assert sizes[-1][:2] == (0, 0)
    assert all(one[:2] >= other[:2] and one[2:] <= other[2:] for one, other in zip(sizes, sizes[1:], strict=False))
    assert second["range"]["start"] == {"line": 0, "character": 0}


# -- code actions


def actions(server: Process, only: list[str] | None = None, line: int = 5) -> list[dict[str, Any]]:
    place = {"line": line, "character": 7}
    context = {"diagnostics": [], **({"only": only} if only else {})}
    document = {"textDocument": {"uri": URI}, "range": {"start": place, "end": place}}
    return server.request("textDocument/codeAction", {**document, "context": context})


def test_a_finding_with_a_fix_has_an_action(rich: Process) -> None:
    rich.open(URI, BAD)
    (fix,) = [one for one in actions(rich) if one["kind"] == "quickfix"]
    assert fix["isPreferred"] is True
    assert fix["diagnostics"][0]["code"] == "SW101"
    (change,) = fix["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": 1}
    (edit,) = change["edits"]
    assert edit["newText"] == "wait"
    assert edit["range"]["start"] == {"line": 5, "character": 6}
    assert [one for one in actions(rich, line=3) if one["kind"] == "quickfix"] == []


def test_everything_is_fixed_at_once_when_asked_for(rich: Process) -> None:
    rich.open(URI, BAD.replace("set:", "sett:"))
    for only in (["source.fixAll"], ["source"], ["source.fixAll.swls"]):
        (everything,) = [one for one in actions(rich, only) if one["kind"] == "source.fixAll.swls"]
        (change,) = everything["edit"]["documentChanges"]
        assert [edit["newText"] for edit in change["edits"]] == ["set", "wait"]
    assert not [one for one in actions(rich) if one["kind"] == "source.fixAll.swls"]
    assert not [one for one in actions(rich, ["refactor.extract"]) if one["kind"] == "quickfix"]


def test_edits_without_versions_where_the_editor_knows_none(start: Any) -> None:
    abilities = json.loads(json.dumps(RICH))
    del abilities["workspace"]["workspaceEdit"]
    server = start(abilities)
    server.open(URI, BAD)
    assert set(actions(server, ["quickfix"])[0]["edit"]["changes"]) == {URI}


def test_no_actions_are_offered_to_who_cannot_show_them(start: Any) -> None:
    server = start(None)
    assert "codeActionProvider" not in server.initialize(NOTHING)["capabilities"]


# -- commands


def execute(server: Process, command: str, *arguments: Any) -> Any:
    params: dict[str, Any] = {"command": command}
    if arguments:
        params["arguments"] = list(arguments)
    return server.request("workspace/executeCommand", params, timeout=60)


def test_the_picture_of_a_workflow(rich: Process) -> None:
    rich.open(URI, GOOD)
    answer = execute(rich, "swls.diagram", {"uri": URI, "theme": "dark"})
    assert answer["svg"].startswith("<svg")
    assert (answer["uri"], answer["version"], answer["stale"]) == (URI, 1, False)
    places = {node["pointer"]: node["range"] for node in answer["nodes"]}
    assert places["/do/1/second"]["start"] == {"line": 4, "character": 4}


@pytest.mark.parametrize("arguments", [[], [{}], [URI], [None], [{"uri": URI, "theme": 3, "collapsed": "x"}]])
def test_a_command_works_however_little_it_is_told(rich: Process, arguments: list[Any]) -> None:
    rich.open(URI, GOOD)
    assert execute(rich, "swls.diagram", *arguments)["svg"].startswith("<svg")


def test_the_last_good_picture_of_a_broken_text(rich: Process) -> None:
    rich.open(URI, GOOD)
    good = execute(rich, "swls.diagram")
    rich.change(URI, 2, ((3, 11, 3, 11), "[{ "))
    stale = execute(rich, "swls.diagram")
    assert (stale["svg"], stale["stale"]) == (good["svg"], True)
    assert "line 4" in stale["message"]


def test_pictures_of_nothing(rich: Process) -> None:
    assert execute(rich, "swls.diagram")["stale"] is True
    assert execute(rich, "swls.diagram", {"uri": "file:///nowhere.yaml"})["svg"] == ""
    rich.open("file:///a.yaml", "a: 1\n")
    assert execute(rich, "swls.diagram")["message"]
    assert execute(rich, "swls.diagram.source")["text"] == ""


def test_pictures_as_text(rich: Process) -> None:
    rich.open(URI, GOOD)
    assert execute(rich, "swls.diagram.source", {"uri": URI, "format": "mermaid"})["text"].count("flowchart") == 1
    assert "digraph" in execute(rich, "swls.diagram.source", {"format": "dot"})["text"]
    assert json.loads(execute(rich, "swls.diagram.source", {"format": "json"})["text"])
    assert "must be one of" in execute(rich, "swls.diagram.source", {"format": "gif"})["message"]
