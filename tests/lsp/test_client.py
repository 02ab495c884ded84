"""What real editors say about themselves, as they said it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shared import need_shared
from swls.lsp.client import choose_encoding, read_client

# snippets, item documentation, hover, pull, encoding, tree of symbols, configuration
EDITORS = {
    "code_server_1.139.1": (True, "markdown", "markdown", True, "utf-16", True, True),
    "Neovim_0.10.4": (False, "markdown", "markdown", True, "utf-16", True, True),
    "Neovim_0.7.2": (False, "markdown", "markdown", False, "utf-16", True, False),
    "Eglot_1.17.30_emacs30.1": (False, "text", "plaintext", False, "utf-32", True, True),
    "Eglot_1.9_emacs28.2": (False, "text", "plaintext", False, "utf-16", True, True),
    "helix_25.01.1": (True, "text", "markdown", False, "utf-32", False, True),
    "ale33": (False, "plaintext", "plaintext", False, "utf-16", False, False),
    "ale40": (False, "plaintext", "plaintext", False, "utf-16", False, False),
    "kate_25.04.3": (True, "text", "markdown", False, "utf-16", True, False),
}


def params_of(editor: str) -> dict[str, Any]:
    path = need_shared("editors/caps") / f"{editor}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("editor", EDITORS)
def test_real_editors(editor: str) -> None:
    client = read_client(params_of(editor))
    said = (
        client.snippets,
        client.item_markup,
        client.hover_markup,
        client.pull,
        client.encoding,
        client.symbol_tree,
        client.configuration,
    )
    assert said == EDITORS[editor]
    assert client.folders, "every one of them opened a folder"


def test_every_editor_in_the_data_is_expected() -> None:
    assert {path.stem for path in need_shared("editors/caps").glob("*.json")} == set(EDITORS)


@pytest.mark.parametrize(
    "params",
    [
        None,
        [],
        3,
        {},
        {"capabilities": None},
        {"capabilities": []},
        {"capabilities": {"general": {"positionEncodings": "utf-8"}, "textDocument": 3}},
        {"capabilities": {"general": {"positionEncodings": ["utf-7", None]}}, "processId": True},
        {"capabilities": {"textDocument": {"completion": {"completionItem": {"tagSupport": {"valueSet": [{}]}}}}}},
        {"workspaceFolders": [None, {"uri": 3}, {}], "rootUri": 3, "rootPath": {}},
    ],
)
def test_nonsense_counts_as_not_said(params: object) -> None:
    client = read_client(params)
    assert client.encoding == "utf-16"
    assert client.process == 0
    assert not client.snippets
    assert client.folders == ()


def test_old_clients_name_a_path() -> None:
    assert read_client({"rootPath": "/home/flows"}).folders == ("file:///home/flows",)
    assert read_client({"rootPath": "/a", "rootUri": "file:///b"}).folders == ("file:///b",)
    both = {"rootUri": "file:///b", "workspaceFolders": [{"uri": "file:///c", "name": "c"}]}
    assert read_client(both).folders == ("file:///c",)


def test_choice_of_encoding() -> None:
    assert choose_encoding([]) == "utf-16"
    assert choose_encoding(["utf-8", "utf-16"]) == "utf-8"
    assert choose_encoding(["utf-16", "utf-8"]) == "utf-16"
    assert choose_encoding(["utf-16", "utf-8", "utf-32"]) == "utf-32"
    assert choose_encoding(["utf-7"]) == "utf-16"
