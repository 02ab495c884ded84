"""Declared names inside runtime expressions, where they plainly stand: `$item`, `$secrets.token`, `$CONST.limit`, `fn:rate`.

This is no parser of expressions: it passes literals of text by (but not what is interpolated into them) and takes the
words that begin with `$`. Offsets lead back through the escapes of the scalar to the text of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import expression_call, expression_roots
from swls.patterns import regex

if TYPE_CHECKING:
    from swls.model.names import Expression
    from swls.model.unit import Unit

_VARIABLE = regex(r"\$(?!__)([A-Za-z_]\w*)")
_PROPERTY = regex(r"\s*\.\s*([A-Za-z_]\w*)")
_INDEX = regex(r"\s*\.?\[\s*\"([^\"\\]+)\"\s*\]")
_OPENING = regex(r"\$\{")


class Mention(NamedTuple):
    """A name in an expression, at absolute offsets without `$`. `kind` is `variable` or what the root stands for.

    `quoted`: it stands between quotes inside the expression, as in `$secrets["a b"]`.
    """

    kind: str
    name: str
    start: int
    end: int
    quoted: bool = False


def mentions(
    text: str, start: int, end: int, *, bare: bool, roots: Mapping[str, str] = {}, call: str = ""
) -> Iterator[Mention]:
    """The names in the scalar `text[start:end]`.

    `bare`: the whole is an expression also where it is not between `${` and `}`. `roots` are the arguments whose properties
    are declared names, with their kinds; `call` stands before the name of a function.
    """
    written = text[start:end]
    if "$" not in written and (not call or call not in written):
        return
    logical, places = _meant(written)
    masked = _masked(logical)
    for begin, stop in _stretches(logical, masked, bare=bare):
        for match in _VARIABLE.finditer(masked, begin, stop):
            kind = roots.get(match[1])
            if kind is None:
                yield _mention("variable", match[1], match.span(1), places, start)
                continue
            inner = _PROPERTY.match(masked, match.end(), stop)
            if inner is not None:
                yield _mention(kind, inner[1], inner.span(1), places, start)
            elif (index := _INDEX.match(logical, match.end(), stop)) is not None:
                yield _mention(kind, index[1], index.span(1), places, start, quoted=True)
        if call:
            for match in re.finditer(rf"(?<![\w:]){re.escape(call)}([\w-]+)", masked[begin:stop]):
                span = (match.start(1) + begin, match.end(1) + begin)
                yield _mention("function", match[1], span, places, start)


def mentions_in(unit: Unit, expression: Expression) -> Iterator[Mention]:
    """The names in an expression of a workflow."""
    return mentions(
        unit.tree.text,
        expression.start,
        expression.end,
        bare=expression.mode in ("bare", "required"),
        roots=expression_roots(unit.detection),
        call=expression_call(unit.detection),
    )


def may_name(unit: Unit, expression: str) -> bool:
    """Whether an expression, as written, could name something of the whole workflow; hardly any does."""
    call = expression_call(unit.detection)
    return bool(call and call in expression) or any(
        f"${root}" in expression for root in expression_roots(unit.detection)
    )


def mentioning(unit: Unit, kind: str, name: str) -> Iterator[tuple[Expression, Mention]]:
    """Where the expressions of a workflow name something of the whole workflow."""
    # Most texts name nothing this way at all, which is seen without reading their expressions.
    call = expression_call(unit.detection)
    roots = [f"${root}" for root, its in expression_roots(unit.detection).items() if its == kind]
    before = [f"{call}{name}"] if kind == "function" and call else roots
    if not any(words in unit.tree.text for words in before):
        return
    root = unit.root
    for expression in unit.names.expressions_between(root.start, root.end):
        if unit.tree.text.find(name, expression.start, expression.end) >= 0:
            for mention in mentions_in(unit, expression):
                if mention.kind == kind and mention.name == name:
                    yield expression, mention


def _mention(
    kind: str, name: str, span: tuple[int, int], places: list[int], start: int, *, quoted: bool = False
) -> Mention:
    return Mention(kind, name, start + places[span[0]], start + places[span[1] - 1] + 1, quoted)


def _meant(written: str) -> tuple[str, list[int]]:
    """The text of a scalar as meant, one character for each escape, and where each character stands."""
    quote = written[:1]
    if quote not in ("'", '"') or len(written) < 2:
        return written, list(range(len(written)))
    inner = written[1:-1] if written[-1] == quote else written[1:]
    if ("\\" if quote == '"' else "'") not in inner:
        return inner, list(range(1, len(inner) + 1))
    chars: list[str] = []
    places: list[int] = []
    at, end = 1, len(written) - (written[-1] == quote)
    while at < end:
        char = written[at]
        places.append(at)
        if (char == "\\" and quote == '"') or (char == "'" == quote):
            following = written[at + 1 : at + 2]
            chars.append(following if following in ('"', "\\", "/", "'") else " ")
            at += 2
        else:
            chars.append(char)
            at += 1
    return "".join(chars), places


def _masked(text: str) -> str:
    """The text with its literals blanked out, but not what is interpolated into them, and not its length changed."""
    if '"' not in text:
        return text
    out: list[str] = []
    depths: list[int] = []  # of the parentheses open in each interpolation
    quoted = False
    at = 0
    while at < len(text):
        char = text[at]
        if quoted:
            if char == "\\" and text[at + 1 : at + 2] == "(":
                depths.append(0)
                quoted = False
                out.append("  ")
                at += 2
                continue
            step = 2 if char == "\\" else 1
            if char == '"':
                quoted = False
            out.append(" " * min(step, len(text) - at))
            at += step
            continue
        if char == '"':
            quoted = True
            out.append(" ")
        elif depths and char == ")" and depths[-1] == 0:
            depths.pop()
            quoted = True
            out.append(" ")
        else:
            if depths and char in "()":
                depths[-1] += 1 if char == "(" else -1
            out.append(char)
        at += 1
    return "".join(out)


def _stretches(logical: str, masked: str, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Where expressions stand in a scalar."""
    openings = [match.end() for match in _OPENING.finditer(logical)]
    if not openings:
        if bare:
            yield 0, len(logical)
        return
    reached = 0
    for begin in openings:
        if begin < reached:
            continue
        depth, at = 1, begin
        while at < len(masked) and depth:
            depth += 1 if masked[at] == "{" else -1 if masked[at] == "}" else 0
            at += 1
        reached = at
        yield begin, at - 1 if depth == 0 else at
