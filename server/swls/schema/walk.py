"""One walk down tree and shape together: everything a document says, and everything wrong with its
structure.

At each node the form that was meant is chosen by its head (see `choice`), and only that form is held
against the node. Facts are kept by subtree (`memo`): after an edit only the subtrees that the reader built
anew are walked again.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING, Any, TypeAlias

from swls.schema import faults, gather, versions
from swls.schema.entries import Inherited, entries_of
from swls.schema.facts import Facts, Problem, Related
from swls.schema.keys import check_keys
from swls.schema.memo import Memo, count, forget
from swls.schema.scalars import settle
from swls.schema.settle import settle_list, settle_object
from swls.schema.shapes import ARRAY
from swls.syntax.nodes import Alias, Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.schema.language import View
    from swls.schema.shapes import Property, Shape

Span: TypeAlias = "tuple[int, int]"
Resolve: TypeAlias = "Callable[[Alias, int], tuple[Node, int] | None]"

GROUP_WIDTH = 400  # code points; the value of a key that is shorter is not worth a group
CHUNK = 64  # items of a long list that make one group, so that a keystroke passes the other thousands by
ALIAS_BUDGET = 20_000  # nodes behind aliases in one walk


def walk(
    node: Node,
    shape: Shape,
    *,
    view: View,
    resolve: Resolve | None = None,
    memo: Memo | None = None,
    at: int = 0,
) -> Facts:
    """What the tree below `node` says and what is wrong with it; offsets in the facts are relative to
    `node`.

    `at` is where the node begins in the text, which only `resolve` is told: it gives the node behind an
    alias and where that begins. `memo` is kept between snapshots of a text; it holds the facts of subtrees
    by identity. Never raises, whatever the tree.
    """
    run = Walk(view, resolve, memo, at)
    run.visit(node, shape, 0, (0, min(1, node.width)))
    count(run.facts)
    if memo is not None:
        forget(memo, run.facts)
    return run.facts


class Walk:
    """The state of one walk: where it is, what it knows from above, and the group that it fills.

    `path` leads from the group's node to the present one, `key` is the nearest key, `base` where the group
    begins in the text. `noun` and `name` are the nearest enclosing thing that has a word for people,
    `owner` the nearest with a name, `given` the name that the key of this very value declares. `pin` is set
    behind an alias, where everything is said of the alias. `quiet`: a form is being tried. `mute`: a
    problem is already said, only facts are collected. `volatile`: an alias was met, so the facts depend on
    more than the subtree.
    """

    __slots__ = (
        "alias_budget", "base", "behind", "depth", "expression", "facts", "given", "in_item", "key", "memo",
        "mute", "name", "noun", "owner", "path", "pin", "quiet", "resolve", "resource", "view", "volatile",
    )  # fmt: skip

    def __init__(self, view: View, resolve: Resolve | None, memo: Memo | None, base: int) -> None:
        self.view = view
        self.resolve = resolve
        self.memo = memo
        self.base = base
        self.facts = Facts()
        self.path: list[str | int] = []
        self.key = ""
        self.noun = ""
        self.name = ""
        self.owner = ("", "")
        self.given = ""
        self.in_item = False
        self.expression: tuple[str, str] | None = None
        self.resource: tuple[str, int] | None = None
        self.pin: Span | None = None
        self.behind: list[Node] = []
        self.alias_budget = ALIAS_BUDGET
        self.depth = 0
        self.quiet = False
        self.mute = 0
        self.volatile = False

    def problem(self, kind: str, span: Span, args: dict[str, Any], related: tuple[Related, ...] = ()) -> None:
        """Say what is wrong at a place of the group."""
        if self.mute:
            return
        if self.pin is not None:
            span, related = self.pin, ()
        args.setdefault("noun", self.noun)
        args.setdefault("name", self.name)
        args.setdefault("owner", self.owner)
        self.facts.problems.append(Problem(kind, *span, tuple(self.path), args, related))

    def visit(self, node: Node | None, shape: Shape, at: int, key: Span) -> None:
        """Walk a node. `at` and `key` (where missing things are reported) are relative to the group."""
        if self.quiet and self.facts.problems:
            return
        if self.pin is not None:
            self.alias_budget -= 1
            if self.alias_budget < 0:
                return
        if node is None or isinstance(node, Scalar):
            self._scalar(node, shape, at, key)
        elif isinstance(node, Alias):
            self._alias(node, shape, at, key)
        elif self.depth < gather.DEEPEST:
            self.depth += 1
            outer = self.noun, self.name, self.owner, self.expression, self.resource
            if isinstance(node, Mapping):
                self._mapping(node, shape, at, key)
            else:
                self._sequence(node, shape, at, key)
            self.noun, self.name, self.owner, self.expression, self.resource = outer
            self.depth -= 1

    def matches(self, node: Node | None, shape: Shape, at: int) -> bool:
        """Whether the node is of the shape without any problem. Leaves no trace."""
        outer = (
            self.facts, self.path, self.quiet, self.mute, self.key, self.noun, self.name, self.given,
            self.expression, self.resource,
        )  # fmt: skip
        self.facts, self.path, self.quiet, self.mute = Facts(), [], True, 0
        self.visit(node, shape, at, (at, at))
        fine = not self.facts.problems
        (
            self.facts, self.path, self.quiet, self.mute, self.key, self.noun, self.name, self.given,
            self.expression, self.resource,
        ) = outer  # fmt: skip
        return fine

    def _scalar(self, node: Scalar | None, shape: Shape, at: int, key: Span) -> None:
        value = node.value if node is not None else None
        if node is None or value is None:
            if settle(None, shape)[1] is not None:
                here = (at, at + node.width) if node is not None and node.width else key
                faults.missing_value(self, shape, here)
            return
        if shape.anything or (shape.plain_text and isinstance(value, str)):
            gather.free(self, node, at)
            return
        form, fault = settle(value, shape)
        if fault is not None:
            faults.scalar_fault(self, node, shape, fault, at)
        elif not form.available or form.dated_values:
            versions.scalar_of_other_version(self, form, node, at)
        if form.meaning is not None:
            gather.meaning_of(self, node, form.meaning, at)
        else:
            gather.free(self, node, at)

    def _mapping(self, node: Mapping, shape: Shape, at: int, key: Span) -> None:
        given, self.given = self.given, ""
        if shape.anything:
            gather.below(self, node, at)
            return
        entries = entries_of(self, node, at)
        if shape.noun:
            gather.title(self, shape, given, entries)
        settled = settle_object(self, node, shape, entries, at)
        if settled is None:
            faults.wrong_container(self, node, shape, at, key)
            named = shape.items.other if shape.items is not None and shape.types == ARRAY else None
            for name, (entry, start) in entries.items():
                self._entry(name, entry, start, named)
            return
        form = settled.shape
        if form.sized and form.names_one and faults.unnamed_item(self, form, entries):
            assert form.other is not None  # noqa: S101  (it has the shape that is missing its name)
            self._mapping(node, form.other.shape, at, key)
            return
        if form.noun and form.noun != shape.noun and not given:
            gather.title(self, form, "", entries)
        if form.meaning is not None or self.resource is not None:
            gather.enter(self, form, entries, at)
        if settled.alien is not None:
            versions.form_of_other_version(self, settled, entries, key)
        properties = form.properties
        fine = (
            form.needs <= entries.keys()
            and (form.other is not None or entries.keys() <= properties.keys())
            and not (settled.tied or settled.clash or settled.renamed or settled.stray)
        )
        meant = check_keys(self, settled, entries, key) if not fine else {}
        for name, (entry, start) in entries.items():
            known = properties.get(name)
            silent = False
            if known is None or settled.tied or name == settled.stray:
                known, silent = meant[name] if name in meant else (settled.agreed(name), False)
            elif known.forbidden:
                faults.forbidden_key(self, form, name, entries)
                silent = True
            elif known.limited and not known.available:
                versions.key_of_other_version(self, known, entries)
            if silent:
                self.mute += 1
                self._entry(name, entry, start, known)
                self.mute -= 1
            else:
                self._entry(name, entry, start, known)
        if form.sized:
            faults.object_faults(self, node, form, entries, (at, key))

    def _sequence(self, node: Sequence, shape: Shape, at: int, key: Span) -> None:
        given, self.given = self.given, ""
        if shape.noun:
            gather.title(self, shape, given, {})
        form = settle_list(self, node, shape, at) if not shape.anything else None
        if form is None:
            if not shape.anything:
                faults.wrong_container(self, node, shape, at, key)
            gather.below(self, node, at)
            return
        gather.enter(self, form, {}, at)
        if not form.available:
            versions.list_of_other_version(self, form, key)
        if form.items is None:
            gather.below(self, node, at)
        elif len(node.items) > 2 * CHUNK and not self.quiet and self.pin is None:
            for first in range(0, len(node.items), CHUNK):
                self._chunk(node, form, at, first)
        else:
            self._items(node, form, at, range(len(node.items)))
        if form.sized:
            faults.list_faults(self, node, form, at, key)

    def _alias(self, node: Alias, shape: Shape, at: int, key: Span) -> None:
        """Walk what an alias stands for; everything found there is said of the alias."""
        self.volatile = True
        target = self.resolve(node, self.base + at) if self.resolve is not None else None
        if target is None or any(target[0] is one for one in self.behind) or len(self.behind) > 20:
            return
        outer = self.pin, self.base
        self.pin = self.pin or (at, at + node.width)
        self.behind.append(target[0])
        self.base = target[1]
        self.visit(target[0], shape, 0, key)
        self.behind.pop()
        self.pin, self.base = outer

    def _entry(self, name: str, entry: Entry, start: int, known: Property | None) -> None:
        """Walk the value of a key; `known` is None where nothing is known about the key."""
        value = entry.value
        shape = known.shape if known is not None else None
        if shape is None or (shape.anything and not shape.declares_key):
            if value is not None and self.expression is not None and entry.__class__ is not Inherited:
                self.path.append(name)
                gather.free(self, value, start + entry.value_at)
                self.path.pop()
            return
        if shape.plain_text and self.expression is None and isinstance(value, Scalar) and isinstance(value.value, str):
            return
        if isinstance(entry, Inherited):
            self._inherited(entry, name, shape, start)
            return
        at = start + entry.value_at
        begin = start + entry.key_at
        key = (begin, begin + entry.key.width)
        outer = self.key, self.in_item
        self.key, self.in_item = name, False
        self.path.append(name)
        for declaration in shape.declares_key:
            gather.declare(self, declaration, name, key)
            self.given = name
        if isinstance(value, (Mapping, Sequence)) and value.width >= GROUP_WIDTH:
            self._group(value, shape, at, key)
        else:
            self.visit(value, shape, at, key)
        self.given = ""
        self.path.pop()
        self.key, self.in_item = outer

    def _inherited(self, entry: Inherited, name: str, shape: Shape, start: int) -> None:
        """Walk a value that a merge key draws in; everything found there is said of the merge key."""
        if entry.value is None or any(entry.value is one for one in self.behind):
            return
        outer = self.pin, self.base, self.key, self.in_item
        begin = start + entry.key_at
        self.pin = self.pin or (begin, begin + entry.key.width)
        self.base = self.base + entry.inner_at
        self.key, self.in_item = name, False
        self.path.append(name)
        self.behind.append(entry.value)
        self.visit(entry.value, shape, 0, (0, 0))
        self.behind.pop()
        self.path.pop()
        self.pin, self.base, self.key, self.in_item = outer

    def _items(self, node: Sequence, form: Shape, at: int, indexes: range) -> None:
        shape, starts, path = form.items, node.starts, self.path
        assert shape is not None  # noqa: S101  (asked only where items are described)
        by_items = [one for one in form.meaning.declares if one.get("by") == "items"] if form.meaning else []
        outer, self.in_item = self.in_item, True
        for index in indexes:
            value = node.items[index].value
            start = at + starts[index]
            value_at = start + node.items[index].value_at
            path.append(index)
            for declaration in by_items:
                if isinstance(value, Scalar) and isinstance(value.value, str):
                    gather.declare(self, declaration, value.value, (value_at, value_at + value.width))
            if isinstance(value, Mapping):
                self._group(value, shape, value_at, gather.head_span(value, value_at))
            else:
                self.visit(value, shape, value_at, (start, start + 1))
            path.pop()
        self.in_item = outer

    def _group(self, node: Node, shape: Shape, at: int, key: Span) -> None:
        """Walk a container as a group of its own, or take the group that an earlier walk made of it."""
        if self.quiet or self.pin is not None:
            self.visit(node, shape, at, key)
            return
        known = (id(node), id(shape), key[0] - at, key[1] - at, self.given, self.in_item, *self._above())
        kept = self.memo.get(known) if self.memo is not None else None
        if kept is not None:
            facts: Facts = kept[1]
        else:
            outer = self._open(at)
            self.visit(node, shape, 0, (key[0] - at, key[1] - at))
            facts = self._close(outer, known, node)
        if facts.problem_count or facts.fact_count:
            self.facts.children.append((at, tuple(self.path), facts))

    def _chunk(self, node: Sequence, form: Shape, at: int, first: int) -> None:
        """Some items of a long list as a group, kept while they are the same items at the same distances."""
        last = min(first + CHUNK, len(node.items))
        begin = node.starts[first]
        items = node.items[first:last]
        distances = list(map(sub, node.starts[first + 1 : last], node.starts[first : last - 1]))
        known = (first, id(form), id(items[0]), *self._above())
        kept = self.memo.get(known) if self.memo is not None else None
        if kept is not None and kept[0] == (items, distances):
            facts: Facts = kept[1]
        else:
            outer = self._open(at + begin)
            self._items(node, form, -begin, range(first, last))
            facts = self._close(outer, known, (items, distances))
        if facts.problem_count or facts.fact_count:
            self.facts.children.append((at + begin, tuple(self.path), facts))

    def _above(self) -> tuple[Any, ...]:
        """What the facts of a group depend on beside its subtree."""
        return (self.noun, self.name, self.owner, self.expression, self.resource, self.mute > 0, self.key)

    def _open(self, at: int) -> tuple[Facts, list[str | int], int, bool]:
        outer = self.facts, self.path, self.base, self.volatile
        self.facts, self.path, self.base, self.volatile = Facts(), [], self.base + at, False
        return outer

    def _close(self, outer: tuple[Facts, list[str | int], int, bool], known: tuple[Any, ...], kept_alive: Any) -> Facts:
        facts, volatile = self.facts, self.volatile
        count(facts)
        if self.memo is not None and not volatile:
            self.memo[known] = (kept_alive, facts)
        self.facts, self.path, self.base, self.volatile = outer
        self.volatile = self.volatile or volatile
        return facts
