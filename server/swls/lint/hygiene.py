"""Suppressions that silence nothing, everything, or what does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.finding import Finding, did_you_mean, fix
from swls.lint.selection import codes_of, is_selector, meant_selector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from swls.lint.diagnostic import Fix
    from swls.lint.suppression import Suppression, Word
    from swls.model import Document

UNUSED = "unused-suppression"
BLANKET = "blanket-suppression"
INVALID = "invalid-suppression"


def review(
    document: Document, given: list[Suppression], enabled: Collection[str], *, unused: bool
) -> Iterator[tuple[str, Finding]]:
    """What is wrong with the suppressions of a document: name of a rule, finding.

    `unused`: whether what silenced nothing is to be told, which makes sense only where all rules could do their work.
    """
    for one in given:
        if one.fault:
            yield INVALID, Finding(one.span, message="{fault_}", args={"fault_": one.fault})
            continue
        if not one.words:
            yield BLANKET, Finding(one.span, args={"verb": "ignore-file" if one.form == "file" else "ignore"})
        for word in one.words:
            if not is_selector(word.text):
                args = {"word": word.text, "meant_": did_you_mean(meant_selector(word.text))}
                yield INVALID, Finding(word.span, args=args, fixes=_renamed(word))
        if unused:
            yield from _unused(document, one, enabled)


def _unused(document: Document, one: Suppression, enabled: Collection[str]) -> Iterator[tuple[str, Finding]]:
    idle = [word for word in one.words if word.text not in one.used and not codes_of(word.text).isdisjoint(enabled)]
    if not one.words and not one.used:
        args = {"what_": "nothing here is to be ignored"}
        yield UNUSED, Finding(one.span, args=args, fixes=(_without_comment(document, one),))
    for word in idle:
        finding = Finding(word.span, args={"what_": f"'{word.text}' is not reported here"})
        if one.form == "metadata":
            yield UNUSED, finding
            continue
        gone = len(one.words) == 1
        mended = _without_comment(document, one) if gone else _without_word(one, word)
        yield UNUSED, Finding(word.span, args=finding.args, fixes=(mended,))


def _renamed(word: Word) -> tuple[Fix, ...]:
    meant = meant_selector(word.text)
    return (fix(f"write '{meant}'", (*word.span, meant)),) if meant is not None else ()


def _without_word(one: Suppression, word: Word) -> Fix:
    index = one.words.index(word)
    if index + 1 < len(one.words):
        span = word.span.start, one.words[index + 1].span.start
    else:
        span = one.words[index - 1].span.end, word.span.end
    return fix(f"remove '{word.text}'", (*span, ""))


def _without_comment(document: Document, one: Suppression) -> Fix:
    """The comment goes, with its line where it stands alone."""
    text, lines = document.text, document.lines
    number = lines.position(one.span.start)[0]
    begin, end = lines.line_start(number), lines.line_end(number)
    if not text[begin : one.span.start].strip():
        return fix("remove the comment", (begin, min(lines.line_start(number + 1), len(text)), ""))
    start = one.span.start
    while start > begin and text[start - 1] in " \t":
        start -= 1
    return fix("remove the comment", (start, end, ""))
