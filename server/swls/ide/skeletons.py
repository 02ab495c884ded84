"""Proposals for what names something together with what goes beside the name: a call with its arguments, a sub-workflow
with its version."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from swls.dialects.identity import identity_of
from swls.ide.item import Proposal
from swls.ide.names import holder_path, known_workflows, nameable, nearby, symbol_detail
from swls.ide.template import escaped
from swls.patterns import regex
from swls.syntax.scalars import resolve_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from swls.ide.nearest import Nearest
    from swls.model.names import Symbol
    from swls.model.workspace import Place, Workspace
    from swls.schema import Shape
    from swls.syntax import Cursor

Path = tuple[str | int, ...]

_RANK = 2
_PLAIN = regex(r"[A-Za-z_][\w.-]*")
# Where a function says what it takes (1.x).
_TAKES: Path = ("input", "schema", "document", "properties")


def skeletons(
    workspace: Workspace,
    place: Place,
    path: Path,
    forms: Iterable[Shape],
    nearest: Nearest,
    siblings: frozenset[str] = frozenset(),
) -> Iterator[Proposal]:
    """The bodies for a mapping at a path that is to name something and has the `siblings` already."""
    for form in forms:
        for key, known in form.properties.items():
            meaning = known.shape.meaning
            refers = meaning.refers if meaning is not None and key not in siblings and known.available else None
            if refers is None:
                continue
            if "arguments" in refers and refers["arguments"] not in siblings:
                yield from _calls(workspace, place, (*path, key), key, refers, nearest)
            elif "identity" in refers and not siblings & set(refers["identity"].values()):
                yield from _workflows(workspace, place, key, refers["identity"], nearest)


def _calls(
    workspace: Workspace, place: Place, path: Path, key: str, refers: Mapping[str, Any], nearest: Nearest
) -> Iterator[Proposal]:
    for home, symbol in nearby(nearest, place, nameable(workspace, place, path, refers)):
        names = _arguments(workspace, place, home, symbol, path, refers)
        if not names:
            continue
        lines = [f"{key}: {_name(symbol.name)}", f"{refers['arguments']}:"]
        lines += [
            f"  {_name(name)}: ${{{number}:\\${{ .{_field(name)} \\}}}}" for number, name in enumerate(names, start=1)
        ]
        yield Proposal(
            label=f"{symbol.name}({', '.join(names)})",
            kind="snippet",
            rank=_RANK,
            detail=symbol_detail(home.unit, symbol),
            body="\n".join(lines) + "\n",
            keys=(key, refers["arguments"]),
        )


def _arguments(
    workspace: Workspace, place: Place, home: Place, symbol: Symbol, path: Path, refers: Mapping[str, Any]
) -> list[str]:
    """The names of what a function takes: as it says itself, else as its service says, else as others call it."""
    holder = home.unit.root.at(*holder_path(symbol))
    declared = holder.at(*_TAKES) if holder is not None else None
    if declared is not None and declared.is_mapping:
        return _keys(declared)
    addresses = {child.text for child in holder.children() if child.is_scalar} if holder is not None else set()
    described = next((one for one in workspace.services(home.uri) if one.address in addresses), None)
    if described is not None:
        return list(described.parameters)
    found: dict[str, None] = {}
    for other in workspace.family(place):
        for use in other.unit.names.using((symbol.kind,), symbol.name):
            caller = other.unit.root.at(*use.path[:-1])
            given = caller.get(refers["arguments"]) if caller is not None and use.path != path else None
            if given is not None and given.is_mapping:
                found.update(dict.fromkeys(_keys(given)))
    return list(found)


def _keys(cursor: Cursor) -> list[str]:
    return [str(child.key) for child in cursor.children()]


def _workflows(
    workspace: Workspace, place: Place, key: str, identity: Mapping[str, str], nearest: Nearest
) -> Iterator[Proposal]:
    """Each other workflow in its newest version; `identity` has the keys that say which is meant, as `Identity` calls them."""
    own = identity_of(place.unit.detection)
    known = known_workflows(workspace, place).items()
    for (namespace, name), several in nearest.of(known, lambda one: one[0][1], lambda _: None):
        if own is not None and (own.namespace, own.name) == (namespace, name):
            continue
        newest = max(several, key=lambda one: _order(one.version))
        beside = [(its, getattr(newest, field)) for field, its in identity.items()]
        if not all(value for _, value in beside):
            continue
        # In the order in which people write them: of what, which, in which version.
        pairs = sorted(
            [(key, newest.name), *beside], key=lambda pair: (pair[0] != identity.get("namespace"), pair[0] != key)
        )
        yield Proposal(
            label=" ".join(value for _, value in pairs),
            kind="snippet",
            rank=_RANK,
            detail="workflow of the workspace",
            body="".join(f"{one}: {_name(value)}\n" for one, value in pairs),
            filter=newest.name,
            keys=tuple(one for one, _ in pairs),
        )


def _order(version: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(part) for part in re.findall(r"\d+", version)), version


def _name(name: str) -> str:
    """A name as a template writes it."""
    plain = _PLAIN.fullmatch(name) is not None and isinstance(resolve_plain(name), str)
    return escaped(name if plain else json.dumps(name, ensure_ascii=False))


def _field(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else "value"
