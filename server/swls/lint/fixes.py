"""Applies fixes to a text, again and again until there is nothing left to mend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.diagnostic import Severity
from swls.lint.run import lint
from swls.lint.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from swls.lint.diagnostic import Diagnostic, Fix, TextEdit
    from swls.lint.settings import Settings
    from swls.model import Document
    from swls.model.workspace import Workspace

MOST_ROUNDS = 20


class Mended(NamedTuple):
    """A document after fixing, how many fixes went into it, and what is left to say about it."""

    document: Document
    fixes: int
    left: list[Diagnostic]


def mend(
    document: Document,
    settings: Settings = DEFAULT,
    *,
    unsafe: bool = False,
    path: str | None = None,
    workspace: Callable[[], Workspace] | None = None,
    uri: str = "",
) -> Mended:
    """Apply every fix that may be applied. A round that would bring a new syntax error is not taken."""
    judge = partial(lint, settings=settings, path=path, workspace=workspace, uri=uri)
    found = judge(document)
    total = 0
    seen = {document.text}
    for _ in range(MOST_ROUNDS):
        chosen = choose(found, unsafe=unsafe)
        if not chosen:
            break
        text = apply(document.text, [edit for fix in chosen for edit in fix.edits])
        if text in seen:
            break
        after = document.edit(0, len(document.text), text)
        left = judge(after)
        if _worse(found, left):
            single = _one_by_one(document, found, chosen, judge)
            if single is None:
                break
            after, left, chosen = single
            text = after.text
        seen.add(text)
        document, found, total = after, left, total + len(chosen)
    return Mended(document, total, found)


def choose(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[Fix]:
    """The first usable fix of each diagnostic, in the order of the text, as far as they do not touch each other."""
    chosen: list[Fix] = []
    taken: list[tuple[int, int]] = []
    for diagnostic in diagnostics:
        fix = next((one for one in diagnostic.fixes if unsafe or one.applicability == "safe"), None)
        if fix is None:
            continue
        spans = [(edit.span.start, edit.span.end) for edit in fix.edits]
        low, high = min(spans)[0], max(end for _, end in spans)
        if all(high < start or end < low for start, end in taken):
            chosen.append(fix)
            taken.append((low, high))
    return chosen


def apply(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with all the edits, which do not overlap, carried out."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.span):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    parts.append(text[at:])
    return "".join(parts)


def _worse(before: list[Diagnostic], after: list[Diagnostic]) -> bool:
    def errors(found: list[Diagnostic]) -> int:
        return sum(one.code.startswith("SW0") and one.severity is Severity.ERROR for one in found)

    return errors(after) > errors(before)


def _one_by_one(
    document: Document, found: list[Diagnostic], fixes: list[Fix], judge: Callable[[Document], list[Diagnostic]]
) -> tuple[Document, list[Diagnostic], list[Fix]] | None:
    """The first fix alone that makes nothing worse."""
    for fix in fixes:
        after = document.edit(0, len(document.text), apply(document.text, fix.edits))
        left = judge(after)
        if not _worse(found, left):
            return after, left, [fix]
    return None
