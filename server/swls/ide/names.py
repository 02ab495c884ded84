"""Proposals for names: wherever the schema says that something declared elsewhere is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.dialects.identity import identity_of
from swls.ide.item import Proposal
from swls.ide.template import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from swls.dialects.identity import Identity
    from swls.ide.nearest import Nearest
    from swls.model import Unit
    from swls.model.names import Symbol
    from swls.model.workspace import Place, Workspace
    from swls.schema import Shape

# Ranks: what fits, what does not quite, the thing itself in which the name is to stand.
_NAME, _MISFIT, _SELF = 1, 3, 4
# The properties that hold the name of what they stand in (0.x).
_NAME_KEYS = frozenset({"name", "id", "key"})


def name_proposals(
    workspace: Workspace, place: Place, path: tuple[str | int, ...], forms: Iterable[Shape], nearest: Nearest
) -> Iterator[Proposal]:
    """The names that may stand at a path from the unit's root, with what they name; also those of other files."""
    seen: set[str] = set()
    for form in forms:
        refers = form.meaning.refers if form.meaning is not None else None
        if refers is None:
            continue
        for proposal in _of_kind(workspace, place, path, refers, nearest):
            if proposal.label not in seen:
                seen.add(proposal.label)
                yield proposal


def _of_kind(
    workspace: Workspace, place: Place, path: tuple[str | int, ...], refers: Mapping[str, Any], nearest: Nearest
) -> Iterator[Proposal]:
    kinds = kinds_of(refers)
    if "workflow" in kinds:
        yield from _workflows(workspace, place, nearest)
        return
    usual: dict[str, Any] = {}
    for home, symbol in nearby(nearest, place, nameable(workspace, place, path, refers)):
        own = home is place and path[: len(holder := holder_path(symbol))] == holder
        misfit = lack(home.unit, symbol, refers.get("prefers", {}), usual)
        words = symbol_detail(home.unit, symbol)
        yield Proposal(
            label=symbol.name,
            kind="name",
            rank=_SELF if own else _MISFIT if misfit else _NAME,
            detail=f"{words}, this one itself" if own else f"{words}, {misfit}" if misfit else words,
            doc=_words_of(home.unit, symbol),
            scalar=symbol.name,
        )
    if "from" in refers:
        for symbol in place.unit.names.in_scope(refers["from"], ""):
            yield Proposal(
                label=f"…@{symbol.name}",
                kind="name",
                rank=_NAME,
                detail=f"a function of the {symbol_detail(place.unit, symbol)}",
                scalar=f"${{1:name}}:${{2:1.0.0}}@{escaped(symbol.name)}",
                raw=True,
            )


def nameable(
    workspace: Workspace, place: Place, path: tuple[str | int, ...], refers: Mapping[str, Any]
) -> Iterator[tuple[Place, Symbol]]:
    """What the schema's `x-refers` lets a place name, with the file where it is declared."""
    kinds = kinds_of(refers)
    scope = place.unit.names.scope_at(kinds, refers.get("scope", "workflow"), path)
    for home in [place] if scope else workspace.family(place):
        for kind in kinds:
            for symbol in home.unit.names.in_scope(kind, scope):
                yield home, symbol


def nearby(nearest: Nearest, place: Place, found: Iterable[tuple[Place, Symbol]]) -> list[tuple[Place, Symbol]]:
    """Those of very many names that are to be offered at a place."""
    return nearest.of(found, lambda one: one[1].name, lambda one: one[1].start if one[0] is place else None)


def kinds_of(refers: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of names that the schema's `x-refers` means."""
    kind = refers["kind"]
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _workflows(workspace: Workspace, place: Place, nearest: Nearest) -> Iterator[Proposal]:
    """The workflows of the workspace, each name once; the own one last."""
    own = identity_of(place.unit.detection)
    known = known_workflows(workspace, place).values()
    for several in nearest.of(known, lambda one: one[0].name, lambda _: None):
        first = several[0]
        itself = own is not None and (own.namespace, own.name) == (first.namespace, first.name)
        versions = ", ".join(dict.fromkeys(one.version for one in several if one.version))
        words = [f"workflow of {first.namespace}" if first.namespace else "workflow", versions]
        yield Proposal(
            label=first.name,
            kind="name",
            rank=_SELF if itself else _NAME,
            detail=", ".join([word for word in words if word] + (["this one itself"] if itself else [])),
            scalar=first.name,
        )


def known_workflows(workspace: Workspace, place: Place) -> dict[tuple[str, str], list[Identity]]:
    """The workflows of the place's generation by namespace and name, with all their versions."""
    found: dict[tuple[str, str], list[Identity]] = {}
    for identity, _ in workspace.identities():
        if identity.generation == place.unit.dialect.generation:
            found.setdefault((identity.namespace, identity.name), []).append(identity)
    return found


def lack(unit: Unit, symbol: Symbol, wanted: Mapping[str, Any], usual: dict[str, Any]) -> str:
    """In what way something is not as the place wants it; empty where it is. `usual` remembers the defaults of its keys."""
    holder = holder_path(symbol)
    cursor = unit.root.at(*holder)
    for key, value in wanted.items():
        child = cursor.get(key) if cursor is not None and cursor.is_mapping else None
        if child is not None and child.is_scalar:
            given = child.value
        else:
            if key not in usual:
                forms = unit.forms((*holder, key))
                usual[key] = next((form.default for form in forms if form.default is not None), None)
            given = usual[key]
        if given is not None and given != value:
            return f"{key} is {given}" if isinstance(given, str) else key if given is True else f"not {key}"
    return ""


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
    "catalog": ("endpoint",),
}


def _words_of(unit: Unit, symbol: Symbol) -> str:
    """What the author says about it."""
    cursor = unit.root.at(*holder_path(symbol))
    for key in ("description", "title", "name"):
        child = cursor.get(key) if cursor is not None and cursor.is_mapping else None
        if child is not None and child.is_scalar and child.text != symbol.name:
            return child.text
    return ""
