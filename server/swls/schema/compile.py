"""From schemas to the rules of a shape: references followed, conjunctions merged."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from swls.patterns import regex
from swls.schema.rules import AnySchema, Condition, Rules, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.schema.language import View

NEVER: Schema = {"not": {}}  # what the schema `false` says
SIZES = ("minItems", "minProperties", "minLength")
LIMITS = ("maxItems", "maxProperties", "maxLength")
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_WORDS = frozenset({"title", "description", "default", "examples", "deprecated", "format"})


def flatten(view: View, schemas: Iterable[AnySchema]) -> tuple[Schema, ...]:
    """The schemas with everything that `$ref` and `allOf` add, each as the version of the view has it."""
    parts: dict[int, Schema] = {}

    def add(schema: AnySchema) -> None:
        if schema is True:
            return
        effective = NEVER if schema is False else view.overlaid(schema)
        if id(effective) in parts:
            return
        parts[id(effective)] = effective
        reference = effective.get("$ref")
        if reference is not None:
            add(view.language.definition(reference))
        for member in effective.get("allOf", ()):
            add(member)

    for schema in schemas:
        add(schema)
    return tuple(parts.values())


def merge(view: View, parts: tuple[Schema, ...], skips: frozenset[tuple[int, str]]) -> Rules:
    """What all parts demand together. `skips` are the choices and conditions that are settled already."""
    rules = Rules()
    values: list[Any] | None = None
    required: dict[str, None] = {}
    nots: list[Schema] = []
    choices: list[tuple[Schema, str]] = []
    conditions: list[Condition] = []
    patterns: list[str] = []
    bounds: list[tuple[str, float]] = []
    for part in parts:
        _types(rules, part)
        for given in _given_values(part):
            values = given if values is None else [value for value in values if among(value, given)]
        if "pattern" in part:
            patterns.append(part["pattern"])
        bounds += [(keyword, part[keyword]) for keyword in BOUNDS if keyword in part]
        _sizes(rules, part)
        required.update(dict.fromkeys(part.get("required", ())))
        for name, needed in part.get("dependentRequired", {}).items():
            rules.dependent[name] = (*rules.dependent.get(name, ()), *needed)
        if "items" in part:
            rules.items.append(part["items"])
        choices += [(part, k) for k in ("oneOf", "anyOf") if k in part and (id(part), k) not in skips]
        if "if" in part and (id(part), "if") not in skips:
            conditions.append(Condition(part, part["if"], part.get("then", True), part.get("else", True)))
        if part is NEVER:
            rules.impossible = True
        elif "not" in part:
            nots.append(part["not"])
        rules.varies = rules.varies or view.is_overlaid(part)
    rules.values = tuple(values) if values is not None else None
    rules.patterns = tuple(expression(pattern) for pattern in patterns)
    rules.bounds = tuple(bounds)
    rules.required = tuple(required)
    rules.nots = tuple(nots)
    rules.choices = tuple(choices)
    rules.conditions = tuple(conditions)
    _keys(rules, parts)
    return rules


def annotations_of(parts: Iterable[Schema]) -> dict[str, Any]:
    """What the parts say about the thing; the first to speak is nearest to the place and is heard.

    An expression that leaves its context open takes that of the next part that names one.
    """
    found: dict[str, Any] = {}
    for part in parts:
        for keyword, value in part.items():
            if keyword not in found and (keyword in _WORDS or keyword.startswith("x-")):
                found[keyword] = value
            elif keyword == "x-expression" and "context" in value and "context" not in found[keyword]:
                found[keyword] = found[keyword] | {"context": value["context"]}
    return found


def among(value: Any, values: Iterable[Any]) -> bool:
    """Whether a value is one of some, as JSON compares: 1 is 1.0 and is not true."""
    return any(value == other and isinstance(value, bool) == isinstance(other, bool) for other in values)


@lru_cache(maxsize=512)
def expression(pattern: str) -> re.Pattern[str]:
    """A pattern of ECMA-262 compiled: `$` is the very end, digits are ASCII."""
    return re.compile(_LAST.sub(r"\\Z", pattern), re.ASCII)


# An unescaped `$` outside a class. Patterns of schemas are our own: a class never holds an unescaped bracket.
_LAST = regex(r"(?<!\\)\$(?=$|\)|\|)")


def _types(rules: Rules, part: Schema) -> None:
    given = part.get("type")
    if given is None:
        return
    types = frozenset([given]) if isinstance(given, str) else frozenset(given)
    if rules.types is None:
        rules.types = types
        return
    common = rules.types & types
    if "integer" in rules.types | types and "number" in rules.types | types:
        common |= {"integer"}
    rules.types = common


def _given_values(part: Schema) -> list[list[Any]]:
    found = []
    if "const" in part:
        found.append([part["const"]])
    if "enum" in part:
        found.append(list(part["enum"]))
    return found


def _sizes(rules: Rules, part: Schema) -> None:
    for keyword in SIZES:
        if keyword in part:
            rules.sizes[keyword] = max(part[keyword], rules.sizes.get(keyword, 0))
    for keyword in LIMITS:
        if keyword in part:
            rules.sizes[keyword] = min(part[keyword], rules.sizes.get(keyword, part[keyword]))
    rules.unique = rules.unique or part.get("uniqueItems") is True


def _keys(rules: Rules, parts: tuple[Schema, ...]) -> None:
    """Named keys, keys by pattern, other keys; for each part "other" means other than its own."""
    closed_by: list[Schema] = []
    sealed = False
    for part in parts:
        for name, schema in part.get("properties", {}).items():
            rules.named.setdefault(name, []).append(schema)
        for pattern, schema in part.get("patternProperties", {}).items():
            rules.by_pattern.append((expression(pattern), schema))
        additional = part.get("additionalProperties")
        if additional is False:
            closed_by.append(part)
        elif additional is not None:
            rules.explicit = True
            if isinstance(additional, dict):
                rules.others.append(additional)
        rest = part.get("unevaluatedProperties")
        if rest is False:
            sealed = True
        elif isinstance(rest, dict):
            rules.others.append(rest)
    for part in parts:
        if isinstance(part.get("additionalProperties"), dict):
            for name in _beyond(part, rules.named):
                rules.named[name].append(part["additionalProperties"])
    for pattern, schema in rules.by_pattern:
        for name, schemas in rules.named.items():
            if pattern.search(name):
                schemas.append(schema)
    for part in closed_by:
        for name in _beyond(part, rules.named):
            del rules.named[name]
    rules.closed = bool(closed_by) or (sealed and not rules.explicit and not rules.others)
    if rules.closed:
        rules.others.clear()


def _beyond(part: Schema, names: Iterable[str]) -> list[str]:
    """The names that a part does not speak of itself."""
    own = part.get("properties", {})
    patterns = [expression(pattern) for pattern in part.get("patternProperties", {})]
    return [name for name in names if name not in own and not any(p.search(name) for p in patterns)]
