"""Texts that are expressions: what stands between their braces, of today and of old."""

from __future__ import annotations

_FORMS = (("${", "}"), ("{{", "}}"))


def braced(text: str) -> str:
    """What stands between the braces of an expression; the text itself where it has none."""
    stripped = text.strip()
    for opening, closing in _FORMS:
        if stripped.startswith(opening) and stripped.endswith(closing):
            return stripped[len(opening) : -len(closing)]
    return text


def rebraced(text: str, inner: str) -> str:
    """The text with something else between its braces."""
    old = braced(text)
    return inner if old == text else text.replace(old, f" {inner} ")
