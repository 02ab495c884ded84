"""What the client can do, read from what it said when it introduced itself.

Read from the plain message and forgivingly: what is missing or of a wrong type counts as not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from swls.syntax import Encoding

# Editors that add the indentation of the line to what they insert, and have no way to say so.
_INDENTING = ("helix", "kate")
ENCODINGS = ("utf-32", "utf-8", "utf-16")


class Client(NamedTuple):
    """The abilities of a client that make a difference to an answer."""

    encoding: Encoding = "utf-16"
    process: int = 0
    folders: tuple[str, ...] = ()  # URIs
    options: object = None  # initializationOptions, as sent

    snippets: bool = False
    insert_replace: bool = False
    item_markup: str = "text"  # `markdown`, `plaintext`, or `text`: a string and no markup at all
    item_tags: bool = False
    item_deprecated: bool = False
    item_label_details: bool = False
    item_defaults: frozenset[str] = frozenset()
    resolves: frozenset[str] = frozenset()
    as_is: bool = False  # can be told to leave the indentation of what it inserts alone
    indents: bool = False  # indents what it inserts by itself, whatever it is told
    suggests_again: bool = False  # knows the command that asks for the next completion
    hover_markup: str = "text"
    link_words: bool = False  # shows words about a link
    commands: frozenset[str] = frozenset()  # of its own, that it says it binds (`commands` of its options)

    symbol_tree: bool = False
    most_folds: int = 0  # that it takes; 0: as many as there are
    action_literals: bool = False
    action_preferred: bool = False
    action_data: bool = False
    definition_links: bool = False
    prepare_rename: bool = False
    document_changes: bool = False

    pull: bool = False
    related_places: bool = False
    diagnostic_tags: bool = False
    code_pages: bool = False

    configuration: bool = False
    register_configuration: bool = False
    register_watched: bool = False
    refresh_diagnostics: bool = False
    refresh_hints: bool = False
    refresh_lenses: bool = False
    progress: bool = False
    apply_edit: bool = False
    show_document: bool = False


def read_client(params: object) -> Client:
    """The client behind the params of `initialize`."""
    top = _Said(params)
    caps = top["capabilities"]
    text = caps["textDocument"]
    work = caps["workspace"]
    item = text["completion"]["completionItem"]
    publish = text["publishDiagnostics"]
    action = text["codeAction"]
    pid = top["processId"].value
    as_is = 1 in item["insertTextModeSupport"]["valueSet"].items()
    name = str(top["clientInfo"]["name"].value or "").lower()
    return Client(
        encoding=choose_encoding(caps["general"]["positionEncodings"].strings()),
        process=pid if isinstance(pid, int) and not isinstance(pid, bool) else 0,
        folders=_folders(top),
        options=top["initializationOptions"].value,
        snippets=item["snippetSupport"].yes,
        insert_replace=item["insertReplaceSupport"].yes,
        item_markup=_markup(item["documentationFormat"]),
        item_tags=1 in item["tagSupport"]["valueSet"].items(),
        item_deprecated=item["deprecatedSupport"].yes,
        item_label_details=item["labelDetailsSupport"].yes,
        item_defaults=frozenset(text["completion"]["completionList"]["itemDefaults"].strings()),
        as_is=as_is,
        indents=not as_is and (text["completion"]["insertTextMode"].value == 2 or name.startswith(_INDENTING)),
        suggests_again="code" in name,
        resolves=frozenset(item["resolveSupport"]["properties"].strings()),
        hover_markup=_markup(text["hover"]["contentFormat"]),
        link_words=text["documentLink"]["tooltipSupport"].yes,
        commands=frozenset(top["initializationOptions"]["commands"].strings()),
        symbol_tree=text["documentSymbol"]["hierarchicalDocumentSymbolSupport"].yes,
        most_folds=text["foldingRange"]["rangeLimit"].count,
        action_literals=action["codeActionLiteralSupport"].said,
        action_preferred=action["isPreferredSupport"].yes,
        action_data=action["dataSupport"].yes and "edit" in action["resolveSupport"]["properties"].strings(),
        definition_links=text["definition"]["linkSupport"].yes,
        prepare_rename=text["rename"]["prepareSupport"].yes,
        document_changes=work["workspaceEdit"]["documentChanges"].yes,
        pull=text["diagnostic"].said,
        related_places=publish["relatedInformation"].yes or text["diagnostic"]["relatedInformation"].yes,
        diagnostic_tags=publish["tagSupport"].said or text["diagnostic"]["tagSupport"].said,
        code_pages=publish["codeDescriptionSupport"].yes or text["diagnostic"]["codeDescriptionSupport"].yes,
        configuration=work["configuration"].yes,
        register_configuration=work["didChangeConfiguration"]["dynamicRegistration"].yes,
        register_watched=work["didChangeWatchedFiles"]["dynamicRegistration"].yes,
        refresh_diagnostics=work["diagnostics"]["refreshSupport"].yes,
        refresh_hints=work["inlayHint"]["refreshSupport"].yes,
        refresh_lenses=work["codeLens"]["refreshSupport"].yes,
        progress=caps["window"]["workDoneProgress"].yes,
        apply_edit=work["applyEdit"].yes,
        show_document=caps["window"]["showDocument"]["support"].yes,
    )


def choose_encoding(offered: list[str]) -> Encoding:
    """Code points cost nothing to convert, so they are taken wherever offered; else the client's first that
    we know.
    """
    if "utf-32" in offered:
        return "utf-32"
    return cast("Encoding", next((encoding for encoding in offered if encoding in ENCODINGS), "utf-16"))


class _Said:
    """A value of the message, which may be missing or of any type."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __getitem__(self, key: str) -> _Said:
        return _Said(self.value.get(key) if isinstance(self.value, dict) else None)

    @property
    def yes(self) -> bool:
        return self.value is True

    @property
    def said(self) -> bool:
        return self.value is not None and self.value is not False

    @property
    def count(self) -> int:
        number = self.value
        return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else 0

    def items(self) -> list[Any]:
        return self.value if isinstance(self.value, list) else []

    def strings(self) -> list[str]:
        return [item for item in self.items() if isinstance(item, str)]


def _markup(formats: _Said) -> str:
    """The first that the client names: they come in the order of its preference."""
    return next((form for form in formats.strings() if form in ("markdown", "plaintext")), "text")


def _folders(top: _Said) -> tuple[str, ...]:
    found = [uri for folder in top["workspaceFolders"].items() if isinstance(uri := _Said(folder)["uri"].value, str)]
    if not found and isinstance(root := top["rootUri"].value, str):
        found = [root]
    if not found and isinstance(path := top["rootPath"].value, str):
        from pygls.uris import from_fs_path  # for very old clients

        uri = from_fs_path(path)
        found = [uri] if uri else []
    return tuple(found)
