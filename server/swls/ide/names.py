"""Proposals for names: wherever the schema says that something declared elsewhere is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.item import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Unit
    from swls.model.names import Symbol
    from swls.schema import Shape

_NAME, _SELF = 1, 4
# The properties that hold the name of what they stand in (0.x).
_NAME_KEYS = frozenset({"name", "id", "key"})


def name_proposals(unit: Unit, path: tuple[str | int, ...], forms: list[Shape]) -> Iterator[Proposal]:
    """The names that may stand at a path from the unit's root, with what they name."""
    seen: set[str] = set()
    for form in forms:
        refers = form.meaning.refers if form.meaning is not None else None
        if refers is None:
            continue
        kinds = tuple([refers["kind"]] if isinstance(refers["kind"], str) else refers["kind"])
        scope = unit.names.scope_at(kinds, refers.get("scope", "workflow"), path)
        for kind in kinds:
            for symbol in unit.names.in_scope(kind, scope):
                if symbol.name in seen:
                    continue
                seen.add(symbol.name)
                holder = holder_path(symbol)
                own = path[: len(holder)] == holder
                yield Proposal(
                    label=symbol.name,
                    kind="name",
                    rank=_SELF if own else _NAME,
                    detail=symbol_detail(unit, symbol) + (", this one itself" if own else ""),
                    doc=_words_of(unit, symbol),
                    scalar=symbol.name,
                )


def holder_path(symbol: Symbol) -> tuple[str | int, ...]:
    """The path of what a symbol names: a name that is a value stands in the thing itself, one that is a key above it."""
    return (
        symbol.path[:-1]
        if len(symbol.path) > 1 and isinstance(symbol.path[-2], int) and symbol.path[-1] in _NAME_KEYS
        else symbol.path
    )


def symbol_detail(unit: Unit, symbol: Symbol) -> str:
    """What a name stands for, in a few words: `task, call http`."""
    cursor = unit.root.at(*holder_path(symbol))
    words = symbol.kind.replace("-", " ")
    if cursor is None or not cursor.is_mapping:
        return words
    facts = _KEY_FACTS.get(symbol.kind, ())
    for key in facts:
        child = cursor.get(key)
        if child is not None and child.is_scalar:
            return f"{words}, {key} {child.text}" if key != "type" else f"{words}, {child.text}"
    heads = [key for key in _TASK_KEYS if cursor.get(key) is not None] if symbol.kind == "task" else []
    return f"{words}, {heads[0]}" if heads else words


# The keys that show of which kind a task is; `do` last, since others have one too.
_TASK_KEYS = ("set", "wait", "switch", "for", "fork", "try", "listen", "emit", "raise", "run", "do")
_KEY_FACTS: dict[str, tuple[str, ...]] = {
    "task": ("call",),
    "state": ("type",),
    "function": ("operation", "call"),
    "event": ("type",),
    "error": ("code", "status", "type"),
    "retry": ("maxAttempts", "delay"),
    "timeout": ("after",),
}


def _words_of(unit: Unit, symbol: Symbol) -> str:
    """What the author says about it."""
    cursor = unit.root.at(*holder_path(symbol))
    for key in ("description", "title", "name"):
        child = cursor.get(key) if cursor is not None and cursor.is_mapping else None
        if child is not None and child.is_scalar and child.text != symbol.name:
            return child.text
    return ""
