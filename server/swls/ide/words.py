"""Short words about shapes, for details and hovers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from swls.schema import Property, Shape, View

_LONGEST_SUMMARY = 80
_TYPES = {"object": "mapping", "array": "list", "string": "text", "boolean": "true or false", "null": "null"}


def type_words(shape: Shape) -> str:
    """What a value is, in a few words: `text`, `list of tasks`, `duration or text`."""
    if shape.choice is not None:
        found = list(dict.fromkeys(_own(leaf) for leaf in shape.alternatives))
        if len(found) > 3:
            found = list(dict.fromkeys(_types(leaf) for leaf in shape.alternatives))
        return _either(found)
    return _own(shape)


def _own(shape: Shape) -> str:
    label = shape.label
    if label:
        return label.removeprefix("a ").removeprefix("an ")
    meaning = shape.meaning
    if meaning is not None and meaning.format and shape.types == frozenset({"string"}):
        return meaning.format
    if shape.types == frozenset({"array"}) and shape.items is not None:
        inner = (shape.items.noun or shape.items.label or _types(shape.items)).removeprefix("a ").removeprefix("an ")
        return f"list of {_plural(inner)}" if " " not in inner else f"list ({inner})"
    return shape.noun or _types(shape)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _types(shape: Shape) -> str:
    if shape.types is None:
        return "any value"
    return _either([_TYPES.get(name, name) for name in sorted(shape.types)])


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else "any value"


def value_words(value: Any) -> str:
    """A value as it is written."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def version_words(view: View, since: str | None, until: str | None) -> str:
    """`needs 1.0.2` and the like, where the version of the document does not have something; else empty."""
    if view.available(since, until):
        return ""
    return f"needs {since}" if view.too_new(since) else f"only up to {until}"


def key_words(known: Property) -> str:
    """What the value of a key is; "input: input" and "with: call 'http'" would say nothing."""
    words = type_words(known.shape)
    return _types(known.shape) if words in {known.name, known.shape.noun} else words


def property_detail(view: View, known: Property, *, required: bool) -> str:
    """One line about a key."""
    words = [key_words(known)]
    if required:
        words.append("required")
    if known.deprecated:
        words.append("deprecated")
    note = version_words(view, known.since, known.until)
    if note:
        words.append(note)
    return ", ".join(words)


def bare(markdown: str) -> str:
    """Words without the marks of Markdown, for where they would be seen."""
    return markdown.replace("`", "").replace("**", "")


def summary(description: str) -> str:
    """The first sentence of a description as a detail, without Markdown; empty where it is long."""
    first = bare(re.split(r"(?<=[.:;])\s", description.strip(), maxsplit=1)[0].rstrip(".:;"))
    return first if len(first) <= _LONGEST_SUMMARY else first[:_LONGEST_SUMMARY].rpartition(", ")[0]
