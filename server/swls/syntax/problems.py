"""What is wrong with a text as YAML or JSON, before anybody asks what it means."""

from __future__ import annotations

from typing import Any, NamedTuple


class SyntaxProblem(NamedTuple):
    """A complaint of the reader. `kind` is a stable slug (see `messages`), `args` what its message quotes.

    `edits` mend it where that is safe: (start, end, text), offsets like `start` and `end`. `related` is another place
    that explains it: (start, end, message).
    """

    kind: str
    start: int
    end: int
    args: dict[str, Any]
    edits: tuple[tuple[int, int, str], ...] = ()
    edit_title: str = ""
    related: tuple[tuple[int, int, str], ...] = ()

    def moved(self, by: int) -> SyntaxProblem:
        """The same complaint further down the text."""
        return SyntaxProblem(
            self.kind,
            self.start + by,
            self.end + by,
            self.args,
            tuple((start + by, end + by, text) for start, end, text in self.edits),
            self.edit_title,
            tuple((start + by, end + by, message) for start, end, message in self.related),
        )


def problem(
    kind: str,
    start: int,
    end: int,
    *,
    edits: tuple[tuple[int, int, str], ...] = (),
    title: str = "",
    related: tuple[tuple[int, int, str], ...] = (),
    **args: Any,
) -> SyntaxProblem:
    """A complaint about `start:end`, at least one character wide where the text allows."""
    return SyntaxProblem(kind, start, max(end, start), args, edits, title, related)
