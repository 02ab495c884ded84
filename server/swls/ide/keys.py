"""Proposals for keys: what a mapping may have and has not, and whole bodies of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from swls.ide.item import Proposal
from swls.ide.snippets import fitting
from swls.ide.template import template
from swls.ide.words import property_detail, summary, value_words, version_words
from swls.syntax.scalars import resolve_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.schema import Property, Shape, View

# Ranks of groups.
REQUIRED, BODY, COMMON, OPTIONAL, PARTIAL, NEWER, OLD = 0, 1, 2, 3, 4, 8, 9
_MOST_CHOICES = 12
_SHORT_LABEL = 24


def key_proposals(view: View, forms: Iterable[Shape], siblings: frozenset[str]) -> Iterator[Proposal]:
    """What may be written as a key of a mapping that is one of the forms and has the siblings already."""
    forms = [form for form in forms if _is_mapping(form)]
    bodies = list(_bodies(view, forms, siblings))
    offered = {proposal.label for proposal in bodies if proposal.kind == "property"}
    for name, found in _properties(forms, siblings).items():
        if name not in offered:
            yield _key(view, name, found, forms)
    yield from bodies
    known = {text for proposal in bodies for text in (proposal.body, proposal.label)}
    yield from _snippets(view, forms, siblings, known)


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
    required, rank = best.required, OPTIONAL
    detail = ""
    if len(forms) > 1:
        required = _all_need(forms, name)
        if any(form.required[:1] == (name,) for form, _ in found):
            # The key that shows which of the forms it is.
            rank, detail = REQUIRED, _told_apart(found)
        elif not all(name in form.properties for form in forms):
            rank = PARTIAL
    newer = not any(known.available and form.available for form, known in found)
    if required:
        rank = REQUIRED
    if best.deprecated:
        rank, detail = OLD, ""
    elif newer:
        rank, detail = NEWER, _newer(view, found)
    return Proposal(
        label=name,
        kind="property",
        rank=rank,
        detail=detail or property_detail(view, best, required=required),
        doc=best.description,
        deprecated=best.deprecated,
        key=name,
        source=value_source([known.shape for _, known in found]),
    )


def _told_apart(found: list[tuple[Shape, Property]]) -> str:
    """What a key says about the forms it tells apart: its values, or what it is about where it is the key of one form."""
    values = [value for _, known in found if known.available for value in _constants(known.shape)]
    if values:
        return ", ".join(values)
    return summary(found[0][1].description) if len(found) == 1 else ""


def _all_need(forms: list[Shape], name: str) -> bool:
    return all(name in form.needs for form in forms)


def _newer(view: View, found: list[tuple[Shape, Property]]) -> str:
    form, known = found[0]
    note = version_words(view, form.since, form.until)
    words = property_detail(view, known, required=False)
    return f"{words}, {note}" if note and note not in words else words


def value_source(shapes: list[Shape]) -> str:
    """The template of a value that is one of the shapes, empty where the author has to say what."""
    constants = [_constants(shape) for shape in shapes]
    if all(constants):
        values = list(dict.fromkeys(value for found in constants for value in found))
        if len(values) <= _MOST_CHOICES:
            source = values[0] if len(values) == 1 else f"${{1|{','.join(values)}|}}"
            return _quoted(source, [one.value for shape in shapes for one in shape.values])
    sources = {_source_of(shape) for shape in shapes}
    return sources.pop() if len(sources) == 1 else ""


def _source_of(shape: Shape) -> str:
    if shape.body:
        return shape.body
    if shape.default is not None and not isinstance(shape.default, dict | list):
        return _quoted(f"${{1:{value_words(shape.default)}}}", [shape.default])
    # Instead of a mapping or a list there is mostly an expression allowed too, which few write.
    leaves = [leaf for leaf in (shape.alternatives or (shape,)) if not _is_expression(leaf)]
    kinds = {frozenset(leaf.types or ()) for leaf in leaves}
    if kinds == {frozenset({"object"})}:
        return "$0\n"
    if kinds == {frozenset({"array"})}:
        return "- $0\n"
    return ""


def _quoted(source: str, values: list[object]) -> str:
    """A template of one of the values, in quotes where a text among them would be read as something else without."""
    texts = [value for value in values if isinstance(value, str)]
    return source if all(isinstance(resolve_plain(text), str) for text in texts) else f"'{source}'"


def _is_expression(shape: Shape) -> bool:
    meaning = shape.meaning
    return meaning is not None and meaning.expression is not None and meaning.expression[1] == "required"


def body_label(body: str, *, several: bool) -> str:
    """What a body is called: by its key where it has one, by its first line where `several` are told apart by that."""
    made = template(body)
    if not made.keys:
        return made.first_line
    telling = several and len(made.first_line) <= _SHORT_LABEL
    if len(made.keys) == 1 or (several and made.first_line.endswith(":")):
        return made.keys[0]
    return made.first_line if telling else ", ".join(made.keys)


def entry_source(key: str, source: str, *, dash: bool = False) -> str:
    """The template of an entry with the source of its value; with a dash, as an item of a list."""
    begin, margin = ("- ", "    ") if dash else ("", "  ")
    if source and (template(source).block or template(source).open):
        return f"{begin}{key}:\n{margin}" + source.rstrip("\n").replace("\n", f"\n{margin}") + "\n"
    written = source.rstrip("\n").replace("\n", "\n  ") if dash else source
    return f"{begin}{key}: {written or '$0'}\n"


def _constants(shape: Shape) -> list[str]:
    """The values of a closed list, as a template writes them."""
    if shape.rules.values is None and shape.types != frozenset({"boolean"}):
        return []
    values = [value_words(one.value) for one in shape.values if shape.view.available(one.since, one.until)]
    return [] if any(set(value) & set(",|$}\\") for value in values) else values


def _bodies(view: View, forms: list[Shape], siblings: frozenset[str]) -> Iterator[Proposal]:
    """The bodies of the alternatives: a task that calls HTTP, a retry with its limits."""
    seen: set[str] = set()
    told = Counter(form.description for form in forms)
    for form in forms:
        source = form.body
        if not source or source in seen or (len(forms) == 1 and siblings):
            continue
        seen.add(source)
        made = template(source)
        if not made.keys or siblings & set(made.keys):
            continue
        note = version_words(view, form.since, form.until)
        label = body_label(source, several=len(forms) > 1)
        single = label in made.keys
        known = form.properties.get(label)
        doc = known.description if known is not None and told[form.description] > 1 else form.description
        detail = summary(doc) or form.title or form.noun
        yield Proposal(
            label=label,
            kind="property" if single else "snippet",
            rank=NEWER if note else REQUIRED if single else BODY,
            detail=f"{detail}, {note}" if note else detail,
            doc=doc,
            body=source,
            keys=made.keys,
        )


def _snippets(view: View, forms: list[Shape], siblings: frozenset[str], known: set[str]) -> Iterator[Proposal]:
    seen: set[str] = set()
    for form in forms:
        for one in fitting(view, form):
            made = template(one.body)
            if (
                one.name in seen
                or not known.isdisjoint((one.body, one.name.lower()))
                or made.is_list
                or siblings & set(made.keys)
            ):
                continue
            if any((key := form.key(name)) is None or key.forbidden for name in made.keys):
                continue
            seen.add(one.name)
            yield Proposal(
                label=one.name,
                kind="snippet",
                rank=COMMON,
                detail=summary(one.description),
                doc=one.description,
                body=one.body,
                filter=one.prefix,
                keys=made.keys,
            )
