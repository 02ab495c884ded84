"""What the keywords and annotations of a shape say, merged and ready to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import re

Schema: TypeAlias = "dict[str, Any]"
AnySchema: TypeAlias = "Schema | bool"


class Value(NamedTuple):
    """A value that may be written here, what it means, and the versions that have it."""

    value: Any
    description: str
    since: str | None
    until: str | None


class Meaning(NamedTuple):
    """What the annotations of a shape say about a value (see schema/README.md)."""

    declares: tuple[dict[str, Any], ...]
    refers: dict[str, Any] | None
    expression: tuple[str, str] | None
    format: str
    resource: str
    secret: bool
    binds: dict[str, str] | None
    role: str


class Condition(NamedTuple):
    """`if`, `then` and `else` of one schema, settled by looking at the value."""

    part: Schema
    test: Schema
    then: AnySchema
    otherwise: AnySchema


class Rules:
    """What the keywords of a shape demand of a value, merged from its parts.

    `values` is the intersection of `enum` and `const`; `texts` checks strings by (keyword, operand),
    `numbers` likewise; `sizes` holds minItems, maxItems, minProperties, maxProperties, minLength, maxLength
    where given.
    """

    __slots__ = (
        "bounds", "by_pattern", "choices", "closed", "conditions", "dependent", "explicit", "impossible", "items", "named",
        "nots", "others", "patterns", "required", "sizes", "types", "unique", "values", "varies",
    )  # fmt: skip

    def __init__(self) -> None:
        self.types: frozenset[str] | None = None
        self.values: tuple[Any, ...] | None = None
        self.patterns: tuple[re.Pattern[str], ...] = ()
        self.bounds: tuple[tuple[str, float], ...] = ()
        self.sizes: dict[str, int] = {}
        self.unique = False
        self.required: tuple[str, ...] = ()
        self.dependent: dict[str, tuple[str, ...]] = {}
        self.closed = False
        self.explicit = False  # other keys are welcome by `additionalProperties: true` or a schema for them
        self.named: dict[str, list[AnySchema]] = {}
        self.by_pattern: list[tuple[re.Pattern[str], AnySchema]] = []
        self.others: list[Schema] = []
        self.items: list[AnySchema] = []
        self.choices: tuple[tuple[Schema, str], ...] = ()
        self.conditions: tuple[Condition, ...] = ()
        self.nots: tuple[Schema, ...] = ()
        self.impossible = False
        self.varies = False  # an overlay changes one of the parts between versions


def condition_words(test: Schema) -> str:
    """What a condition asks for, `cleanup: eventually`; "" where it is not that simple."""
    words = []
    for name, schema in test.get("properties", {}).items():
        if isinstance(schema, dict) and "const" in schema:
            words.append(f"{name}: {schema['const']}")
        elif isinstance(schema, dict) and "enum" in schema:
            words.append(f"{name}: {' or '.join(map(str, schema['enum']))}")
    if not words:
        words = [str(name) for name in test.get("required", ())]
    return ", ".join(words)
