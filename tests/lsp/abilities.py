"""What editors of several kinds say of themselves when they introduce themselves, in short: one with everything, one with
little, one with nothing."""

from __future__ import annotations

from typing import Any

RICH: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True},
        "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "completion": {
            "completionItem": {
                "snippetSupport": True,
                "insertReplaceSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "tagSupport": {"valueSet": [1]},
                "labelDetailsSupport": True,
                "insertTextModeSupport": {"valueSet": [1, 2]},
                "resolveSupport": {"properties": ["documentation", "detail"]},
            }
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}},
            "isPreferredSupport": True,
        },
        "publishDiagnostics": {
            "relatedInformation": True,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
        },
    },
}
PULLING: dict[str, Any] = {
    **RICH,
    "textDocument": {**RICH["textDocument"], "diagnostic": {"dynamicRegistration": True}},
}
PLAIN: dict[str, Any] = {"textDocument": {"completion": {"completionItem": {"snippetSupport": False}}}}
NOTHING: dict[str, Any] = {}


def counting(encoding: str) -> dict[str, Any]:
    """An editor that offers one position encoding."""
    return {**RICH, "general": {"positionEncodings": [encoding]}}
