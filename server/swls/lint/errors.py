"""The error types that the specification defines (DSL reference, section Standard error types)."""

from __future__ import annotations

from swls.patterns import regex

# With the status that each has unless it says otherwise.
STANDARD = {
    "configuration": 400,
    "validation": 400,
    "expression": 400,
    "authentication": 401,
    "authorization": 403,
    "timeout": 408,
    "communication": 500,
    "runtime": 500,
}
_HOST = regex(r"https?://(?:www\.)?(?:serverlessworkflow\.io|open-workflow-specification\.org)/")
_TYPE = regex(_HOST.pattern + r"spec/\d+\.\d+\.\d+[^/]*/errors/([a-z]+)")


def is_standard_host(text: str) -> bool:
    """Whether an address is one of the specification's own."""
    return _HOST.match(text) is not None


def standard(text: str) -> str:
    """The word for a standard error type; empty for any other."""
    match = _TYPE.fullmatch(text)
    return match[1] if match is not None and match[1] in STANDARD else ""
