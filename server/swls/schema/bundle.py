"""The language of one version as a single plain JSON Schema, for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.schema.language import Language, View, load

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMA_LISTS = ("oneOf", "anyOf", "allOf")
_SCHEMA_MAPS = ("properties", "patternProperties", "$defs")
_SCHEMAS = (
    "items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else", "contains",
    "propertyNames",
)  # fmt: skip


def bundle(generation: str, version: str, *, profile: str = "spec", root: str | None = None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one version, our own keywords resolved and left out.

    What the version lacks is not in it: a property of a closed object is then refused like any unknown one,
    a property of an open object is refused by name, unless the object says `x-open`. ValueError when there
    is no such version.
    """
    language = load(generation)
    view = language.view(version, profile=profile)
    name = root or language.root
    reached: dict[str, Any] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in reached:
            continue
        reached[current] = _plain(language.definitions[current], view)
        waiting.extend(_references(reached[current]))
    whole = {"$schema": DRAFT, "title": f"Serverless Workflow {version}", **reached.pop(name)}
    definitions = {key: reached[key] for key in sorted(reached)}
    if name in _references([whole, definitions]):
        definitions[name] = _plain(language.definitions[name], view)
    whole["$defs"] = definitions
    return whole


def _plain(schema: Any, view: View) -> Any:
    if not isinstance(schema, dict):
        return schema
    found: dict[str, Any] = {}
    effective = view.overlaid(schema)
    for keyword, value in effective.items():
        if keyword in _SCHEMA_LISTS:
            found[keyword] = [_plain(item, view) for item in value if _has(item, view)]
        elif keyword in _SCHEMA_MAPS:
            lenient = effective.get("x-open") is True
            found[keyword] = {
                key: _plain(item, view) if _has(item, view) else False
                for key, item in value.items()
                if not lenient or _has(item, view)
            }
        elif keyword in _SCHEMAS:
            found[keyword] = _plain(value, view)
        elif keyword == "enum":
            found[keyword] = [item for item in value if _has(effective.get("x-values", {}).get(str(item)), view)]
        elif not keyword.startswith("x-"):
            found[keyword] = value
    if "properties" in found and _closed(effective):
        found["properties"] = {
            key: item for key, item in found["properties"].items() if item is not False or _forbids(effective, key)
        }
    return found


def _forbids(schema: dict[str, Any], key: str) -> bool:
    return schema["properties"].get(key) is False


def _closed(schema: dict[str, Any]) -> bool:
    return schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False


def _has(schema: Any, view: View) -> bool:
    """Whether the version has what the schema describes; a reference counts with what it refers to."""
    if not isinstance(schema, dict):
        return True
    if not view.available(schema.get("x-since"), schema.get("x-until")):
        return False
    reference = schema.get("$ref")
    return reference is None or _has_definition(view.language, reference, view)


def _has_definition(language: Language, reference: str, view: View) -> bool:
    target = language.definition(reference)
    return view.available(target.get("x-since"), target.get("x-until"))


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].rpartition("/")[2]
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)
