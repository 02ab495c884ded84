"""What is wrong with a JSON Schema that a workflow embeds, as the schema of JSON Schema itself has it."""

from __future__ import annotations

from typing import Any, NamedTuple

from swls.schema.messages import clean

_MOST = 3


class SchemaFault(NamedTuple):
    """Something wrong at a path of the schema, in words."""

    path: tuple[str | int, ...]
    words: str


def schema_faults(schema: Any) -> list[SchemaFault]:
    """The faults of a schema, a few at most; none where its dialect is not known."""
    if isinstance(schema, bool):
        return []
    if not isinstance(schema, dict):
        return [SchemaFault((), "it has to be an object")]
    from jsonschema.validators import Draft202012Validator, validator_for  # slow to import, rarely needed

    chosen = validator_for(schema, default=Draft202012Validator)
    declared = schema.get("$schema")
    if isinstance(declared, str) and declared.rstrip("#") != str(chosen.META_SCHEMA["$schema"]).rstrip("#"):
        return []
    found: dict[tuple[str | int, ...], SchemaFault] = {}
    for error in chosen(chosen.META_SCHEMA).iter_errors(schema):
        path = tuple(error.absolute_path)
        found.setdefault(path, SchemaFault(path, _words(path, error.instance, str(error.validator))))
    return list(found.values())[:_MOST]


def _words(path: tuple[str | int, ...], value: Any, keyword: str) -> str:
    name = next((part for part in reversed(path) if isinstance(part, str)), "it")
    wants = {"required": "a list of names", "properties": "an object", "items": "a schema", "enum": "a list"}
    if value is None and path:
        return f"'{clean(name)}' has no value" + (f"; it is {wants[name]}" if name in wants else "")
    said = f"'{clean(value)}' " if isinstance(value, str | int | float) and not isinstance(value, bool) else "this "
    if name == "type" and keyword in {"enum", "anyOf"}:
        return f"{said}is no type; write one of array, boolean, integer, null, number, object, string"
    return f"{said}is no value of '{clean(name)}'" + (f", which is {wants[name]}" if name in wants else "")
