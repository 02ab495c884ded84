"""Proposals for declared names inside expressions: behind `$secrets.`, `$CONST.`, `fn:` and the like, and for variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.dialects.identity import expression_call, expression_callable, expression_roots
from swls.ide.item import Item, ItemKind
from swls.ide.names import lack, nearby, symbol_detail
from swls.model.scopes import variables_at
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.ide.nearest import Nearest
    from swls.model.names import Symbol
    from swls.model.workspace import Place, Workspace

_PROPERTY = regex(r"\$(\w+)\s*\.\s*(\w*)\Z")
_VARIABLE = regex(r"\$(\w*)\Z")
_REST = regex(r"\w*")
_IDENTIFIER = regex(r"[A-Za-z_]\w*")


def mention_items(workspace: Workspace, place: Place, offset: int, nearest: Nearest) -> list[Item]:
    """The names that can stand at an offset inside an expression; none where something else is being written."""
    expression = place.unit.names.expression_at(offset)
    if expression is None:
        return []
    text = place.document.text
    before = text[expression.start : offset]
    behind = _REST.match(text, offset)
    end = min(behind.end() if behind is not None else offset, expression.end)
    found: Iterator[tuple[Place, Symbol]]
    call = expression_call(place.unit.detection)
    if call and (match := re.search(rf"(?<![\w:]){re.escape(call)}([\w-]*)\Z", before)):
        wanted = expression_callable(place.unit.detection)
        usual: dict[str, object] = {}
        found = (
            (home, symbol)
            for home, symbol in _declared(workspace, place, "function")
            if not lack(home.unit, symbol, wanted, usual)
        )
    elif match := _PROPERTY.search(before):
        kind = expression_roots(place.unit.detection).get(match[1])
        if kind is None:
            return []
        match = re.search(r"(\w*)\Z", before)
        assert match is not None  # noqa: S101  (behind anything there is at least an empty word)
        found = _declared(workspace, place, kind)
    elif match := _VARIABLE.search(before):
        found = ((place, symbol) for symbol in variables_at(place.unit, expression.path))
    else:
        return []
    start = offset - len(match[1])
    nearest.typed = match[1]
    items: dict[str, Item] = {}
    for home, symbol in nearby(nearest, place, found):
        if symbol.name not in items and (call or _IDENTIFIER.fullmatch(symbol.name)):
            kind_of_item: ItemKind = "variable" if symbol.kind == "variable" else "name"
            items[symbol.name] = Item(
                label=symbol.name,
                kind=kind_of_item,
                text=symbol.name,
                replace=(start, end),
                detail=symbol_detail(home.unit, symbol),
                sort=f"1{len(items):03}",
                filter=symbol.name,
            )
    return list(items.values())


def _declared(workspace: Workspace, place: Place, kind: str) -> Iterator[tuple[Place, Symbol]]:
    for home in workspace.family(place):
        yield from ((home, symbol) for symbol in home.unit.names.in_scope(kind, ""))
