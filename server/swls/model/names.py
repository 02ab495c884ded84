"""Names and what they mean: declarations and references of one workflow, resolved.

The walk has collected both (`Facts`); here they are put at absolute places and brought together. A name is declared in a
scope, written as the JSON pointer of the container that bounds it: `""` is the whole workflow, a task list bounds its
tasks, a task bounds the variables it introduces.

A question about one name or one place does not look at the whole workflow: a group of facts knows which names occur below
it, and a group outlives the snapshots that contain its subtree.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.syntax import from_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from swls.schema import Declaration, ExpressionFact, Facts, Reference

Path = tuple[str | int, ...]

_DECLARED, _USED, _KINDS, _USED_KINDS, _FORMATS = range(5)  # roles, see `_mentioned`
# Groups with more facts than this are not asked what occurs in them: their parts are.
_MANY = 600


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


class Frame(NamedTuple):
    """A group of facts at its absolute place, below the groups it stands in."""

    facts: Facts
    at: int
    path: Path
    above: Frame | None


class Names:
    """The declarations and references of one workflow, in document order."""

    def __init__(self, facts: Facts, at: int) -> None:
        self._root = Frame(facts, at, (), None)

    @cached_property
    def _frames(self) -> list[Frame]:
        return list(_descend(self._root, lambda _: True))

    @cached_property
    def symbols(self) -> list[Symbol]:
        """All declared names."""
        return [_symbol(frame, fact) for frame in self._frames for fact in frame.facts.declarations]

    @cached_property
    def uses(self) -> list[Use]:
        """All places that name something."""
        declared = {(symbol.kind, symbol.path) for symbol in self.symbols}
        found = []
        for frame in self._frames:
            for ref in frame.facts.references:
                path = frame.path + ref.path
                scope = _list_around(ref.kinds, path, declared) if ref.scope == "list" else ""
                found.append(_placed(frame, ref, path, scope))
        return found

    def of_kind(self, *kinds: str) -> Iterator[Symbol]:
        """All symbols of these kinds, wherever they are declared."""
        for frame in _mentioning(self._root, kinds, _KINDS):
            for fact in frame.facts.declarations:
                if fact.kind in kinds:
                    yield _symbol(frame, fact)

    def uses_of_kind(self, *kinds: str) -> Iterator[Use]:
        """All places that name something of one of these kinds."""
        for frame in _mentioning(self._root, kinds, _USED_KINDS):
            for ref in frame.facts.references:
                if not set(kinds).isdisjoint(ref.kinds):
                    yield _use(frame, ref)

    def formats(self, *formats: str) -> Iterator[Format]:
        """The scalars of some formats."""
        for frame in _mentioning(self._root, formats, _FORMATS):
            for fact in frame.facts.formats:
                if fact.format in formats:
                    yield Format(fact.format, fact.value, frame.at + fact.start, frame.at + fact.end)

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
        for frame in _descend(self._root, lambda frame: _toward_path(frame.path, around, depth)):
            for fact in frame.facts.declarations:
                if fact.kind == kind:
                    yield _symbol(frame, fact)

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
        frames = _descend(self._root, lambda frame: frame.path == path[: len(frame.path)])
        declared = {(fact.kind, frame.path + fact.path) for frame in frames for fact in frame.facts.declarations}
        return _list_around(kinds, path, declared)

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
        for frame in reversed(list(_toward(self._root, offset))):
            inside = offset - frame.at
            for fact in frame.facts.declarations:
                if fact.start <= inside <= fact.end and fact.start < fact.end:
                    return _symbol(frame, fact)
            for ref in frame.facts.references:
                if ref.start <= inside <= ref.end:
                    return _use(frame, ref)
        return None

    def expression_at(self, offset: int) -> Expression | None:
        """The expression that an offset is in."""
        for frame in reversed(list(_toward(self._root, offset))):
            for fact in frame.facts.expressions:
                if fact.start <= offset - frame.at <= fact.end:
                    return _expression(frame, fact)
        return None

    def uses_between(self, start: int, end: int) -> Iterator[Use]:
        """The places that name something and begin in a stretch of the text."""
        for frame in _descend(self._root, lambda frame: frame.at < end):
            for ref in frame.facts.references:
                if start <= frame.at + ref.start < end:
                    yield _use(frame, ref)

    def expressions_between(self, start: int, end: int) -> Iterator[Expression]:
        """The expressions that begin in a stretch of the text."""
        for frame in _between(self._root, start, end):
            for fact in frame.facts.expressions:
                if start <= frame.at + fact.start <= end:
                    yield _expression(frame, fact)

    def formats_between(self, start: int, end: int) -> Iterator[Format]:
        """The scalars of known formats that begin in a stretch of the text."""
        for frame in _between(self._root, start, end):
            for fact in frame.facts.formats:
                if start <= frame.at + fact.start <= end:
                    yield Format(fact.format, fact.value, frame.at + fact.start, frame.at + fact.end)

    @cached_property
    def _found(self) -> dict[str, list[Symbol]]:
        return {}

    def _named(self, name: str) -> list[Symbol]:
        known = self._found.get(name)
        if known is None:
            known = [
                _symbol(frame, fact)
                for frame in _mentioning(self._root, (name,), _DECLARED)
                for fact in frame.facts.declarations
                if fact.name == name
            ]
            self._found[name] = known
        return known

    def _using(self, name: str) -> Iterator[Use]:
        for frame in _mentioning(self._root, (name,), _USED):
            for ref in frame.facts.references:
                if ref.name == name:
                    yield _use(frame, ref)


def collect(facts: Facts, at: int) -> Names:
    """Bring together what the walk found; `at` is the absolute offset of the root the facts are relative to."""
    return Names(facts, at)


# -- the groups of facts


def _descend(root: Frame, wanted: Callable[[Frame], bool]) -> Iterator[Frame]:
    """Every wanted group below wanted groups, in document order; without recursion."""
    stack = [root]
    while stack:
        frame = stack.pop()
        if wanted(frame):
            yield frame
            stack.extend(_below(frame))


def _between(root: Frame, start: int, end: int) -> Iterator[Frame]:
    """The groups that may have something in a stretch of the text, in document order."""
    stack = [root]
    while stack:
        frame = stack.pop()
        yield frame
        facts, at, path, _ = frame
        children = facts.children
        first = max(0, bisect_right(children, start - at, key=lambda child: child[0]) - 1)
        last = bisect_right(children, end - at, key=lambda child: child[0])
        stack.extend(
            Frame(child, at + offset, path + extra, frame) for offset, extra, child in reversed(children[first:last])
        )


def _below(frame: Frame) -> list[Frame]:
    _, at, path, _ = frame
    return [Frame(child, at + offset, path + extra, frame) for offset, extra, child in reversed(frame.facts.children)]


def _toward_path(path: Path, around: tuple[str, ...], depth: int) -> bool:
    """Whether a group leads to a place, or stands in it and not deeper than some level."""
    size = min(len(path), len(around))
    return len(path) <= depth and all(str(one) == other for one, other in zip(path[:size], around, strict=False))


def _toward(frame: Frame | None, offset: int) -> Iterator[Frame]:
    """The groups around an offset, from the root down."""
    while frame is not None:
        yield frame
        children = frame.facts.children
        index = bisect_right(children, offset - frame.at, key=lambda child: child[0]) - 1
        if index < 0:
            return
        at, extra, child = children[index]
        frame = Frame(child, frame.at + at, frame.path + extra, frame)


def _mentioning(root: Frame, words: Collection[str], role: int) -> Iterator[Frame]:
    """The groups in which one of some words occurs in a role (`_mentioned`), in document order, and some without."""
    stack = [(root, False)]
    wanted = set(words)
    while stack:
        frame, sure = stack.pop()
        facts, at, path, _ = frame
        yield frame
        large = facts.fact_count > _MANY
        for offset, extra, child in reversed(facts.children):
            if sure or child.fact_count > _MANY or not wanted.isdisjoint((child.mentioned or _mentioned(child))[role]):
                stack.append((Frame(child, at + offset, path + extra, frame), not large))


def _mentioned(facts: Facts) -> tuple[frozenset[str], ...]:
    """What occurs in a group and below it: names declared (0) and used (1), kinds of those (2, 3), formats (4)."""
    declared: set[str] = set()
    used: set[str] = set()
    kinds: set[str] = set()
    used_kinds: set[str] = set()
    formats: set[str] = set()
    stack = [facts]
    while stack:
        group = stack.pop()
        declared.update([fact.name for fact in group.declarations])
        kinds.update([fact.kind for fact in group.declarations])
        used.update([ref.name for ref in group.references])
        for ref in group.references:
            used_kinds.update(ref.kinds)
        formats.update([fact.format for fact in group.formats])
        stack += [child for _, _, child in group.children]
    facts.mentioned = (
        frozenset(declared), frozenset(used), frozenset(kinds), frozenset(used_kinds), frozenset(formats)
    )  # fmt: skip
    return facts.mentioned


# -- facts at their places


def _symbol(frame: Frame, fact: Declaration) -> Symbol:
    path = frame.path + fact.path
    at = frame.at
    return Symbol(fact.kind, fact.name, at + fact.start, at + fact.end, _declared_scope(fact.scope, path), path)


def _use(frame: Frame, ref: Reference) -> Use:
    path = frame.path + ref.path
    scope = ""
    if ref.scope == "list":
        declared: set[tuple[str, Path]] = set()
        above: Frame | None = frame
        while above is not None:
            declared.update([(fact.kind, above.path + fact.path) for fact in above.facts.declarations])
            above = above.above
        scope = _list_around(ref.kinds, path, declared)
    return _placed(frame, ref, path, scope)


def _placed(frame: Frame, ref: Reference, path: Path, scope: str) -> Use:
    at = frame.at
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


def _list_around(kinds: tuple[str, ...], path: Path, declared: set[tuple[str, Path]]) -> str:
    """The list around the innermost declared item of the kind that is meant, in which a place stands."""
    for length in range(len(path), 1, -1):
        if isinstance(path[length - 2], int) and any((kind, path[:length]) in declared for kind in kinds):
            return pointer(path[: length - 2])
    return ""


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
