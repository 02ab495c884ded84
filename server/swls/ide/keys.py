"""Proposals for keys: what a mapping may have and has not, and whole bodies of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.item import Proposal
from swls.ide.snippets import fitting
from swls.ide.template import template
from swls.ide.words import property_detail, value_words, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.schema import Property, Shape, View

# Ranks of groups.
REQUIRED, BODY, COMMON, OPTIONAL, NEWER, OLD = 0, 1, 2, 3, 8, 9
_MOST_CHOICES = 12


def key_proposals(view: View, forms: Iterable[Shape], siblings: frozenset[str]) -> Iterator[Proposal]:
    """What may be written as a key of a mapping that is one of the forms and has the siblings already."""
    forms = [form for form in forms if _is_mapping(form)]
    bodies = list(_bodies(view, forms, siblings))
    offered = {proposal.label for proposal in bodies if proposal.kind == "property"}
    for name, found in _properties(forms, siblings).items():
        if name not in offered:
            yield _key(view, name, found, forms)
    yield from bodies
    yield from _snippets(view, forms, siblings, {proposal.body for proposal in bodies})


def _is_mapping(shape: Shape) -> bool:
    return shape.types is None or "object" in shape.types


def _properties(forms: list[Shape], siblings: frozenset[str]) -> dict[str, list[tuple[Shape, Property]]]:
    """The keys that are left, in the order in which people write them, with the forms that have them."""
    found: dict[str, list[tuple[Shape, Property]]] = {}
    for form in forms:
        names = dict.fromkeys((*(name for name in form.order if name in form.properties), *form.properties))
        for name in names:
            known = form.properties[name]
            if name not in siblings and not known.forbidden and not _gone(known):
                found.setdefault(name, []).append((form, known))
    return found


def _gone(known: Property) -> bool:
    """Whether the version has the key no more (one that it does not have yet is offered, and marked)."""
    return not known.available and not known.view.too_new(known.since)


def _key(view: View, name: str, found: list[tuple[Shape, Property]], forms: list[Shape]) -> Proposal:
    best = next((known for form, known in found if known.available and form.available), found[0][1])
    if len(forms) > 1:
        # Of several forms that are open, the key that shows which one it is.
        required = any(
            form.required[:1] == (name,) or (name in form.needs and _all_need(forms, name)) for form, _ in found
        )
    else:
        required = best.required
    newer = not any(known.available and form.available for form, known in found)
    rank = REQUIRED if required else OPTIONAL
    if best.deprecated:
        rank = OLD
    elif newer:
        rank = NEWER
    source = value_source([known.shape for _, known in found])
    return Proposal(
        label=name,
        kind="property",
        rank=rank,
        detail=property_detail(view, best) if not newer else _newer(view, found),
        doc=best.description,
        deprecated=best.deprecated,
        key=name,
        source=source,
    )


def _all_need(forms: list[Shape], name: str) -> bool:
    return all(name in form.needs for form in forms)


def _newer(view: View, found: list[tuple[Shape, Property]]) -> str:
    form, known = found[0]
    note = version_words(view, form.since, form.until)
    return property_detail(view, known) if not note else f"{property_detail(view, known)}, {note}"


def value_source(shapes: list[Shape]) -> str:
    """The template of a value that is one of the shapes, empty where the author has to say what."""
    first = shapes[0]
    constants = list(dict.fromkeys(one for shape in shapes for one in _constants(shape)))
    if constants and len(constants) <= _MOST_CHOICES and all(_constants(shape) for shape in shapes):
        return f"${{1|{','.join(constants)}|}}" if len(constants) > 1 else constants[0]
    if len(shapes) > 1:
        return ""
    if first.body:
        return first.body
    if first.default is not None and not isinstance(first.default, dict | list):
        return f"${{1:{value_words(first.default)}}}"
    kinds = {frozenset(leaf.types or ()) for leaf in (first.alternatives or (first,))}
    if kinds == {frozenset({"object"})}:
        return "$0\n"
    if kinds == {frozenset({"array"})}:
        return "- $0\n"
    return ""


def _constants(shape: Shape) -> list[str]:
    """The values of a closed list, as a template writes them."""
    if shape.rules.values is None and shape.types != frozenset({"boolean"}):
        return []
    values = [value_words(one.value) for one in shape.values if shape.view.available(one.since, one.until)]
    return [] if any(set(value) & set(",|$}\\") for value in values) else values


def _bodies(view: View, forms: list[Shape], siblings: frozenset[str]) -> Iterator[Proposal]:
    """The bodies of the alternatives: a task that calls HTTP, a retry with its limits."""
    seen: set[str] = set()
    for form in forms:
        source = form.body
        if not source or source in seen or (len(forms) == 1 and siblings):
            continue
        seen.add(source)
        made = template(source)
        if not made.keys or siblings & set(made.keys):
            continue
        note = version_words(view, form.since, form.until)
        single = len(made.keys) == 1 or (made.first_line.endswith(":") and len(forms) > 1)
        label = made.keys[0] if single else made.first_line if len(forms) > 1 else ", ".join(made.keys)
        detail = form.title or form.noun or "body"
        yield Proposal(
            label=label,
            kind="property" if single else "snippet",
            rank=NEWER if note else REQUIRED if single else BODY,
            detail=f"{detail}, {note}" if note else detail,
            doc=form.description,
            body=source,
            keys=made.keys,
        )


def _snippets(view: View, forms: list[Shape], siblings: frozenset[str], known: set[str]) -> Iterator[Proposal]:
    seen: set[str] = set()
    for form in forms:
        for one in fitting(view, form):
            made = template(one.body)
            if one.name in seen or one.body in known or made.is_list or siblings & set(made.keys):
                continue
            if any((key := form.key(name)) is None or key.forbidden for name in made.keys):
                continue
            seen.add(one.name)
            yield Proposal(
                label=one.name,
                kind="snippet",
                rank=COMMON,
                detail="snippet",
                doc=one.description,
                body=one.body,
                filter=one.prefix,
                keys=made.keys,
            )
