"""What a rule sees of a workflow, and how it says where something is wrong.

def check(context: Context) -> Iterator[Finding]:
    for use in context.uses("task"):
        if context.undeclared(use):
            yield context.finding(use, name=use.name)
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from swls.dialects.flow import FlowNode
from swls.dialects.plain import fields
from swls.lint.around import Around
from swls.lint.broken import Broken
from swls.lint.diagnostic import Fix, RelatedPlace, Span
from swls.lint.finding import Finding
from swls.lint.parts import Parts
from swls.lint.reads import Reads
from swls.lint.wanted import present_in
from swls.model.names import Names, Symbol, Use
from swls.model.workspace import Place, Workspace
from swls.schema.suggest import suggest
from swls.syntax import Cursor, Mapping, Sequence, from_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from swls.lint.lots import Lot
    from swls.lint.rule import Rule, Tag
    from swls.lint.settings import Settings
    from swls.model import Document, Unit
    from swls.schema import Facts

Path = tuple[str | int, ...]
T = TypeVar("T")
V = TypeVar("V")


class Placed(NamedTuple):
    """An expression or a scalar of a known format; offsets are absolute, `path` leads from the unit's root.

    `kind` is the format, or the evaluation context of an expression; `value` the value, or the mode of an expression.
    """

    kind: str
    value: Any
    start: int
    end: int
    path: Path


Where = Cursor | Symbol | Use | Placed | FlowNode | Span


class Context:
    """One workflow, for the rules. Everything is computed when the first rule asks for it and then shared.

    `around` answers questions about other files.
    """

    def __init__(
        self,
        document: Document,
        unit: Unit,
        settings: Settings,
        workspace: Callable[[], Workspace] | None = None,
        uri: str = "",
    ) -> None:
        self.document = document
        self.unit = unit
        self.settings = settings
        self.around = Around(document, unit, workspace, uri)

    @property
    def text(self) -> str:
        """The whole text of the document."""
        return self.document.text

    @property
    def root(self) -> Cursor:
        """The mapping that holds the workflow."""
        return self.unit.root

    @cached_property
    def groups(self) -> list[tuple[Facts, int, Path]]:
        """The facts by subtree, with the absolute offset and the path of each."""
        found: list[tuple[Facts, int, Path]] = []
        stack: list[tuple[Facts, int, Path]] = [(self.unit.facts, self.unit.root.start, ())]
        while stack:
            group, at, path = stack.pop()
            found.append((group, at, path))
            stack.extend((child, at + offset, path + more) for offset, more, child in reversed(group.children))
        return found

    @cached_property
    def broken(self) -> Broken:
        """Where the structure is broken: rules are not to judge that."""
        return Broken(self.unit.facts)

    @property
    def names(self) -> Names:
        """Declarations and references: `symbols`, `uses`, `resolve(use)`, `visible(use)`, `uses_of(symbol)`."""
        return self.unit.names

    def symbols(self, *kinds: str) -> Iterator[Symbol]:
        """The declared names of these kinds."""
        return self.names.of_kind(*kinds)

    def uses(self, *kinds: str) -> Iterator[Use]:
        """The places that name something of one of these kinds."""
        return (use for use in self.names.uses if not set(kinds).isdisjoint(use.kinds))

    def means(self, use: Use) -> list[tuple[Place, Symbol]]:
        """What a place may name, also in the other files of the workflow; more than one where it is declared twice."""
        return self.around.means(use)

    def undeclared(self, use: Use) -> bool:
        """Whether a place names what is declared nowhere.

        False for the words that name nothing, and while a file that might declare it is not at hand.
        """
        return self.around.undeclared(use)

    def nameable(self, use: Use) -> list[str]:
        """Every name that could stand at a place, also those of the other files of the workflow."""
        return self.around.nameable(use)

    @cached_property
    def _formats(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = {}
        for group, at, path in self.groups:
            for fact in group.formats:
                placed = Placed(fact.format, fact.value, at + fact.start, at + fact.end, path + fact.path)
                found.setdefault(fact.format, []).append(placed)
        return found

    def formats(self, *formats: str) -> Iterator[Placed]:
        """The scalars of these formats (`x-format`; `resource:<kind>`; `secret`; `unknown-key`)."""
        return (placed for name in formats for placed in self._formats.get(name, ()))

    def places(self, *roles: str, having: tuple[str, ...] = ()) -> Iterator[Cursor]:
        """The objects and lists of these roles (`x-role`); with `having`, those where one of these keys is written."""
        wanted = {f"role:{role}" for role in roles}
        for group, _, path in self.groups:
            for fact in group.formats:
                if fact.format in wanted and (not having or not set(having).isdisjoint(fact.value)):
                    cursor = self.cursor(path + fact.path)
                    if cursor is not None:
                        yield cursor

    def cursor(self, path: Path) -> Cursor | None:
        """The place at a path from the unit's root; the same object for all who ask, so that what it keeps serves them all."""
        if path in self.cursors:
            return self.cursors[path]
        found: Cursor | None = self.root
        if path:
            above = self.cursor(path[:-1])
            if above is not None and above.is_mapping:
                found = fields(above).get(str(path[-1]))
            else:
                found = above.get(path[-1]) if above is not None else None
        self.cursors[path] = found
        return found

    @cached_property
    def cursors(self) -> dict[Path, Cursor | None]:
        """What `cursor` has given."""
        return {}

    @cached_property
    def expressions(self) -> list[Placed]:
        """The scalars that are, or hold, runtime expressions."""
        return [
            Placed(fact.context, fact.mode, at + fact.start, at + fact.end, path + fact.path)
            for group, at, path in self.groups
            for fact in group.expressions
        ]

    @cached_property
    def present(self) -> frozenset[str]:
        """Which facts there are, in the words of `Rule.wants`."""
        return present_in(self.unit.facts)

    def at(self, path: Path | str) -> Cursor | None:
        """The place at a path, or JSON pointer, from the unit's root."""
        cursor: Cursor | None = self.unit.root
        for part in from_pointer(path) if isinstance(path, str) else path:
            if cursor is None:
                return None
            index = int(part) if isinstance(part, str) and cursor.is_sequence and part.isdigit() else part
            cursor = cursor.get(index)
        return cursor

    def walk(self, start: Cursor | None = None) -> Iterator[Cursor]:
        """Every place below one (the unit's root), in the order of the text; aliases are not followed."""
        stack = [start if start is not None else self.unit.root]
        while stack:
            cursor = stack.pop()
            yield cursor
            if isinstance(cursor.node, (Mapping, Sequence)):
                stack.extend(reversed(list(cursor.children())))

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.unit, lambda: self.broken, self.cursor, aliases=not self.document.lacks("*"))

    def over(
        self, judge: Callable[[Context, Cursor], Iterator[Finding]], *section: str | int
    ) -> Iterator[Finding | Lot]:
        """What a function finds in each part below a place: each state, each function, ...

        It may look at nothing but the part, the version and the runtime: a part is not shown to it again while it stays as
        it is.
        """
        return self._parts.judge(lambda part: judge(self, part), judge, section)

    def whole(
        self,
        judge: Callable[[], Iterable[Finding]],
        owner: object,
        stamp: tuple[object, ...],
        *section: str | int,
        settled: bool,
    ) -> Iterator[Finding | Lot]:
        """What a function finds in the parts below a place by looking at what was made of all of them (`each`).

        It may look at nothing but what is in `stamp`, and unless it is `settled`, at the parts that it objects to. `owner` is
        whose judgement it is.
        """
        return self._parts.judge_whole(judge, owner, section, stamp, settled=settled)

    def each(self, read: Callable[[Cursor], T], *section: str | int) -> Reads[T]:
        """What a function makes of each part below a place: plain data, the same wherever the part stands."""
        return self._parts.read(read, section)

    def follows(self, what: Hashable, reads: Reads[T], make: Callable[[Reads[T]], V]) -> V:
        """What follows from what was made of the parts (`each`) and from nothing else, under the name `what`."""
        return self._parts.follows(what, reads, make)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """Something that several rules ask for, made for the first of them; `what` is its name."""
        if what not in self._made:
            self._made[what] = make()
        found: T = self._made[what]
        return found

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def close(self) -> None:
        """Let go of what refers back to it, which would else stay until the collector comes by, and the text with it."""
        self.__dict__.pop("_made", None)
        self.__dict__.pop("_parts", None)

    def suggest(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that is meant by one that is not known."""
        return suggest(word, known)

    def option(self, rule: Rule, name: str) -> Any:
        """The value of an option of a rule."""
        return self.settings.option(rule, name)

    def span(self, where: Where, *, key: bool = False) -> Span:
        """The token to underline: of a scalar itself, of a container (or with `key`) the key that holds it."""
        if isinstance(where, Cursor):
            whole = not key and where.node is not None and (where.is_scalar or where.entry is None)
            return Span(where.start, where.end) if whole else Span(*where.key_span)
        if isinstance(where, FlowNode):
            return Span(where.name_start, where.name_end)
        if isinstance(where, Span):
            return where
        return Span(where.start, where.end)

    def path(self, where: Where) -> Path:
        """The path of a place from the root of its YAML document; of a mere span, the unit's."""
        if isinstance(where, Cursor):
            return where.path
        if isinstance(where, Span):
            return self.unit.root.path
        if isinstance(where, FlowNode):
            cursor = self.at(where.id) if where.id.startswith("/") else None
            return cursor.path if cursor is not None else self.unit.root.path
        return self.unit.root.path + where.path

    def finding(
        self,
        where: Where,
        *,
        key: bool = False,
        message: str | None = None,
        related: Iterable[tuple[Where, str]] = (),
        fixes: Iterable[Fix] = (),
        tags: tuple[Tag, ...] = (),
        path: Path | None = None,
        **args: Any,
    ) -> Finding:
        """What a rule yields. `key` underlines the key of a place and not its value; `args` fill the message."""
        return Finding(
            self.span(where, key=key),
            self.path(where) if path is None else path,
            args,
            message,
            tuple(RelatedPlace(self.span(place), words) for place, words in related),
            tuple(one for one in fixes if one.edits),  # behind an alias there is nothing to edit
            tags,
        )
