"""Names and what they mean: declarations and references of one workflow, resolved.

The walk has collected both (`Facts`); here they are put at absolute places and brought together. A name is declared in a
scope, written as the JSON pointer of the container that bounds it: `""` is the whole workflow, a task list bounds its
tasks, a task bounds the variables it introduces.

A question about one name or one place does not look at the whole workflow: see `frames`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from swls.model.frames import (
    Declared,
    Frame,
    Part,
    Used,
    between,
    descend,
    kept,
    leads_to,
    list_around,
    list_of,
    part_of,
    parts,
    pointer,
    toward,
    usual,
)  # fmt: skip
from swls.schema import Facts
from swls.syntax import from_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.schema import ExpressionFact

Path = tuple[str | int, ...]
T = TypeVar("T")


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


class Expression(NamedTuple):
    """A scalar that is, or holds, a runtime expression; `mode` is the schema's (`as` of `x-expression`)."""

    context: str
    mode: str
    start: int
    end: int
    path: Path


class Format(NamedTuple):
    """A scalar of a known format (`x-format`) and its value."""

    format: str
    value: object
    start: int
    end: int


class Names:
    """The declarations and references of one workflow, in document order."""

    def __init__(self, facts: Facts, at: int) -> None:
        self._root = Frame(facts, at, (), None)
        self._most = usual(facts.fact_count)

    @cached_property
    def _parts(self) -> list[tuple[Frame, Part]]:
        return [(frame, part_of(frame, self._most)) for frame in self._frames]

    @cached_property
    def _frames(self) -> list[Frame]:
        return list(parts(self._root, self._most))

    def prepared(self) -> Iterator[None]:
        """Brings the names together, so that the first question need not; part after part, with each step of the iterator."""
        for frame in self._frames:
            part_of(frame, self._most)
            yield

    def made(self, word: str, make: Callable[[Frame, Iterable[Frame]], T], most: int = 0) -> Iterator[tuple[Frame, T]]:
        """What is made of each part, or was made of it in an earlier snapshot: see `frames.kept`. `most`: the facts of a part, where
        other parts than the usual ones are wanted.
        """
        found = parts(self._root, most) if most else self._frames
        return ((frame, kept(frame, word, make, most or self._most)) for frame in found)

    @cached_property
    def symbols(self) -> list[Symbol]:
        """All declared names."""
        return [_symbol(frame, one) for frame, part in self._parts for one in part.declared]

    @cached_property
    def uses(self) -> list[Use]:
        """All places that name something."""
        return [_use(frame, one) for frame, part in self._parts for one in part.used]

    def of_kind(self, *kinds: str) -> Iterator[Symbol]:
        """All symbols of these kinds, wherever they are declared."""
        for frame, part in self._parts:
            if not part.kinds.isdisjoint(kinds):
                for one in part.declared:
                    if one.fact.kind in kinds:
                        yield _symbol(frame, one)

    def uses_of_kind(self, *kinds: str) -> Iterator[Use]:
        """All places that name something of one of these kinds."""
        wanted = frozenset(kinds)
        for frame, part in self._parts:
            if not part.used_kinds.isdisjoint(wanted):
                for one in part.used:
                    if not wanted.isdisjoint(one.fact.kinds):
                        yield _use(frame, one)

    def formats(self, *formats: str) -> Iterator[Format]:
        """The scalars of some formats."""
        wanted = frozenset(formats)

        def read(_: Frame, groups: Iterable[Frame]) -> list[Format]:
            return [
                Format(fact.format, fact.value, group.at + fact.start, group.at + fact.end)
                for group in groups
                for fact in group.facts.formats
                if fact.format in wanted
            ]

        for frame, found in self.made(f"formats {' '.join(sorted(wanted))}", read):
            for one in found:
                yield Format(one.format, one.value, frame.at + one.start, frame.at + one.end)

    def in_scope(self, kind: str, scope: str) -> list[Symbol]:
        """The symbols of a kind that are declared right in a scope."""
        return [symbol for symbol in self._of_kind_below(kind, scope) if symbol.scope == scope]

    def _of_kind_below(self, kind: str, scope: str) -> Iterator[Symbol]:
        """The symbols of a kind in a scope, and some in scopes inside it; without a look into what cannot hold any."""
        if not scope:
            yield from self.of_kind(kind)
            return
        around = tuple(from_pointer(scope))
        depth = len(around) + 2  # a declaration stands in an item of the list, or in the task
        for frame in descend(self._root, lambda frame: leads_to(frame.path, around, depth)):
            for fact in frame.facts.declarations:
                if fact.kind == kind:
                    yield _symbol(frame, Declared(fact))

    def named(self, kind: str, name: str) -> list[Symbol]:
        """The symbols of a kind that have a name, in whatever scope."""
        return [symbol for symbol in self._named(name) if symbol.kind == kind]

    def called(self, name: str) -> list[Symbol]:
        """The symbols of any kind that have a name, in whatever scope."""
        return self._named(name)

    def using(self, kinds: Iterable[str], name: str) -> Iterator[Use]:
        """Every place that names something of one of these kinds by this name."""
        wanted = set(kinds)
        return (use for use in self._using(name) if not wanted.isdisjoint(use.kinds))

    def scope_at(self, kinds: tuple[str, ...], scope: str, path: Path) -> str:
        """The scope in which a place at a path looks for names; `scope` is that of the schema's `x-refers`."""
        if scope != "list":
            return ""
        frames = descend(self._root, lambda frame: frame.path == path[: len(frame.path)])
        return list_around(kinds, path, frames)

    def visible(self, use: Use) -> list[Symbol]:
        """Everything the place could name: the symbols of its kinds in its scope."""
        return [symbol for kind in use.kinds for symbol in self.in_scope(kind, use.scope)]

    def meant(self, use: Use) -> list[Symbol]:
        """All symbols the place could mean by its name; more than one where a name is declared twice."""
        if use.literal:
            return []
        found = [symbol for symbol in self._named(use.name) if symbol.scope == use.scope]
        return [symbol for kind in use.kinds for symbol in found if symbol.kind == kind]

    def resolve(self, use: Use) -> Symbol | None:
        """What the place names, None when it names nothing here."""
        return next(iter(self.meant(use)), None)

    def uses_of(self, symbol: Symbol) -> list[Use]:
        """Every place that names the symbol."""
        return [
            use
            for use in self._using(symbol.name)
            if symbol.kind in use.kinds and use.scope == symbol.scope and self.resolve(use) == symbol
        ]

    def at(self, offset: int) -> Symbol | Use | None:
        """The declaration or reference whose name an offset touches."""
        for frame in reversed(list(toward(self._root, offset))):
            inside = offset - frame.at
            for fact in frame.facts.declarations:
                if fact.start <= inside <= fact.end and fact.start < fact.end:
                    return _symbol(frame, Declared(fact))
            for ref in frame.facts.references:
                if ref.start <= inside <= ref.end:
                    return _use(frame, Used(ref))
        return None

    def expression_at(self, offset: int) -> Expression | None:
        """The expression that an offset is in."""
        for frame in reversed(list(toward(self._root, offset))):
            for fact in frame.facts.expressions:
                if fact.start <= offset - frame.at <= fact.end:
                    return _expression(frame, fact)
        return None

    def uses_between(self, start: int, end: int) -> Iterator[Use]:
        """The places that name something and begin in a stretch of the text."""
        for frame in between(self._root, start, end):
            for ref in frame.facts.references:
                if start <= frame.at + ref.start < end:
                    yield _use(frame, Used(ref))

    def expressions_between(self, start: int, end: int) -> Iterator[Expression]:
        """The expressions that begin in a stretch of the text."""
        for frame in between(self._root, start, end):
            for fact in frame.facts.expressions:
                if start <= frame.at + fact.start <= end:
                    yield _expression(frame, fact)

    def formats_between(self, start: int, end: int) -> Iterator[Format]:
        """The scalars of known formats that begin in a stretch of the text."""
        for frame in between(self._root, start, end):
            for fact in frame.facts.formats:
                if start <= frame.at + fact.start <= end:
                    yield Format(fact.format, fact.value, frame.at + fact.start, frame.at + fact.end)

    @cached_property
    def _found(self) -> dict[str, list[Symbol]]:
        return {}

    def _named(self, name: str) -> list[Symbol]:
        known = self._found.get(name)
        if known is None:
            known = self._found[name] = [
                _symbol(frame, one)
                for frame, part in self._parts
                if name in part.names
                for one in part.declared
                if one.fact.name == name
            ]
        return known

    def _using(self, name: str) -> Iterator[Use]:
        for frame, part in self._parts:
            if name in part.used_names:
                for one in part.used:
                    if one.fact.name == name:
                        yield _use(frame, one)


