"""Shapes: what may stand at a place, compiled from the schema for one version.

A shape is the conjunction of several schemas (a definition, what stands beside its `$ref`, members of
`allOf`, the chosen alternative), with everything at hand that the walk, completion and hover ask for.
Properties, items and alternatives are compiled when somebody first asks for them: a small document compiles
only what it touches.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from swls.schema.rules import AnySchema, Meaning, Rules, Schema, Value, condition_words

if TYPE_CHECKING:
    from swls.schema.choice import Choice
    from swls.schema.language import View

TEXT = frozenset({"string"})
_BOOLEAN = frozenset({"boolean"})
ARRAY = frozenset({"array"})


class Property:
    """A key of an object shape. `since` and `until` are the versions that have it, None for no limit;
    `forbidden`: the shape has it elsewhere, and not here.
    """

    def __init__(self, view: View, name: str, schemas: list[AnySchema], *, required: bool) -> None:
        self.view = view
        self.name = name
        self.schemas = schemas
        self.required = required
        sites = [schema for schema in schemas if isinstance(schema, dict)]
        lifetimes = [view.lifetime(schema) for schema in sites]
        self.since: str | None = next((since for since, _ in lifetimes if since is not None), None)
        self.until: str | None = next((until for _, until in lifetimes if until is not None), None)
        self.deprecated = any(s.get("deprecated") is True for s in sites)
        self.limited = self.since is not None or self.until is not None
        self.forbidden = any(schema is False for schema in schemas)

    def __repr__(self) -> str:
        return f"<Property {self.name}>"

    @cached_property
    def available(self) -> bool:
        """Whether the version of the view has it."""
        return self.view.available(self.since, self.until)

    @cached_property
    def shape(self) -> Shape:
        """What its value may be."""
        return self.view.compile(self.schemas)

    @property
    def description(self) -> str:
        """Markdown, for hover."""
        return self.shape.description


class Shape:
    """What may stand at a place.

    `label`, `since` and `until` are those of the alternative where the shape is one; `trail` says by which
    choices it became one, `because` by which condition. `sources` are the schemas it was compiled from, for
    other views to compile.
    """

    def __init__(
        self,
        view: View,
        parts: tuple[Schema, ...],
        skips: frozenset[tuple[int, str]],
        rules: Rules,
        annotations: dict[str, Any],
    ) -> None:
        self.view = view
        self.parts = parts
        self.skips = skips
        self.rules = rules
        self.annotations = annotations
        self.types = rules.types
        self.required = rules.required
        self.closed = rules.closed
        required = frozenset(rules.required)
        self.properties = {
            name: Property(view, name, schemas, required=name in required) for name, schemas in rules.named.items()
        }
        self.noun: str = annotations.get("x-noun", "")  # what messages call the thing
        self.label: str = annotations.get("x-label", "")
        self.since: str | None = None
        self.until: str | None = None
        self.trail: tuple[tuple[int, str, int], ...] = ()
        self.because = ""
        self.sources: tuple[AnySchema, ...] = ()
        self._branches: dict[bool, Shape] = {}

    def __repr__(self) -> str:
        kind = "/".join(sorted(self.types)) if self.types else "any"
        return f"<Shape {self.noun or self.label or kind} {' '.join(list(self.properties)[:6])}>"

    # What people read about it.

    @property
    def title(self) -> str:
        """A short name."""
        return str(self.annotations.get("title", ""))

    @property
    def description(self) -> str:
        """Markdown, for hover."""
        return str(self.annotations.get("description", ""))

    @property
    def doc(self) -> str:
        """The same as `description`."""
        return self.description

    @property
    def link(self) -> str:
        """Section of the specification, `dsl-reference.md#call`."""
        return str(self.annotations.get("x-link", ""))

    @property
    def body(self) -> str:
        """Snippet text that completion inserts as the value."""
        return str(self.annotations.get("x-body", ""))

    @property
    def default(self) -> Any:
        """What holds when nothing is written; None where there is no default."""
        return self.annotations.get("default")

    @property
    def examples(self) -> tuple[Any, ...]:
        """Short valid values."""
        return tuple(self.annotations.get("examples", ()))

    @property
    def aliases(self) -> dict[str, str]:
        """Words of neighbouring languages that people write for a key here."""
        found: dict[str, str] = self.annotations.get("x-aliases", {})
        return found

    @property
    def order(self) -> tuple[str, ...]:
        """The keys people write first, in that order."""
        return tuple(self.annotations.get("x-order", ()))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values that may be written here: all of a closed list, suggestions for an open one."""
        explained: dict[str, Any] = self.annotations.get("x-values", {})
        given = list(self.rules.values) if self.rules.values is not None else list(explained)
        if self.types == _BOOLEAN and self.rules.values is None:
            given = [True, False]  # what `x-values` calls `true` and `false`
        found = []
        for value in given:
            about = explained.get(value if isinstance(value, str) else str(value).lower(), "")
            if isinstance(about, dict):
                found.append(Value(value, about.get("description", ""), about.get("x-since"), about.get("x-until")))
            else:
                found.append(Value(value, about or "", None, None))
        return tuple(found)

    @cached_property
    def dated_values(self) -> tuple[Value, ...]:
        """The values that not every version has."""
        return tuple(one for one in self.values if one.since is not None or one.until is not None)

    # What it demands.

    @cached_property
    def available(self) -> bool:
        """Whether the version of the view has this alternative."""
        return self.view.available(self.since, self.until)

    @cached_property
    def demanding(self) -> bool:
        """Whether a scalar of the right type has to meet anything else."""
        rules = self.rules
        return bool(
            rules.values is not None
            or rules.patterns
            or rules.bounds
            or rules.sizes
            or rules.nots
            or rules.conditions
            or rules.impossible
        )

    @cached_property
    def needs(self) -> frozenset[str]:
        """The keys that are required."""
        return frozenset(self.required)

    @cached_property
    def sized(self) -> bool:
        """Whether a mapping or list as a whole has to meet something."""
        rules = self.rules
        return bool(rules.sizes or rules.dependent or rules.nots or rules.unique)

    @cached_property
    def anything(self) -> bool:
        """Whether every value is fine here and means nothing."""
        return not any(
            keyword not in _HARMLESS and not (keyword == "additionalProperties" and value is True)
            for part in self.parts
            for keyword, value in part.items()
        )

    @cached_property
    def items(self) -> Shape | None:
        """The shape of each item of a list."""
        return self.view.compile(self.rules.items) if self.rules.items else None

    @cached_property
    def additional(self) -> Shape | None:
        """The shape of the value of a key that is not named."""
        return self.view.compile([*self.rules.others]) if self.rules.others else None

    def key(self, name: str) -> Property | None:
        """What is known about a key: as named, else by pattern, else as any other key. None: nothing."""
        found = self.properties.get(name)
        if found is not None:
            return found
        for pattern, schema in self.rules.by_pattern:
            if pattern.search(name):
                return Property(self.view, name, [schema], required=False)
        return self.other

    @cached_property
    def other(self) -> Property | None:
        """What is known about every key that is not named."""
        return Property(self.view, "", [*self.rules.others], required=False) if self.rules.others else None

    @property
    def names_one(self) -> bool:
        """Whether it is one thing of any name: a task in its list."""
        return self.other is not None and self.rules.sizes.get("maxProperties") == 1

    @cached_property
    def choice(self) -> Choice | None:
        """The alternatives with what tells them apart; None where there is one form only."""
        from swls.schema.choice import choice_of  # they need each other

        return choice_of(self) if self.rules.choices else None

    @property
    def alternatives(self) -> tuple[Shape, ...]:
        """The complete forms a value here can take; empty where there is one only."""
        return self.choice.leaves if self.choice is not None else ()

    @property
    def test(self) -> Shape:
        """What decides the next condition."""
        return self.view.compile([self.rules.conditions[0].test])

    def branch(self, *, holds: bool) -> Shape:
        """The shape once its next condition is settled."""
        found = self._branches.get(holds)
        if found is None:
            condition = self.rules.conditions[0]
            found = self.view.extend(
                self, condition.then if holds else condition.otherwise, skip=(id(condition.part), "if")
            )
            found.because = condition_words(condition.test)
            self._branches[holds] = found
        return found

    @cached_property
    def negations(self) -> tuple[Shape, ...]:
        """Shapes that a value here must not have."""
        return tuple(self.view.compile([schema]) for schema in self.rules.nots)

    @cached_property
    def changes(self) -> bool:
        """Whether another version may accept other values here than this one does (at the place itself)."""
        if self.rules.varies:
            return True
        return any(leaf.rules.varies or leaf.since is not None or leaf.until is not None for leaf in self.alternatives)

    @cached_property
    def accepts(self) -> frozenset[str] | None:
        """`types`, with `integer` where numbers are accepted; None: all types."""
        if self.types is not None and "number" in self.types:
            return self.types | {"integer"}
        return self.types

    @cached_property
    def meaning(self) -> Meaning | None:
        """What a value here means beyond its form; None: nothing."""
        get = self.annotations.get
        expression = get("x-expression")
        meaning = Meaning(
            declares=_listed(get("x-declares")),
            refers=get("x-refers"),
            expression=(expression.get("context", ""), expression.get("as", "value")) if expression else None,
            format=get("x-format", ""),
            resource=get("x-resource", ""),
            secret=get("x-secret") is True,
            binds=get("x-binds"),
            role=get("x-role", ""),
        )
        return meaning if any(meaning) else None

    @cached_property
    def declares_key(self) -> tuple[dict[str, Any], ...]:
        """The declarations that the key of the entry makes whose value has this shape."""
        return tuple(one for one in _listed(self.annotations.get("x-declares")) if one.get("by", "key") == "key")

    @cached_property
    def plain_text(self) -> bool:
        """Whether every string is fine here and means nothing: the common case, decided once."""
        rules = self.rules
        return (
            self.types == TEXT
            and self.meaning is None
            and rules.values is None
            and not (rules.patterns or rules.sizes or rules.choices or rules.conditions or rules.nots)
            and not self.annotations.get("x-values")
        )


def _listed(value: Any) -> tuple[dict[str, Any], ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


_HARMLESS = frozenset(
    [
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "$ref",
        "allOf",
        "x-label",
        "x-link",
        "x-body",
        "x-noun",
        "x-since",
        "x-until",
        "x-overlay",
        "x-order",
        "x-flow",
        "$comment",
    ]
)
