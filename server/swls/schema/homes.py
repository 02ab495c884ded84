"""Where a workflow keeps what it defines once: its retries, errors, functions, events, secrets, ...

Read from the annotations of the schema (`x-declares` with the scope of the whole workflow), so that nobody else has to know
that one generation keeps its retries in `use.retries` by key and another in `retries` by `name`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.schema.along import shape_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema.language import View
    from swls.schema.shapes import Shape

_DEEPEST = 2  # keys that lead to a home


class Home(NamedTuple):
    """The container at `path` (keys from the root) holds the definitions of a kind.

    `named_by`: None where the key of an entry is the name; `""` where the items of a list are the names; else the property
    of an item that holds it. `form` is the shape of what is defined.
    """

    kind: str
    path: tuple[str, ...]
    named_by: str | None
    form: Shape

    def definition(self, name: str, value: Any) -> Any:
        """What goes into the container to define a name: an entry as a mapping, or an item."""
        if self.named_by is None:
            return {name: value}
        if self.named_by == "":
            return name
        return {self.named_by: name, **(value if isinstance(value, dict) else {})}


def homes(view: View, root: Shape) -> dict[str, Home]:
    """The homes of all kinds of names below a root, by kind; the shallowest of each kind."""
    found: dict[str, Home] = {}
    for home in _below(view, root, ()):
        known = found.get(home.kind)
        if known is None or len(home.path) < len(known.path):
            found[home.kind] = home
    return found


def _below(view: View, shape: Shape, path: tuple[str, ...]) -> Iterator[Home]:
    for name, key in shape.properties.items():
        if not key.available or key.forbidden:
            continue
        here = (*path, name)
        for form in shape_at(None, (), key.shape, view):
            yield from _in(view, form, here)
            if len(here) < _DEEPEST and form.properties:
                yield from _below(view, form, here)


def _in(view: View, form: Shape, path: tuple[str, ...]) -> Iterator[Home]:
    if form.additional is not None:
        for one in form.additional.declares_key:
            if one.get("scope") == "workflow":
                yield Home(one["kind"], path, None, form.additional)
    for one in form.meaning.declares if form.meaning is not None else ():
        if one.get("by") == "items" and form.items is not None:
            yield Home(one["kind"], path, "", form.items)
    for item in shape_at(None, (), form.items, view) if form.items is not None else ():
        for one in item.meaning.declares if item.meaning is not None else ():
            if one.get("by") == "value":
                yield Home(one["kind"], path, "", item)
        for name, key in item.properties.items():
            meaning = key.shape.meaning
            for one in meaning.declares if meaning is not None else ():
                if one.get("by") == "value" and one.get("scope") == "workflow":
                    yield Home(one["kind"], path, name, item)
