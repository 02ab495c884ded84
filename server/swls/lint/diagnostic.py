"""One finding, in the form every output reads: the editor, the terminal, JSON and SARIF."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal, NamedTuple


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


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding. `safe` fixes never change what a correct document means."""

    title: str
    edits: tuple[TextEdit, ...]
    applicability: Literal["safe", "unsafe"] = "safe"


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place in the same text that explains the finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
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
    args: dict[str, Any] = field(default_factory=dict)
