"""Where names are defined, and what a definition looks like that an author can fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Section(NamedTuple):
    """Where names of a kind are defined, as `path` from the workflow. `listed`: in a list, as items that `make` gives; else as
    entries of a mapping, with the values it gives.
    """

    path: tuple[str, ...]
    listed: bool
    make: Callable[[str], Any]

    @property
    def title(self) -> str:
        """What messages call it."""
        return ".".join(self.path)


_HERE = "https://example.com"
_SECTIONS: dict[str, dict[str, Section]] = {
    "v1": {
        "function": Section(
            ("use", "functions"), False, lambda _: {"call": "http", "with": {"method": "get", "endpoint": _HERE}}
        ),
        "retry": Section(("use", "retries"), False, lambda _: {"delay": "PT3S", "limit": {"attempt": {"count": 5}}}),
        "error": Section(
            ("use", "errors"), False, lambda name: {"type": f"{_HERE}/errors/{_slug(name)}", "status": 500}
        ),
        "authentication": Section(("use", "authentications"), False, lambda _: {"bearer": {"token": "${ .token }"}}),
        "timeout": Section(("use", "timeouts"), False, lambda _: {"after": "PT30S"}),
        "secret": Section(("use", "secrets"), True, lambda name: name),
        "catalog": Section(("use", "catalogs"), False, lambda _: {"endpoint": f"{_HERE}/catalog"}),
    },
    "v0": {
        "function": Section(
            ("functions",), True, lambda name: {"name": name, "operation": f"openapi.json#{_slug(name)}"}
        ),
        "event": Section(
            ("events",), True, lambda name: {"name": name, "source": _HERE, "type": f"com.example.{_slug(name)}"}
        ),
        "retry": Section(("retries",), True, lambda name: {"name": name, "delay": "PT3S", "maxAttempts": 5}),
        "error": Section(("errors",), True, lambda name: {"name": name, "code": "500"}),
        "auth": Section(
            ("auth",), True, lambda name: {"name": name, "scheme": "bearer", "properties": {"token": "${ .token }"}}
        ),
        "state": Section(("states",), True, lambda name: {"name": name, "type": "inject", "data": {}, "end": True}),
    },
}


def section_of(dialect: str, kind: str) -> Section | None:
    """Where a generation defines names of a kind; None where it does not say so in one place."""
    return _SECTIONS.get(dialect, {}).get(kind)


def _slug(name: str) -> str:
    """A name as part of an address."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in name).strip("-").lower() or "name"
