"""Plain data of the layers below, as the protocol wants it: one function a kind of answer.

Answers are dictionaries, not the classes of the protocol library: turning thousands of those into JSON takes
longer than finding out what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.lint.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from swls.lint.diagnostic import Diagnostic, Fix, TextEdit
    from swls.lsp.client import Client
    from swls.lsp.places import Places
    from swls.lsp.text import Text

_TAGS = {"unnecessary": 1, "deprecated": 2}


def diagnostic(found: Diagnostic, places: Places, uri: str, client: Client) -> dict[str, Any]:
    """A finding."""
    result: dict[str, Any] = {
        "range": places.range(*found.span),
        "severity": int(found.severity),
        "code": found.code,
        "source": "swls",
        "message": found.message,
    }
    if client.code_pages and (listed := RULES.get(found.code)):
        result["codeDescription"] = {"href": listed.rule.url}
    if client.diagnostic_tags and found.tags:
        result["tags"] = [_TAGS[tag] for tag in found.tags]
    if client.related_places and found.related:
        result["relatedInformation"] = [
            {"location": {"uri": uri, "range": places.range(*place.span)}, "message": place.message}
            for place in found.related
        ]
    return result


def text_edits(edits: Iterable[TextEdit], places: Places) -> list[dict[str, Any]]:
    """Edits of one text."""
    return [{"range": places.range(*edit.span), "newText": edit.text} for edit in edits]


def workspace_edit(edits: Iterable[TextEdit], text: Text, client: Client) -> dict[str, Any]:
    """Edits of one open text, tied to its version where the client can check that."""
    return workspace_changes({text.uri: text_edits(edits, text.places)}, {text.uri: text}, client)


def workspace_changes(
    changes: Mapping[str, list[dict[str, Any]]], opened: Mapping[str, Text], client: Client
) -> dict[str, Any]:
    """Edits of several files by the URIs the client knows; open ones are tied to their versions where it can check that."""
    if not client.document_changes:
        return {"changes": dict(changes)}
    documents = [
        {
            "textDocument": {"uri": uri, "version": text.version if (text := opened.get(uri)) is not None else None},
            "edits": edits,
        }
        for uri, edits in changes.items()
    ]
    return {"documentChanges": documents}


def quick_fix(fix: Fix, found: Diagnostic, text: Text, client: Client, *, preferred: bool) -> dict[str, Any]:
    """A fix of one finding."""
    action: dict[str, Any] = {
        "title": fix.title,
        "kind": "quickfix",
        "diagnostics": [diagnostic(found, text.places, text.uri, client)],
        "edit": workspace_edit(fix.edits, text, client),
    }
    if client.action_preferred and preferred:
        action["isPreferred"] = True
    return action
