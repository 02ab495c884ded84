"""One finding, in the form every output reads: the editor, the terminal, JSON and SARIF."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Literal, NamedTuple

NO_ARGS: dict[str, Any] = {}  # shared by all that quote nothing: arguments are not changed


class Severity(IntEnum):
    """How much a finding matters; the numbers are those of the Language Server Protocol."""

    ERROR = 1
    WARNING = 2
    INFO = 3
    HINT = 4


class Span(NamedTuple):
    """A half-open range of code points in the text."""

    start: int
    end: int


class TextEdit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A change that mends a finding. `safe` fixes never change what a correct document means."""

    title: str
    edits: tuple[TextEdit, ...]
    applicability: Literal["safe", "unsafe"] = "safe"


class RelatedPlace(NamedTuple):
    """Another place in the same text that explains the finding."""

    span: Span
    message: str


class Diagnostic(NamedTuple):
    """A finding. `pointer` is the JSON pointer of the place (RFC 6901), `args` what the message quotes."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    pointer: str = ""
    related: tuple[RelatedPlace, ...] = ()
    tags: tuple[Literal["unnecessary", "deprecated"], ...] = ()
    fixes: tuple[Fix, ...] = ()
    args: dict[str, Any] = NO_ARGS
