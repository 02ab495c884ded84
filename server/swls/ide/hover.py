"""What is known about the word under a cursor, as Markdown."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from swls.ide.names import symbol_detail
from swls.ide.words import key_words, type_words, value_words, version_words
from swls.model.names import Use
from swls.schema.cron_words import cron_words
from swls.schema.durations import duration_words
from swls.syntax import Cursor, covering

if TYPE_CHECKING:
    from swls.model import Document, Unit
    from swls.schema import Property, Shape

_MOST_VALUES = 20
_LONGEST_EXAMPLE = 120


class Hover(NamedTuple):
    """Markdown about the stretch `start:end` of the text."""

    text: str
    start: int
    end: int


def hover(document: Document, offset: int) -> Hover | None:
    """What there is to say about the key or value at `offset`; None where it means nothing."""
    unit = document.unit_at(offset)
    if unit is None:
        return None
    cursors = covering(document.tree, offset)
    if not cursors:
        return None
    cursor = cursors[-1]
    depth = len(unit.root.path)
    path = cursor.path
    if path[:depth] != unit.root.path or len(path) == depth:
        return None
    inner = path[depth:]
    start, end = cursor.key_span
    if isinstance(cursor.key, str) and start <= offset <= end:
        text = _key(unit, inner)
        return Hover(text, start, end) if text else None
    if cursor.is_scalar and cursor.start <= offset <= cursor.end:
        text = _value(unit, inner, cursor)
        return Hover(text, cursor.start, cursor.end) if text else None
    return None


# -- keys


def _key(unit: Unit, path: tuple[str | int, ...]) -> str:
    name = str(path[-1])
    forms = unit.forms(path[:-1])
    known = next(((form, found) for form in forms if (found := form.properties.get(name)) is not None), None)
    if known is None:
        return _named(unit, path, forms, name)
    form, found = known
    shape = _chosen(unit, path, found.shape)
    parts = [_title(name, found, shape), found.description or shape.description, _facts(unit, form, found)]
    if shape is not found.shape and shape.description and shape.description != found.description:
        parts.insert(2, shape.description)
    parts += [_values(unit, found.shape), _example(name, found.shape), _link(unit, found.shape, shape, form)]
    return "\n\n".join(part for part in parts if part)


def _chosen(unit: Unit, path: tuple[str | int, ...], shape: Shape) -> Shape:
    """The form that the value has, where it shows."""
    if shape.choice is None:
        return shape
    forms = unit.forms(path)
    return forms[0] if len(forms) == 1 else shape


def _named(unit: Unit, path: tuple[str | int, ...], forms: list[Shape], name: str) -> str:
    """A key that is a name the author gave: of a task, of a function."""
    symbol = next((one for one in unit.names.called(name) if one.path == path), None)
    shapes = unit.forms(path)
    if not shapes:
        return ""
    shape = shapes[0]
    head = f"**{_quoted(name)}**" + (f": {symbol_detail(unit, symbol)}" if symbol is not None else "")
    uses = ""
    if symbol is not None:
        count = len(unit.names.uses_of(symbol))
        uses = f"*named in {count} place{'' if count == 1 else 's'}*" if count else ""
    parts = [
        head,
        shape.description if len(shapes) == 1 or symbol is not None else "",
        uses,
        _link(unit, *shapes, *forms),
    ]
    return "\n\n".join(part for part in parts if part)


def _title(name: str, found: Property, shape: Shape) -> str:
    marks = [word for word, holds in (("required", found.required), ("deprecated", found.deprecated)) if holds]
    words = key_words(found) if shape is found.shape else type_words(shape)
    return f"**{_quoted(name)}**: {words}" + (f" *({', '.join(marks)})*" if marks else "")


def _facts(unit: Unit, form: Shape, found: Property) -> str:
    shape = found.shape
    lines = []
    if shape.default is not None:
        lines.append(f"Default: {_code(shape.default)}")
    since, until = found.since or form.since, found.until or form.until
    if since is not None:
        lines.append(f"Since version {since}")
    if until is not None:
        lines.append(f"Up to version {until}")
    note = version_words(unit.view, since, until)
    if note:
        lines.append(f"**{note}**, this document is read as {unit.version}")
    meaning = shape.meaning
    if meaning is not None and meaning.refers is not None:
        kinds = meaning.refers["kind"]
        words = kinds if isinstance(kinds, str) else " or ".join(kinds)
        lines.append(f"Names a {words.replace('-', ' ')}")
    return "  \n".join(lines)


def _values(unit: Unit, shape: Shape) -> str:
    if shape.types == frozenset({"boolean"}):
        return ""
    listed = [one for leaf in (shape.alternatives or (shape,)) for one in leaf.values]
    lines = []
    for one in listed[:_MOST_VALUES]:
        note = version_words(unit.view, one.since, one.until)
        words = f" - {one.description}" if one.description else ""
        lines.append(f"- `{value_words(one.value)}`{words}" + (f" *({note})*" if note else ""))
    if len(listed) > _MOST_VALUES:
        lines.append(f"- and {len(listed) - _MOST_VALUES} more")
    return "\n".join(dict.fromkeys(lines))


def _example(name: str, shape: Shape) -> str:
    for leaf in (shape, *shape.alternatives):
        for value in leaf.examples:
            written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            if len(written) <= _LONGEST_EXAMPLE and "\n" not in written:
                return f"```yaml\n{name}: {written}\n```"
    return ""


def _link(unit: Unit, *shapes: Shape) -> str:
    link = next((shape.link for shape in shapes if shape.link), "")
    return f"[Specification]({unit.dialect.specification}{link})" if link else ""


# -- values


def _value(unit: Unit, path: tuple[str | int, ...], cursor: Cursor) -> str:
    forms = unit.forms(path)
    value = cursor.value
    parts: list[str] = []
    around = unit.forms(path[:-1])
    own = [form.properties[path[-1]].shape for form in around if path[-1] in form.properties]
    for form in forms:
        for one in form.values:
            if one.value == value and type(one.value) is type(value) and (one.description or form.description):
                since, until = unit.lifetimes(path).get(id(form), (form.since, form.until))
                note = version_words(unit.view, one.since or since, one.until or until)
                parts = [f"**{_quoted(value_words(value))}**", one.description or form.description]
                parts += [f"*{note}*"] if note else []
                parts.append(_link(unit, *own, form, *around))
                return "\n\n".join(part for part in parts if part)
    use = unit.names.at(cursor.start)
    if isinstance(use, Use) and (symbol := unit.names.resolve(use)) is not None:
        line = unit.tree.lines.position(symbol.start)[0] + 1
        return f"**{_quoted(symbol.name)}**: {symbol_detail(unit, symbol)} *(line {line})*"
    words = _meaning(forms, str(value)) if isinstance(value, str) else ""
    if words:
        return words
    key = path[-1] if isinstance(path[-1], str) else None
    return _key(unit, path) if key is not None and forms else ""


def _meaning(forms: list[Shape], text: str) -> str:
    """What a value of a known format says, in words."""
    for form in forms:
        for one in form.annotations.get("x-forms", ()):
            if re.match(one["pattern"], text):
                return f"**{_quoted(one['label'])}**\n\n{one.get('description', '')}"
        meaning = form.meaning
        if meaning is not None and meaning.format == "duration" and (words := duration_words(text)):
            return f"**{_quoted(text)}**: {words}"
        if meaning is not None and meaning.format == "cron" and (words := cron_words(text)):
            return f"**{_quoted(text)}**: {words}"
    return ""


def _quoted(text: str) -> str:
    return "`" + text.replace("`", "'").replace("\n", " ")[:80] + "`"


def _code(value: object) -> str:
    return _quoted(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
