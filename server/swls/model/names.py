"""Names and what they mean: declarations and references of one workflow, resolved.

The walk has collected both (`Facts`); here they are put at absolute places and brought together. A name is declared in a
scope, written as the JSON pointer of the container that bounds it: `""` is the whole workflow, a task list bounds its
tasks, a task bounds the variables it introduces.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema import Facts, Reference

Path = tuple[str | int, ...]


class Symbol(NamedTuple):
    """A declared name. Offsets are absolute and cover the name; `path` leads from the unit's root to what it names."""

    kind: str
    name: str
    start: int
    end: int
    scope: str
    path: Path


class Use(NamedTuple):
    """A place that names something. `literal` when it is one of the words reserved there, which name nothing."""

    kinds: tuple[str, ...]
    name: str
    start: int
    end: int
    scope: str
    literal: bool
    external: bool
    path: Path


class Names:
    """The declarations and references of one workflow, in document order."""

    def __init__(self, symbols: list[Symbol], uses: list[Use]) -> None:
        self.symbols = symbols
        self.uses = uses
        self._by_name: dict[tuple[str, str], list[Symbol]] = defaultdict(list)
        self._by_scope: dict[tuple[str, str], list[Symbol]] = defaultdict(list)
        for symbol in symbols:
            self._by_name[symbol.kind, symbol.name].append(symbol)
            self._by_scope[symbol.kind, symbol.scope].append(symbol)
        self._uses_of: dict[str, list[Use]] = defaultdict(list)
        for use in uses:
            self._uses_of[use.name].append(use)

    def of_kind(self, *kinds: str) -> Iterator[Symbol]:
        """All symbols of these kinds, wherever they are declared."""
        return (symbol for symbol in self.symbols if symbol.kind in kinds)

    def in_scope(self, kind: str, scope: str) -> list[Symbol]:
        """The symbols of a kind that are declared right in a scope."""
        return self._by_scope.get((kind, scope), [])

    def named(self, kind: str, name: str) -> list[Symbol]:
        """The symbols of a kind that have a name, in whatever scope."""
        return self._by_name.get((kind, name), [])

    def visible(self, use: Use) -> list[Symbol]:
        """Everything the place could name: the symbols of its kinds in its scope."""
        return [symbol for kind in use.kinds for symbol in self.in_scope(kind, use.scope)]

    def resolve(self, use: Use) -> Symbol | None:
        """What the place names, None when it names nothing here."""
        if use.literal:
            return None
        for kind in use.kinds:
            for symbol in self._by_name.get((kind, use.name), ()):
                if symbol.scope == use.scope:
                    return symbol
        return None

    def uses_of(self, symbol: Symbol) -> list[Use]:
        """Every place that names the symbol."""
        return [use for use in self._uses_of.get(symbol.name, ()) if self.resolve(use) == symbol]


def collect(facts: Facts, at: int) -> Names:
    """Bring together what the walk found; `at` is the absolute offset of the root the facts are relative to."""
    symbols: list[Symbol] = []
    uses: list[Use] = []
    found = list(_flatten(facts, at, ()))
    declared: set[tuple[str, Path]] = set()
    for group, base, prefix in found:
        for fact in group.declarations:
            path = prefix + fact.path
            declared.add((fact.kind, path))
            scope = _declared_scope(fact.scope, path)
            symbols.append(Symbol(fact.kind, fact.name, base + fact.start, base + fact.end, scope, path))
    for group, base, prefix in found:
        for ref in group.references:
            path = prefix + ref.path
            scope = _used_scope(ref, path, declared)
            uses.append(
                Use(ref.kinds, ref.name, base + ref.start, base + ref.end, scope, ref.literal, ref.external, path)
            )
    return Names(symbols, uses)


def _flatten(facts: Facts, at: int, prefix: Path) -> Iterator[tuple[Facts, int, Path]]:
    """Every group with its absolute offset and its path from the root, in document order; without recursion."""
    stack: list[tuple[Facts, int, Path]] = [(facts, at, prefix)]
    while stack:
        group, base, path = stack.pop()
        yield group, base, path
        stack.extend((child, base + offset, path + extra) for offset, extra, child in reversed(group.children))


def _declared_scope(scope: str, path: Path) -> str:
    if scope == "list":  # .../do/3/name: the list that holds the item
        return pointer(path[:-2])
    if scope == "task":
        return pointer(path[:-1])
    return ""


def _used_scope(ref: Reference, path: Path, declared: set[tuple[str, Path]]) -> str:
    """The list around the innermost declared item of the kind that is meant, in which the place stands."""
    if ref.scope != "list":
        return ""
    for length in range(len(path), 1, -1):
        if isinstance(path[length - 2], int) and any((kind, path[:length]) in declared for kind in ref.kinds):
            return pointer(path[: length - 2])
    return ""


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
