"""Answers about a text as it is read and written: completion, hover, outline, folds, selections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from swls.ide.completion import complete
from swls.ide.folding import folds, outermost
from swls.ide.hints import hints
from swls.ide.hover import hover
from swls.ide.nearest import Nearest
from swls.ide.selection import selections
from swls.ide.symbols import outline
from swls.lsp.kinds import symbol_kind
from swls.model.uris import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.ide.item import Item
    from swls.ide.symbols import Outline
    from swls.lsp.client import Client
    from swls.lsp.places import Places
    from swls.lsp.session import Session
    from swls.lsp.text import Text

# Numbers of the protocol (CompletionItemKind).
_ITEM_KINDS = {
    "property": 10, "value": 12, "snippet": 15, "keyword": 14, "name": 18, "variable": 6, "event": 23, "file": 17,
}  # fmt: skip
_SHORT = 48  # a detail that fits behind a label
_AGAIN = {"title": "Suggest", "command": "editor.action.triggerSuggest"}


def completion(session: Session, text: Text, params: types.CompletionParams) -> dict[str, Any]:
    """The items at a position; their documentation comes with `resolved` where the client can ask for it."""
    client = session.client
    offset = text.places.offset(params.position)
    uri = canonical(text.uri)
    nearest = Nearest(offset)
    items = complete(
        text.document, offset, snippets=client.snippets, workspace=session.workspace, uri=uri, nearest=nearest
    )
    session.proposed = items
    return {
        "isIncomplete": nearest.cut,
        "items": [_item(item, number, text, client, offset) for number, item in enumerate(items)],
    }


def resolved(session: Session, _: Text | None, params: types.CompletionItem) -> Any:
    """An item with its documentation."""
    number = params.data
    if isinstance(number, int) and 0 <= number < len(session.proposed):
        item = session.proposed[number]
        if item.label == params.label and item.doc:
            markup = _markup(session.client.item_markup, item.doc)
            params.documentation = (
                markup
                if isinstance(markup, str)
                else types.MarkupContent(types.MarkupKind(markup["kind"]), markup["value"])
            )
    return params


def _item(item: Item, number: int, text: Text, client: Client, offset: int) -> dict[str, Any]:
    places = text.places
    start, end = item.replace
    new = item.text if not client.indents else _relative(item.text, text, start)
    result: dict[str, Any] = {
        "label": item.label,
        "kind": _ITEM_KINDS[item.kind],
        "sortText": item.sort,
        "filterText": item.filter,
        "insertTextFormat": 2 if item.snippet else 1,
        "data": number,
    }
    if client.insert_replace and end > offset:
        insert = places.range(start, offset)
        result["textEdit"] = {"newText": new, "insert": insert, "replace": places.range(start, end)}
    else:
        result["textEdit"] = {"newText": new, "range": places.range(start, end)}
    if item.detail:
        result["detail"] = item.detail
        if client.item_label_details and len(item.detail) <= _SHORT:
            result["labelDetails"] = {"description": item.detail}
    if client.as_is and "\n" in new:
        result["insertTextMode"] = 1
    if item.deprecated:
        if client.item_tags:
            result["tags"] = [1]
        elif client.item_deprecated:
            result["deprecated"] = True
    if item.preselect:
        result["preselect"] = True
    if item.also:
        result["additionalTextEdits"] = [
            {"range": places.range(at, to), "newText": words} for at, to, words in item.also
        ]
    if item.again and client.suggests_again:
        result["command"] = _AGAIN
    if item.doc and "documentation" not in client.resolves:
        result["documentation"] = _markup(client.item_markup, item.doc)
    return result


def _relative(new: str, text: Text, start: int) -> str:
    """A text whose further lines lack the indentation of the line it begins on: the client adds that."""
    begin = text.document.lines.line_start(text.document.lines.position(start)[0])
    line = text.document.text[begin:start]
    margin = line[: len(line) - len(line.lstrip(" \t"))]
    return new.replace(f"\n{margin}", "\n") if margin else new


def hovered(session: Session, text: Text, params: types.HoverParams) -> dict[str, Any] | None:
    """What is known about the word at a position."""
    found = hover(text.document, text.places.offset(params.position))
    if found is None:
        return None
    return {
        "contents": _markup(session.client.hover_markup, found.text),
        "range": text.places.range(found.start, found.end),
    }


def _markup(kind: str, text: str) -> dict[str, str] | str:
    """Markdown as the client wants it; one that says nothing about it gets a text."""
    if kind == "text":
        return unmarked(text)
    return {"kind": kind, "value": text if kind == "markdown" else unmarked(text)}


def unmarked(text: str) -> str:
    """Markdown of our own as plain text."""
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1: \2", text)
    text = re.sub(r"^```.*\n?", "", text, flags=re.MULTILINE)
    return re.sub(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", "", text).replace("  \n", "\n")


def symbols(session: Session, text: Text, _: types.DocumentSymbolParams) -> list[dict[str, Any]]:
    """The outline, as a tree where the client shows trees."""
    entries = outline(text.document)
    if session.client.symbol_tree:
        return [_symbol(entry, text.places) for entry in entries]
    return list(_flat(entries, text, ""))


def _symbol(entry: Outline, places: Places) -> dict[str, Any]:
    name = places.range(entry.name_start, entry.name_end)
    result: dict[str, Any] = {
        "name": entry.name or "-",
        "kind": symbol_kind(entry.kind),
        "range": {
            "start": name["start"] if entry.start == entry.name_start else places.position(entry.start),
            "end": name["end"] if entry.end == entry.name_end else places.position(entry.end),
        },
        "selectionRange": name,
    }
    if entry.detail:
        result["detail"] = entry.detail
    if entry.children:
        result["children"] = [_symbol(child, places) for child in entry.children]
    return result


def _flat(entries: Iterable[Outline], text: Text, container: str) -> Iterator[dict[str, Any]]:
    for entry in entries:
        result: dict[str, Any] = {
            "name": entry.name or "-",
            "kind": symbol_kind(entry.kind),
            "location": {"uri": text.uri, "range": text.places.range(entry.start, entry.end)},
        }
        if container:
            result["containerName"] = container
        yield result
        yield from _flat(entry.children, text, entry.name)


def folding(session: Session, text: Text, _: types.FoldingRangeParams) -> list[dict[str, Any]]:
    """The folds, by lines; the outermost where there are more than the client takes."""
    return [
        {"startLine": fold.first, "endLine": fold.last, **({"kind": fold.kind} if fold.kind else {})}
        for fold in outermost(folds(text.document), session.client.most_folds)
    ]


def growing(_: Session, text: Text, params: types.SelectionRangeParams) -> list[dict[str, Any]]:
    """The selections around each position, from the inside out."""
    answers = []
    for position in params.positions:
        current: dict[str, Any] | None = None
        for start, end in reversed(selections(text.document, text.places.offset(position))):
            current = {"range": text.places.range(start, end), **({"parent": current} if current is not None else {})}
        answers.append(current if current is not None else {"range": text.places.range(0, 0)})
    return answers


def hinted(session: Session, text: Text, params: types.InlayHintParams) -> list[dict[str, Any]]:
    """What is not written but holds, in the range that is seen."""
    wishes = session.wishes
    start, end = text.places.span(params.range)
    return [
        {
            "position": text.places.position(hint.offset),
            "label": hint.text,
            "paddingLeft": True,
            **({"tooltip": hint.more} if hint.more else {}),
        }
        for hint in hints(text.document, start, end, flow=wishes.flow_hints, time=wishes.time_hints)
    ]