def symbols_in(groups: Iterable[Frame], at: int, path: Path) -> Iterator[Symbol]:
    """What is declared in groups of a part that stands at an offset and a path."""
    here = Frame(Facts(), at, path, None)
    for group in groups:
        for fact in group.facts.declarations:
            yield _symbol(here, Declared(fact, group.at, group.path))


def collect(facts: Facts, at: int) -> Names:
    """Bring together what the walk found; `at` is the absolute offset of the root the facts are relative to."""
    return Names(facts, at)


# -- facts at their places


def _symbol(frame: Frame, one: Declared) -> Symbol:
    fact = one.fact
    path = frame.path + one.path + fact.path
    at = frame.at + one.at
    return Symbol(fact.kind, fact.name, at + fact.start, at + fact.end, _declared_scope(fact.scope, path), path)


def _use(frame: Frame, one: Used) -> Use:
    ref = one.fact
    at = frame.at + one.at
    scope = list_of(frame, one) if ref.scope == "list" else ""
    path = frame.path + one.path + ref.path
    return Use(ref.kinds, ref.name, at + ref.start, at + ref.end, scope, ref.literal, ref.external, path)


def _expression(frame: Frame, fact: ExpressionFact) -> Expression:
    at = frame.at
    return Expression(fact.context, fact.mode, at + fact.start, at + fact.end, frame.path + fact.path)


def _declared_scope(scope: str, path: Path) -> str:
    if scope == "list":  # .../do/3/name: the list that holds the item
        return pointer(path[:-2])
    if scope == "task":
        return pointer(path[:-1])
    return ""
