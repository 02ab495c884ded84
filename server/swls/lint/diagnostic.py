"""One finding, in the form every output reads: the editor, the terminal, JSON and SARIF."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Facets(NamedTuple):
    """What is told of a finding. `pointer` is the JSON pointer of the place (RFC 6901), `args` what the message quotes."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    pointer: str = ""
    related: tuple[RelatedPlace, ...] = ()
    tags: tuple[Literal["unnecessary", "deprecated"], ...] = ()
    args: dict[str, Any] = NO_ARGS


class Diagnostic(Facets):
    """A finding with its fixes. `mend` makes them, from the document as it was judged: of a hundred findings that are shown, few
    are asked for theirs.
    """

    mend: Callable[[], tuple[Fix, ...]] | None = None

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """The changes that mend it, the likeliest first. Once they are known, the document is let go of."""
        mend, self.mend = self.mend, None
        return mend() if mend is not None else ()
