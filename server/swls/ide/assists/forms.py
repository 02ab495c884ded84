"""Write a reference the long way or the short way: a name alone, or a mapping that holds it and has room for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.ide.assists.spot import Assist, Spot, written_keys
from swls.schema import walk
from swls.syntax import Cursor, Scalar
from swls.syntax.editing import fragment, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema import Shape


def forms(spot: Spot) -> Iterator[Assist]:
    """Expand the scalar, or shorten the mapping, around the cursor."""
    for cursor in spot.around[:2]:
        if not isinstance(cursor.key, str):
            continue
        known = spot.forms(cursor)
        if isinstance(cursor.node, Scalar):
            yield from _longer(cursor, known)
        elif cursor.is_mapping:
            yield from _shorter(spot, cursor, known)


def _longer(cursor: Cursor, known: list[Shape]) -> Iterator[Assist]:
    for key, plain in _pairs(known):
        if isinstance(cursor.value, str) and cursor.text and _is(plain, "string"):
            value = {key: cursor.value}
            yield Assist(
                f"write '{cursor.key}' as a mapping with '{key}'",
                "refactor.rewrite",
                tuple(replace_value(cursor, value)),
            )
            return
    switch = _switch(known)
    if switch is not None and cursor.value is True:
        yield Assist(
            f"write '{cursor.key}' as a mapping with '{switch}'",
            "refactor.rewrite",
            tuple(replace_value(cursor, {switch: False})),
        )


def _shorter(spot: Spot, cursor: Cursor, known: list[Shape]) -> Iterator[Assist]:
    keys = written_keys(cursor)
    for key, plain in _pairs(known):
        inner = cursor.get(key)
        if keys == (key,) and inner is not None and inner.node is not None:
            value: Any = fragment(inner)
            if value is not None and not walk(inner.node, plain, view=spot.unit.view).problem_count:
                yield Assist(
                    f"write '{cursor.key}' as '{_cut(inner.text)}' alone",
                    "refactor.rewrite",
                    tuple(replace_value(cursor, value)),
                )
            return
    switch = _switch(known)
    if switch is not None and all(
        key == switch and (one := cursor.get(key)) is not None and one.value is False for key in keys
    ):
        yield Assist(f"write '{cursor.key}: true'", "refactor.rewrite", tuple(replace_value(cursor, True)))


def _pairs(known: list[Shape]) -> Iterator[tuple[str, Shape]]:
    """The only required property of a mapping that says what the scalar beside it says: a name of the same kind."""
    scalars = {_kinds(form): form for form in known if _kinds(form) and not form.properties}
    for form in known:
        if len(form.required) == 1:
            (name,) = form.required
            key = form.key(name)
            if key is not None and (kinds := _kinds(key.shape)) in scalars:
                yield name, scalars[kinds]


def _kinds(form: Shape) -> tuple[str, ...]:
    refers = form.meaning.refers if form.meaning is not None else None
    kind = (refers or {}).get("kind", ())
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _switch(known: list[Shape]) -> str | None:
    """The first optional yes or no of a mapping that may also be written as `true` alone."""
    if not any(_is(form, "boolean") for form in known):
        return None
    for form in known:
        if form.properties and not form.required:
            return next(
                (name for name, key in form.properties.items() if key.available and key.shape.default is False), None
            )
    return None


def _is(form: Shape, type_: str) -> bool:
    return form.types is not None and type_ in form.types


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
