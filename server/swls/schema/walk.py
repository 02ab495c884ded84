"""One walk down tree and shape together; gives everything a document says, and everything wrong with its structure.

At each node the form that was meant is chosen by its head (see `choice`), and only that form is held against the node.
Facts are kept by subtree (`memo`): after an edit only the subtrees that the reader built anew are walked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from swls.schema import report
from swls.schema.facts import Declaration, ExpressionFact, Facts, FormatFact, Problem, Reference, Related
from swls.schema.scalars import Fault, settle
from swls.schema.settle import settle_list, settle_object
from swls.schema.shapes import ARRAY
from swls.syntax.nodes import Alias, Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.schema.language import View
    from swls.schema.shapes import Meaning, Property, Shape

Resolve: TypeAlias = "Callable[[Alias, int], tuple[Node, int] | None]"
Memo: TypeAlias = "dict[Any, Any]"

GROUP_WIDTH = 400  # code points; smaller values of keys are not worth a group of their own
CHUNK = 64  # items of a long list that make one group, so that a keystroke in a list of thousands passes the rest by
DEEPEST = 150  # containers; the reader refuses texts nested deeper than 100
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
    """What the tree below `node` says and what is wrong with it; offsets in the facts are relative to `node`.

    `at` is where the node begins in the text, which only `resolve` is told: it gives the node behind an alias, and where
    that begins. `memo` is kept between snapshots of a text; it holds the facts of subtrees by their identity. Never
    raises, whatever the tree.
    """
    run = Walk(view, resolve, memo, at)
    run.visit(node, shape, 0, 0, min(1, node.width))
    facts = run.facts
    count(facts)
    if memo is not None:
        _forget(memo, facts)
    return facts


def count(facts: Facts) -> None:
    """Fill in the sums of a group whose children have theirs."""
    facts.problem_count = len(facts.problems)
    facts.fact_count = (
        len(facts.declarations) + len(facts.references) + len(facts.expressions) + len(facts.formats)
    )
    for _, _, child in facts.children:
        facts.problem_count += child.problem_count
        facts.fact_count += child.fact_count


class Inherited(Entry):
    """An entry that a merge key draws in; `inner_at` is where its value begins, relative to the group."""

    __slots__ = ("inner_at",)

    def __init__(self, merge: Entry, entry: Entry, inner_at: int) -> None:
        super().__init__(merge.key, entry.name, merge.colon, merge.value_at, entry.value, merge.key_at)
        self.inner_at = inner_at


class Walk:
    """The state of one walk: where it is, what it knows from above, and the group that it fills.

    `path` leads from the group's node to the present one. `base` is where the group begins in the text. `noun` and
    `name` are the nearest enclosing thing that has a word for people. While `pin` is set, the walk is behind an alias, and
    everything is said of the alias.
    """

    __slots__ = (
        "alias_budget", "base", "behind", "depth", "expression", "facts", "given", "key", "memo", "mute", "name", "noun",
        "path", "pin", "quiet", "resolve", "resource", "view", "volatile",
    )  # fmt: skip

    def __init__(self, view: View, resolve: Resolve | None, memo: Memo | None, base: int) -> None:
        self.view = view
        self.resolve = resolve
        self.memo = memo
        self.base = base
        self.facts = Facts()
        self.path: list[str | int] = []
        self.noun = ""
        self.name = ""
        self.given = ""  # the name that the key of this very value declares
        self.key = ""
        self.expression: tuple[str, str] | None = None
        self.resource: tuple[str, int] | None = None
        self.pin: tuple[int, int] | None = None
        self.behind: list[Node] = []
        self.alias_budget = ALIAS_BUDGET
        self.depth = 0
        self.quiet = False  # trying a form: no groups
        self.mute = 0  # collecting facts where a problem is already said
        self.volatile = False  # an alias was met: the facts depend on more than the subtree

    @property
    def in_item(self) -> bool:
        """Whether the present place is an item of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)

    # What is found.

    def problem(
        self, kind: str, start: int, end: int, args: dict[str, Any], related: tuple[Related, ...] = ()
    ) -> None:
        """Say what is wrong at a place of the group."""
        if self.mute:
            return
        if self.pin is not None:
            start, end = self.pin
            related = ()
        args.setdefault("noun", self.noun)
        args.setdefault("name", self.name)
        self.facts.problems.append(Problem(kind, start, end, tuple(self.path), args, related))

    def format(self, format_: str, value: Any, start: int, end: int) -> None:  # noqa: ANN401
        """Say that there is a value of a known format."""
        if self.pin is not None:
            start, end = self.pin
        self.facts.formats.append(FormatFact(format_, value, start, end, tuple(self.path)))

    def declare(self, declaration: dict[str, Any], name: str, start: int, end: int) -> None:
        """Say that a name is introduced."""
        if self.pin is not None:
            start, end = self.pin
        kind, scope = declaration.get("kind", ""), declaration.get("scope", "workflow")
        self.facts.declarations.append(Declaration(kind, name, start, end, scope, tuple(self.path)))

    # Down the tree.

    def visit(self, node: Node | None, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """Walk a node. `at` and the span of its key (where missing things are reported) are relative to the group."""
        if self.pin is not None:
            self.alias_budget -= 1
            if self.alias_budget < 0:
                return
        if isinstance(node, Scalar):
            if node.value is None:
                self.nothing(node, shape, at, key_start, key_end)
            else:
                self.scalar(node, shape, at)
        elif node is None:
            self.nothing(None, shape, at, key_start, key_end)
        elif isinstance(node, Alias):
            self.alias(node, shape, at, key_start, key_end)
        elif self.depth < DEEPEST:
            self.depth += 1
            outer = self.noun, self.name, self.expression, self.resource
            if isinstance(node, Mapping):
                self.mapping(node, shape, at, key_start, key_end)
            else:
                self.sequence(node, shape, at, key_start, key_end)
            self.noun, self.name, self.expression, self.resource = outer
            self.depth -= 1

    def group(self, node: Node, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """Walk a container as a group of its own, or take the group that an earlier walk made of it."""
        if self.quiet or self.pin is not None:
            self.visit(node, shape, at, key_start, key_end)
            return
        memo = self.memo
        key = (
            id(node), id(shape), key_start - at, key_end - at, self.noun, self.name, self.expression, self.resource,
            self.mute > 0, self.key, self.given,
        )  # fmt: skip
        kept = memo.get(key) if memo is not None else None
        if kept is not None:
            facts: Facts = kept[1]
        else:
            outer = self.facts, self.path, self.base, self.volatile
            facts = self.facts = Facts()
            self.base += at
            self.path = []
            self.volatile = False
            self.visit(node, shape, 0, key_start - at, key_end - at)
            count(facts)
            if memo is not None and not self.volatile:
                memo[key] = (node, facts)
            volatile = self.volatile
            self.facts, self.path, self.base, self.volatile = outer
            self.volatile = self.volatile or volatile
        if facts.problem_count or facts.fact_count:
            self.facts.children.append((at, tuple(self.path), facts))

    def nothing(self, node: Scalar | None, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """A value is missing, or is null."""
        if settle(None, shape)[1] is None:
            return
        if node is not None and node.width:
            key_start, key_end = at, at + node.width
        report.missing_value(self, shape, key_start, key_end)

    def scalar(self, node: Scalar, shape: Shape, at: int) -> None:
        """Walk a scalar with a value."""
        value = node.value
        if shape.anything or (shape.plain_text and isinstance(value, str)):
            self._free(node, at)
            return
        form, fault = settle(value, shape)
        if fault is not None:
            self._fault(node, shape, fault, at)
        elif not form.available or form.values:
            report.scalar_of_other_version(self, form, node, at)
        if form.meaning is not None:
            self._meaning(node, form.meaning, at)
        else:
            self._free(node, at)

    def mapping(self, node: Mapping, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """Walk a mapping: choose its form, say what is wrong with its keys, then walk their values."""
        given, self.given = self.given, ""
        if shape.anything:
            self._below(node, at)
            return
        entries = self.entries(node, at)
        self._title(shape, given, entries)
        settled = settle_object(self, node, shape, entries, at)
        if settled is None:
            report.wrong_container(self, node, shape, at, key_start, key_end)
            self._misplaced(shape, entries)
            return
        form = settled.shape
        if form.rules.sizes.get("maxProperties") == 1 and report.unnamed(form, entries):
            self._unnamed(node, form, entries, at)
            return
        self._title(form, given, entries)
        self._enter(form, entries)
        if not form.available and not settled.tied:
            report.form_of_other_version(self, settled, entries, key_start, key_end)
        meant = report.keys(self, form, settled, entries, key_start, key_end)
        properties = form.properties
        for name, (entry, start) in entries.items():
            known = properties.get(name)
            if known is None:
                known, silent = meant[name] if name in meant else (settled.property(name), False)
                self.mute += silent
                self._entry(name, entry, start, known)
                self.mute -= silent
            elif (known.since is not None or known.until is not None) and not known.available:
                report.key_of_other_version(self, form, known, entries, name)
                self.mute += not form.closed
                self._entry(name, entry, start, known)
                self.mute -= not form.closed
            else:
                self._entry(name, entry, start, known)
        if form.rules.sizes or form.rules.dependent or form.rules.nots:
            report.object_faults(self, node, form, entries, at, (key_start, key_end))

    def entries(self, node: Mapping, at: int) -> dict[str, tuple[Entry, int]]:
        """The entries that count, by name, with where each begins; those drawn in by a merge key stand at that key."""
        found = {entry.name: (entry, at + start) for start, entry in zip(node.starts, node.entries, strict=False)}
        if "<<" in found and self.resolve is not None:
            merge, start = found.pop("<<")
            self.volatile = True
            for mapping, begin in self._merged(merge.value, start + merge.value_at):
                for inner_start, entry in zip(mapping.starts, mapping.entries, strict=False):
                    if entry.name != "<<" and entry.name not in found:
                        found[entry.name] = (Inherited(merge, entry, begin + inner_start + entry.value_at), start)
        return found

    def sequence(self, node: Sequence, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """Walk a list and its items."""
        self.given = ""
        if shape.anything:
            self._below(node, at)
            return
        form = settle_list(self, node, shape, at)
        if form is None:
            report.wrong_container(self, node, shape, at, key_start, key_end)
            self._below(node, at)
            return
        self._enter(form, {})
        items = form.items
        if items is None:
            self._below(node, at)
        elif len(node.items) > 2 * CHUNK and not self.quiet and self.pin is None:
            for first in range(0, len(node.items), CHUNK):
                self._chunk(node, form, items, at, first)
        else:
            self._items(node, form, items, at, 0, len(node.items))
        if form.rules.sizes or form.rules.unique:
            report.list_faults(self, node, form, at, key_start, key_end)

    def alias(self, node: Alias, shape: Shape, at: int, key_start: int, key_end: int) -> None:
        """Walk what an alias stands for; everything found there is said of the alias."""
        self.volatile = True
        target = self.resolve(node, self.base + at) if self.resolve is not None else None
        if target is None or any(target[0] is one for one in self.behind) or len(self.behind) > 20:
            return
        outer = self.pin, self.base
        self.pin = self.pin or (at, at + node.width)
        self.behind.append(target[0])
        self.base = target[1]
        self.visit(target[0], shape, 0, 0, 0)
        self.behind.pop()
        self.pin, self.base = outer

    def matches(self, node: Node | None, shape: Shape, at: int) -> bool:
        """Whether the node is of the shape without any problem. Leaves no trace."""
        outer = self.facts, self.path, self.quiet, self.mute, self.noun, self.name, self.expression, self.resource
        self.facts, self.path, self.quiet, self.mute = Facts(), [], True, 0
        self.visit(node, shape, at, at, at)
        fine = not self.facts.problems
        self.facts, self.path, self.quiet, self.mute, self.noun, self.name, self.expression, self.resource = outer
        return fine

    # Steps of the above.

    def _entry(self, name: str, entry: Entry, start: int, known: Property | None) -> None:
        """Walk the value of a key; `known` is None where nothing is known about the key."""
        value = entry.value
        shape = known.shape if known is not None else None
        if shape is None or (shape.anything and not shape.declares_key):
            if value is not None and self.expression is not None and entry.__class__ is not Inherited:
                self.path.append(name)
                self._free(value, start + entry.value_at)
                self.path.pop()
            return
        if value.__class__ is Scalar and shape.plain_text and self.expression is None:
            if value.value.__class__ is str:
                return
        if entry.__class__ is Inherited:
            self._inherited(entry, name, shape, start)
            return
        at = start + entry.value_at
        key_start = start + entry.key_at
        key_end = key_start + entry.key.width
        outer = self.key
        self.key = name
        self.path.append(name)
        for declaration in shape.declares_key:
            self.declare(declaration, name, key_start, key_end)
            self.given = name
        if (
            (value.__class__ is Mapping or value.__class__ is Sequence)
            and value.width >= GROUP_WIDTH
        ):
            self.group(value, shape, at, key_start, key_end)
        else:
            self.visit(value, shape, at, key_start, key_end)
        self.given = ""
        self.path.pop()
        self.key = outer

    def _inherited(self, entry: Inherited, name: str, shape: Shape, start: int) -> None:
        """Walk a value that a merge key draws in; it is said of the merge key."""
        if entry.value is None or any(entry.value is one for one in self.behind):
            return
        outer = self.pin, self.base, self.key
        begin = start + entry.key_at
        self.pin = self.pin or (begin, begin + entry.key.width)
        self.base = self.base + entry.inner_at
        self.key = name
        self.path.append(name)
        self.behind.append(entry.value)
        self.visit(entry.value, shape, 0, 0, 0)
        self.behind.pop()
        self.path.pop()
        self.pin, self.base, self.key = outer

    def _fault(self, node: Scalar, shape: Shape, fault: Fault, at: int) -> None:
        """Report what is wrong with a scalar, unless it is only that another version would accept it."""
        end = at + node.width
        args = fault.args
        args |= {"property": self.key, "item": self.in_item}
        if shape.sources and not self.quiet and not self.mute:
            feature = f"'{self.key}: {node.text}'" if len(node.text) < 40 else f"this '{self.key}'"
            if report.other_version(self, node, shape, at, at, end, feature):
                return
        if fault.kind == "wrong-type" and shape.types == ARRAY and shape.items is not None:
            if settle(node.value, shape.items)[1] is None:
                self.problem("not-a-list", at, end, args | {"example": node.text, "wrap_item": True})
                return
        self.problem(fault.kind, at, end, args)

    def _misplaced(self, shape: Shape, entries: dict[str, tuple[Entry, int]]) -> None:
        """Facts of a mapping that should have been a list of things with names."""
        named = shape.items.other if shape.items is not None and shape.types == ARRAY else None
        for name, (entry, start) in entries.items():
            self._entry(name, entry, start, named)

    def _unnamed(self, node: Mapping, form: Shape, entries: dict[str, tuple[Entry, int]], at: int) -> None:
        """A thing that stands where its name should stand first."""
        assert form.other is not None  # noqa: S101  (see report.unnamed)
        shape = form.other.shape
        first = min(entries, key=lambda name: report.key_span(entries, name))
        args = {"holds": shape.noun, "property": first, "container": ""}
        self.problem("unnamed-item", *report.key_span(entries, first), args)
        self.mapping(node, shape, at, *report.key_span(entries, first))

    def _items(self, node: Sequence, form: Shape, items: Shape, at: int, first: int, last: int) -> None:
        starts, path = node.starts, self.path
        by_items = [one for one in form.meaning.declares if one.get("by") == "items"] if form.meaning else []
        for index in range(first, last):
            item = node.items[index]
            value = item.value
            start = at + starts[index]
            value_at = start + item.value_at
            path.append(index)
            for declaration in by_items:
                if isinstance(value, Scalar) and isinstance(value.value, str):
                    self.declare(declaration, value.value, value_at, value_at + value.width)
            if value.__class__ is Mapping:
                self.group(value, items, value_at, value_at, value_at + 1)
            else:
                self.visit(value, items, value_at, start, start + 1)
            path.pop()

    def _chunk(self, node: Sequence, form: Shape, items: Shape, at: int, first: int) -> None:
        """Some items of a long list as a group; found again by the identity and the distances of the items."""
        last = min(first + CHUNK, len(node.items))
        begin = node.starts[first]
        memo = self.memo
        chunk = node.items[first:last]
        key = (
            first, id(form), tuple(map(id, chunk)), tuple([start - begin for start in node.starts[first:last]]),
            self.noun, self.name, self.expression, self.resource, self.mute > 0, self.key,
        )  # fmt: skip
        kept = memo.get(key) if memo is not None else None
        if kept is None:
            outer = self.facts, self.path, self.base, self.volatile
            facts = self.facts = Facts()
            self.base += at + begin
            self.path = []
            self.volatile = False
            self._items(node, form, items, -begin, first, last)
            count(facts)
            if memo is not None and not self.volatile:
                memo[key] = (chunk, facts)
            volatile = self.volatile
            self.facts, self.path, self.base, self.volatile = outer
            self.volatile = self.volatile or volatile
        else:
            facts = kept[1]
        if facts.problem_count or facts.fact_count:
            self.facts.children.append((at + begin, tuple(self.path), facts))

    def _title(self, shape: Shape, given: str, entries: dict[str, tuple[Entry, int]]) -> None:
        """Take note of what messages below call this thing: its word, and the name that its key or `name` gives it."""
        if not shape.noun:
            return
        self.noun = shape.noun
        self.name = given
        if not given and "name" in entries:
            value = entries["name"][0].value
            if isinstance(value, Scalar) and isinstance(value.value, str):
                self.name = value.value

    def _enter(self, form: Shape, entries: dict[str, tuple[Entry, int]]) -> None:
        """Take note of what the form says about everything below."""
        if self.resource is not None:
            self.resource = (self.resource[0], self.resource[1] - 1) if self.resource[1] > 1 else None
        meaning = form.meaning
        if meaning is None:
            return
        if meaning.expression is not None:
            self.expression = (meaning.expression[0], "value")
        if meaning.resource:
            self.resource = (meaning.resource, 2)
        if meaning.binds:
            self._bind(form, meaning.binds, entries)

    def _bind(self, form: Shape, binds: dict[str, str], entries: dict[str, tuple[Entry, int]]) -> None:
        """The variables of this thing, also those that have their default name."""
        for name, default in binds.items():
            known = form.properties.get(name)
            meaning = known.shape.meaning if known is not None else None
            entry, start = entries.get(name, (None, 0))
            value = entry.value if entry is not None else None
            variable = {"kind": "variable", "scope": "task"}
            if isinstance(value, Scalar) and isinstance(value.value, str):
                if meaning is None or not meaning.declares:
                    at = start + entry.value_at if entry is not None else 0
                    self.path.append(name)
                    self.declare(variable, value.value, at, at + value.width)
                    self.path.pop()
            elif entry is None:
                self.declare(variable, default, 0, 0)

    def _meaning(self, node: Scalar, meaning: Meaning, at: int) -> None:
        value = node.value
        end = at + node.width
        text = value if isinstance(value, str) else ""
        computed = "${" in text
        if meaning.expression is not None and text:
            context, mode = meaning.expression
            if mode != "value" or computed:
                self._expression(context, mode, at, node.width)
                if mode != "bare":
                    return
        elif self.expression is not None and computed:
            self._expression(self.expression[0], "value", at, node.width)
        if computed or not text:
            return
        for declaration in meaning.declares:
            if declaration.get("by") == "value":
                self.declare(declaration, text, at, end)
        if meaning.refers is not None:
            self._refer(meaning.refers, text, at, end)
        if meaning.format:
            self.format(meaning.format, text, at, end)
            if self.resource is not None and meaning.format.startswith("uri"):
                self.format(f"resource:{self.resource[0]}", text, at, end)
        if meaning.resource:
            self.format(f"resource:{meaning.resource}", text, at, end)
        if meaning.secret:
            self.format("secret", text, at, end)

    def _refer(self, refers: dict[str, Any], text: str, start: int, end: int) -> None:
        if self.pin is not None:
            start, end = self.pin
        kinds = refers.get("kind", ())
        self.facts.references.append(
            Reference(
                (kinds,) if isinstance(kinds, str) else tuple(kinds),
                text,
                start,
                end,
                refers.get("scope", "workflow"),
                text in refers.get("literals", ()),
                refers.get("external") is True,
                tuple(self.path),
            )
        )

    def _expression(self, context: str, mode: str, at: int, width: int) -> None:
        start, end = self.pin if self.pin is not None else (at, at + width)
        self.facts.expressions.append(ExpressionFact(context, mode, start, end, tuple(self.path)))

    def _below(self, node: Mapping | Sequence, at: int) -> None:
        """Everything below a container that nothing is known about: only expressions can be there."""
        if self.expression is None or self.depth > DEEPEST:
            return
        self.depth += 1
        path = self.path
        if isinstance(node, Mapping):
            for start, entry in zip(node.starts, node.entries, strict=False):
                if entry.value is not None:
                    path.append(entry.name)
                    self._free(entry.value, at + start + entry.value_at)
                    path.pop()
        else:
            for index, (start, item) in enumerate(zip(node.starts, node.items, strict=False)):
                if item.value is not None:
                    path.append(index)
                    self._free(item.value, at + start + item.value_at)
                    path.pop()
        self.depth -= 1

    def _free(self, node: Node, at: int) -> None:
        """A node about which nothing is known but that expressions may be in it."""
        if self.expression is None:
            return
        if node.__class__ is Scalar:
            if node.value.__class__ is str and "${" in node.value:
                self._expression(self.expression[0], "value", at, node.width)
        elif isinstance(node, (Mapping, Sequence)):
            self._below(node, at)

    def _merged(self, value: Node | None, at: int) -> list[tuple[Mapping, int]]:
        """The mappings that a merge key draws in with where each begins, the most important first."""
        if isinstance(value, Mapping):
            return [(value, at)]
        if isinstance(value, Alias):
            target = self.resolve(value, self.base + at) if self.resolve is not None else None
            if target is None or not isinstance(target[0], Mapping):
                return []
            return [(target[0], target[1] - self.base)]
        if isinstance(value, Sequence):
            found: list[tuple[Mapping, int]] = []
            for start, item in zip(value.starts, value.items, strict=False):
                if isinstance(item.value, (Alias, Mapping)):
                    found += self._merged(item.value, at + start + item.value_at)
            return found
        return []


def _forget(memo: Memo, facts: Facts) -> None:
    """Drop what no snapshot needs any more, once it outgrows what is alive."""
    limit = memo.get("limit", 4096)
    if len(memo) <= limit:
        return
    alive: set[int] = set()
    stack = [facts]
    while stack:
        group = stack.pop()
        if id(group) not in alive:
            alive.add(id(group))
            stack += [child for _, _, child in group.children]
    for key in [key for key, kept in memo.items() if key != "limit" and id(kept[1]) not in alive]:
        del memo[key]
    memo["limit"] = max(4096, 2 * len(memo))
