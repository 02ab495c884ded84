"""Proposals for the functions of jq, wherever a word of an expression may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.expressions.jq_functions import FUNCTIONS
from swls.ide.item import Item
from swls.model.names import Expression
from swls.patterns import regex
from swls.syntax.locate import locate

if TYPE_CHECKING:
    from swls.model.workspace import Place

_BARE = "bare"  # the mode of an expression that needs no `${ }`
# What a name cannot follow: it would be a property, a variable, or a function of the workflow.
_WORD = regex(r"(?<![\w.$:@\")\]}])(@?[A-Za-z_]\w*|@?)\Z")
_REST = regex(r"\w*")
_LANGUAGES = frozenset({"", "jq"})


def function_items(place: Place, offset: int, *, snippets: bool) -> list[Item]:
    """The functions of jq that may be called at an offset; none outside of expressions, and of those in other languages."""
    expression = place.unit.names.expression_at(offset) or _empty(place, offset)
    if expression is None or not _in_jq(place):
        return []
    before = _written(place, expression, offset)
    word = _WORD.search(before) if before is not None else None
    if word is None:
        return []
    behind = _REST.match(place.document.text, offset)
    span = (offset - len(word[1]), behind.end() if behind is not None else offset)
    return [
        Item(
            label=one.label,
            kind="keyword",
            text=_call(one.name, one.parameters, snippets=snippets),
            replace=span,
            snippet=snippets and bool(one.parameters),
            detail="jq",
            doc=one.description,
            sort=f"7{number:03}",
            filter=one.name,
        )
        for number, one in enumerate(FUNCTIONS)
        if not one.name.startswith("@") or not _begins_plain(place, span[0])
    ]


def _begins_plain(place: Place, at: int) -> bool:
    """Whether the word at an offset begins a text without quotes, where YAML keeps `@` for itself."""
    location = locate(place.document.tree, at)
    return place.document.format == "yaml" and not location.quote and location.replace[0] == at


def _empty(place: Place, offset: int) -> Expression | None:
    """Where nothing stands yet between quotes, and an expression may."""
    location = locate(place.document.tree, offset)
    depth = len(place.unit.root.path)
    if (
        location.place != "value"
        or not location.quote
        or location.prefix
        or location.path[:depth] != place.unit.root.path
    ):
        return None
    for form in place.unit.forms(location.path[depth:]):
        if form.meaning is not None and form.meaning.expression is not None:
            context, mode = form.meaning.expression
            return Expression(context, mode, *location.replace, location.path[depth:])
    return None


def _in_jq(place: Place) -> bool:
    language = place.unit.root.get("expressionLang")
    return language is None or not language.is_scalar or language.text.lower() in _LANGUAGES


def _written(place: Place, expression: Expression, offset: int) -> str | None:
    """What is written of the expression up to an offset; None outside of it, and inside a text of its own."""
    text = place.document.text
    start = expression.start + (text[expression.start : expression.start + 1] in ("'", '"'))
    if start < expression.end <= offset and text[expression.start : start] == text[expression.end - 1]:
        return None  # behind the closing quote
    before = text[start:offset]
    if text[expression.start : start] == '"' and (len(before) - len(before.rstrip("\\"))) % 2:
        return None  # between a backslash and what it escapes
    opened = before.rfind("${")
    if opened >= 0 and "}" not in before[opened:].replace("{}", ""):
        before = before[opened + 2 :]
    elif expression.mode != _BARE or opened >= 0 or offset < start:
        return None
    return before if before.count('"') % 2 == 0 else None


def _call(name: str, parameters: str, *, snippets: bool) -> str:
    if not parameters:
        return name
    if not snippets:
        return f"{name}()"
    stops = (f"${{{number}:{one.strip()}}}" for number, one in enumerate(parameters.split(";"), start=1))
    return f"{name}({'; '.join(stops)})"
