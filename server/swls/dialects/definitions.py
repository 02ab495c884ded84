"""What a definition looks like that an author can fill in. Where it goes, the schema says (`swls.schema.homes`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Draft = Callable[[str], Any]

_HERE = "https://example.com"
# By generation and kind: from the name to what is defined by it, the name itself left out.
_DRAFTS: dict[str, dict[str, Draft]] = {
    "v1": {
        "function": lambda _: {"call": "http", "with": {"method": "get", "endpoint": _HERE}},
        "retry": lambda _: {"delay": "PT3S", "limit": {"attempt": {"count": 5}}},
        "error": lambda name: {"type": f"{_HERE}/errors/{_slug(name)}", "status": 500},
        "authentication": lambda _: {"bearer": {"token": "${ .token }"}},
        "timeout": lambda _: {"after": "PT30S"},
        "secret": lambda _: None,
        "catalog": lambda _: {"endpoint": f"{_HERE}/catalog"},
    },
    "v0": {
        "function": lambda name: {"operation": f"openapi.json#{_slug(name)}"},
        "event": lambda name: {"source": _HERE, "type": f"com.example.{_slug(name)}"},
        "retry": lambda _: {"delay": "PT3S", "maxAttempts": 5},
        "error": lambda _: {"code": "500"},
        "auth": lambda _: {"scheme": "bearer", "properties": {"token": "${ .token }"}},
        "secret": lambda _: None,
        "state": lambda _: {"type": "inject", "data": {}, "end": True},
    },
}


def draft_of(dialect: str, kind: str) -> Draft | None:
    """What to define a name of a kind as, in a generation; None where nobody can guess that."""
    return _DRAFTS.get(dialect, {}).get(kind)


def _slug(name: str) -> str:
    """A name as part of an address."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in name).strip("-").lower() or "name"
