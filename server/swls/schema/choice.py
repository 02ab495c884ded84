"""Alternatives with their heads: what tells one form from another without trying them all.

A head is the JSON type, the keys that only some alternatives require (their marks), and the constants that
a key must have. Alternatives of alternatives are flattened, and each is merged with what holds for all of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.schema.compile import among, flatten
from swls.schema.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from swls.schema.language import View
    from swls.schema.rules import AnySchema, Schema

_MOST = 400  # alternatives; the data has two dozen
_REMEMBERED = 1000  # sets of keys; real files have a few dozen
_OTHER = object()
_ABSENT = object()
_NONE: frozenset[str] = frozenset()


class Head:
    """What tells one object alternative from its siblings.

    `marks` are keys that it requires and not all do, `known` those it names, `unique` those that no other
    names, `constants` the values that a key must have and `excluded` those that it must not have.
    """

    __slots__ = ("constants", "excluded", "known", "marks", "required", "shape", "unique")

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.required = frozenset(shape.required)
        self.known = frozenset(shape.properties)
        self.constants: dict[str, tuple[Any, ...]] = {}
        self.excluded: dict[str, tuple[Any, ...]] = {}
        self.marks: tuple[str, ...] = ()
        self.unique: frozenset[str] = frozenset()
        for name, schemas in shape.rules.named.items():
            for schema in flatten_sites(shape.view, schemas):
                if "const" in schema:
                    self.constants[name] = (schema["const"],)
                elif "enum" in schema and name in self.required:
                    self.constants.setdefault(name, tuple(schema["enum"]))
                no = schema.get("not")
                if isinstance(no, dict) and no.keys() & {"enum", "const"}:
                    self.excluded[name] = tuple(no.get("enum", ())) + ((no["const"],) if "const" in no else ())

    def fits(self, values: Mapping[str, Any]) -> bool:
        """Whether an object with these keys, and these values where they are scalars, may be of this form."""
        if not self.required <= values.keys():
            return False
        if self.shape.closed and not all(self.shape.key(name) is not None for name in values):
            return False
        for name, constants in self.constants.items():
            if name in values and not among(values[name], constants):
                return False
        return not any(name in values and among(values[name], no) for name, no in self.excluded.items())


class Selection(NamedTuple):
    """What the heads say about an object.

    `best` are the alternatives that most speaks for, `evident` whether anything does, `fitting` those whose
    heads it fits, the best first.
    """

    best: tuple[Head, ...]
    evident: bool
    fitting: tuple[Head, ...]


class Choice:
    """The alternatives of a shape, by JSON type, and for objects by their heads."""

    def __init__(self, shape: Shape, leaves: tuple[Shape, ...]) -> None:
        self.shape = shape
        self.leaves = leaves
        self._by_type: dict[str, tuple[Shape, ...]] = {}
        self.heads = tuple(Head(leaf) for leaf in leaves if leaf.types is None or "object" in leaf.types)
        self.marked: dict[str, tuple[Head, ...]] = {}
        self.by_constant: dict[str, dict[Any, tuple[Head, ...]]] = {}
        self.known: frozenset[str] = frozenset().union(*(head.known for head in self.heads))
        self.common = frozenset.intersection(*(head.required for head in self.heads)) if self.heads else frozenset()
        self._selections: dict[Any, Selection] = {}
        self._index()
        # Keys that all alternatives know and none needs: they speak neither for one nor against one.
        self._idle = (
            frozenset.intersection(*(head.known - head.required for head in self.heads)) if self.heads else _NONE
        )
        self._idle -= self.by_constant.keys()

    def of_type(self, name: str) -> tuple[Shape, ...]:
        """The alternatives for a JSON type; `integer` where the value is a whole number."""
        found = self._by_type.get(name)
        if found is None:
            found = tuple(leaf for leaf in self.leaves if leaf.accepts is None or name in leaf.accepts)
            self._by_type[name] = found
        return found

    def _index(self) -> None:
        owners: dict[str, list[Head]] = {}
        for head in self.heads:
            head.marks = tuple(name for name in head.shape.required if name not in self.common)
            for name in head.known:
                owners.setdefault(name, []).append(head)
            for name, constants in head.constants.items():
                index = self.by_constant.setdefault(name, {})
                for constant in constants:
                    index[_frozen(constant)] = (*index.get(_frozen(constant), ()), head)
            for name, constants in head.excluded.items():
                index = self.by_constant.setdefault(name, {})
                for constant in constants:
                    index.setdefault(_frozen(constant), ())
        marked: dict[str, list[Head]] = {}
        for head in self.heads:
            head.unique = frozenset(name for name in head.known if len(owners[name]) == 1)
            for name in head.marks:
                marked.setdefault(name, []).append(head)
        self.marked = {name: tuple(heads) for name, heads in marked.items()}

    def select(self, values: Mapping[str, Any]) -> Selection:
        """What the heads say about an object with these keys; `values` gives its scalars, None for anything
        else.
        """
        decisive = []
        for name, index in self.by_constant.items():
            if name in values:
                value = values[name]
                known = isinstance(value, (str, int, float)) and _frozen(value) in index
                decisive.append(_frozen(value) if known else _OTHER)
            else:
                decisive.append(_ABSENT)
        key = (frozenset(values).difference(self._idle), tuple(decisive))
        found = self._selections.get(key)
        if found is None:
            if len(self._selections) >= _REMEMBERED:
                self._selections.clear()
            found = self._selections[key] = self._select(values)
        return found

    def _select(self, values: Mapping[str, Any]) -> Selection:
        ranked = sorted(((self.score(head, values), -i, head) for i, head in enumerate(self.heads)), reverse=True)
        best = tuple(head for score, _, head in ranked if score == ranked[0][0])
        fitting = tuple(head for _, _, head in ranked if head.fits(values))
        return Selection(best, any(self.evidence(head, values) for head in best), fitting)

    def score(self, head: Head, values: Mapping[str, Any], *, ignoring: str | None = None) -> int:
        """How much an object speaks for an alternative.

        A constant decides; then a mark that no other alternative has, then marks, then keys that only this
        one knows. `ignoring` is a key whose value is just being written.
        """
        score = 0
        for name, constants in head.constants.items():
            if name in values and name != ignoring:
                score += 200 if among(values[name], constants) else -1000
        for name, no in head.excluded.items():
            if name in values and name != ignoring and among(values[name], no):
                score -= 1000
        for name in values:
            if name in head.known:
                if name in head.marks:
                    score += 50 if name in head.unique else 5
                elif name in head.unique:
                    score += 4
            elif head.shape.closed and head.shape.key(name) is None:
                score -= 3
        return score - sum(1 for name in head.marks if name not in values)

    def evidence(self, head: Head, values: Mapping[str, Any]) -> bool:
        """Whether anything in the object speaks for this alternative rather than for all."""
        return any(
            name in head.marks
            or name in head.unique
            or (name in head.constants and among(values[name], head.constants[name]))
            for name in values
        )


def flatten_sites(view: View, schemas: Iterable[AnySchema]) -> Iterable[Schema]:
    """The schemas standing at a property itself; references are not followed, a head shall be cheap."""
    for schema in schemas:
        if isinstance(schema, dict):
            yield view.overlaid(schema)


def choice_of(shape: Shape) -> Choice | None:
    """The choice that a shape leaves open; None where there is none."""
    leaves = _leaves(shape)
    return Choice(shape, tuple(leaves)) if leaves else None


def conflict(one: Shape, other: Shape) -> bool:
    """Whether two alternatives of one choice may not both fit (`oneOf`)."""
    for mine, theirs in zip(one.trail, other.trail, strict=False):
        if mine != theirs:
            return mine[1] == "oneOf"
    return False


def _leaves(shape: Shape) -> list[Shape]:
    if not shape.rules.choices:
        return []
    part, keyword = shape.rules.choices[0]
    skips = shape.skips | {(id(part), keyword)}
    leaves: list[Shape] = []
    for index, schema in enumerate(part[keyword]):
        own = flatten(shape.view, [schema])
        ids = {id(one) for one in own}
        base = tuple(one for one in shape.parts if id(one) not in ids)
        merged = shape.view.of_parts(own + base, skips)
        if merged.rules.impossible or merged.types == frozenset():
            continue
        step = (id(part), keyword, index)
        for leaf in _leaves(merged) or [merged]:
            leaves.append(_alternative(leaf, schema, own, step))
            if len(leaves) > _MOST:
                return leaves
    return leaves


def _alternative(leaf: Shape, schema: AnySchema, own: tuple[Schema, ...], step: tuple[int, str, int]) -> Shape:
    """The leaf as this alternative: a shape of its own, since label and availability belong to the place."""
    view = leaf.view
    found = Shape(view, leaf.parts, leaf.skips, leaf.rules, leaf.annotations)
    inner = leaf.label if leaf.trail else ""
    found.label = inner or next((str(part["x-label"]) for part in own if "x-label" in part), "")
    since, until = view.lifetime(schema)
    found.since = _later(view, leaf.since, since)
    found.until = leaf.until or until
    found.trail = (step, *leaf.trail)
    return found


def _later(view: View, one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    index = view.language.versions.index
    return max(one, other, key=index)


def _frozen(value: Any) -> Any:
    """A constant as a key of a mapping: JSON keeps 1 and true apart, Python does not."""
    return (value,) if isinstance(value, bool) else repr(value) if isinstance(value, (list, dict)) else value
