"""How messages call kinds of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.syntax.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from swls.schema.shapes import Shape

_EXPECTED = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "a mapping",
    "array": "a list",
    "null": "nothing",
}
_ORDER = tuple(_EXPECTED)
_MAPPING = frozenset({"object"})


def expected_words(shape: Shape) -> list[str]:
    """What may stand here, form by form: labels of the schema, else kinds of values."""
    if shape.label:
        return [shape.label]
    forms = [leaf for leaf in shape.alternatives if leaf.available] or list(shape.alternatives)
    if not forms:
        return [_EXPECTED[kind] for kind in _ORDER if shape.types is not None and kind in shape.types]
    if shape.noun and len(forms) > 1 and all(form.label and form.types == _MAPPING for form in forms):
        return [f"an {shape.noun}" if shape.noun[0] in "aeiou" else f"a {shape.noun}"]
    words: dict[str, None] = {}
    for form in forms:
        words.update(dict.fromkeys([form.label] if form.label else expected_words_of_types(form)))
    return list(words)


def expected_words_of_types(shape: Shape) -> list[str]:
    """Kinds of values that a form accepts."""
    return [_EXPECTED[kind] for kind in _ORDER if shape.types is not None and kind in shape.types]


def actual_words(value: Any) -> str:
    """What somebody wrote."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "text"
    if value is None:
        return "nothing"
    return "a number"
