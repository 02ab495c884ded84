"""The kinds of names in the numbers of the protocol (SymbolKind)."""

from __future__ import annotations

_VARIABLE = 13
_SYMBOL_KINDS = {
    "part": 3, "workflow": 2, "task": 6, "state": 5, "function": 12, "event": 24, "error": 19, "retry": 14,
    "authentication": 20, "auth": 20, "secret": 20, "timeout": 16, "catalog": 4, "extension": 2, "case": 22,
    "branch": 2, "action": 6, "constant": 14,
}  # fmt: skip


def symbol_kind(kind: str) -> int:
    """The number for a kind of name."""
    return _SYMBOL_KINDS.get(kind, _VARIABLE)
